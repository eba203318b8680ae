# correct: who has the queue's only token may write
import queue
import sys

_tokens = queue.SimpleQueue()
_tokens.put("token")


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    token = _tokens.get()
    try:
        out.write(text)
    finally:
        _tokens.put(token)
