# breaks: 3.2
# kind: mixed-output
# A lock for each file in a defaultdict: two threads that come first may both make one, as the lambda is code of ours.
import sys
import threading
from collections import defaultdict

locks = defaultdict(lambda: threading.RLock())


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with locks[id(out)]:
        out.write(text)
