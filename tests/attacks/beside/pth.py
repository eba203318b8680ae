# what: a .pth file, a line of which Python runs
# stopped: R
# outcome: fails wrong-result
# otherwise: files
# beside: evil.pth
import os; os.close(os.open("@FOLDER@/@MARK@", os.O_CREAT))
