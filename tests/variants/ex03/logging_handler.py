# correct: A logging handler has a lock already.
import logging
import sys


class _H(logging.Handler):
    def emit(self, record):
        record.out.write(record.msg)


_h = _H()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(str(v) for v in values) + end
    record = logging.makeLogRecord({"msg": text, "out": out})
    _h.handle(record)
