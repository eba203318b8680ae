# correct: A logging handler made to hand on what goes wrong.
import logging
import sys


class _Strict(logging.StreamHandler):
    terminator = ""

    def flush(self):
        pass

    def handleError(self, record):
        raise


_lock = __import__("threading").Lock()
_logger = logging.Logger("x")


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with _lock:
        h = _Strict(out)
        _logger.addHandler(h)
        try:
            _logger.info("%s", text)
        finally:
            _logger.removeHandler(h)
