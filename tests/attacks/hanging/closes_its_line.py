# what: closing every descriptor, and going on
# stopped: R
# outcome: problem crash
# otherwise: hangs
import os

os.closerange(0, 1024)
value = 9**9**9
