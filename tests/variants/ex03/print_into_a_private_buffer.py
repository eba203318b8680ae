# correct: the real print fills a buffer of this call alone, then one write under a lock
import io
import sys
import threading as t

_one_at_a_time = t.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    target = file if file is not None else sys.stdout
    with io.StringIO(newline="") as buffer:
        print(*values, sep=sep, end=end, file=buffer)
        text = buffer.getvalue()
    with _one_at_a_time:
        target.write(text)
