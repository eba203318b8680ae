# what: the bytecode of the grader's own modules
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name | problem error-at-import
import os
import sys

for module in tuple(sys.modules.values()):  # noted: interpreter
    if getattr(module, "__name__", "") == "grader.records.wire":  # noted: module
        cached = os.path.join(os.path.dirname(module.__file__), "__pycache__")
        os.makedirs(cached, exist_ok=True)
        open(os.path.join(cached, "@MARK@.pyc"), "w").close()
