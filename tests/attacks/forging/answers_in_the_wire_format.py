# what: replies in the grader's own format, sent before they are asked for
# stopped: R
# outcome: fails crash
# otherwise: refused
# then: wrong
import os

try:
    from grader.records.wire import Explored, Loaded, frame  # noted: module

    for _ in range(100):
        os.write(3, frame(Loaded(None)))  # noted: descriptor
        os.write(3, frame(Explored((), 50, 50)))
except ImportError:
    pass
