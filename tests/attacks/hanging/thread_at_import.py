# what: a thread started while it is imported, which never ends
# stopped: R
# outcome: problem threads-at-import
# otherwise: hangs
import threading

threading.Thread(target=threading.Event().wait).start()
