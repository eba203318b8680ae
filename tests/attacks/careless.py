"""A grader as too many are: it imports the submission, tests it in the same process, and believes what comes out.

    careless.py FILE EXERCISE        as the process that is believed: exit code 0 says "passed", unless a line says more

Attacks are shown to work on it, or nobody would know that those on ours could.
"""

from __future__ import annotations

import importlib.util
import io
import json
import os
import sys
import threading
import traceback
import unittest
from typing import Any

_RESULTS = 5  # a descriptor of a pipe, for results; the first line says that the submission is about to be imported


class Questions(unittest.TestCase):
    """What is asked of a submission; the expected answers lie about."""

    module: Any
    exercise: str
    answer: Any = None

    def test_submission(self) -> None:
        expected: object
        if self.exercise == "1":
            expected = ["a", "b"]
            answer = self.module.run_all([lambda: "a", lambda: "b"])
        elif self.exercise == "2":
            expected = ["0", "1", "2"]
            answer = Questions.answer = self.module.pool_map(str, range(3), 2)
            assert isinstance(answer, list), repr(answer)
        else:
            expected, file = "a 1\n", io.StringIO()
            self.module.safe_print("a", 1, file=file)
            answer = file.getvalue()
        self.assertEqual(expected, answer)


def main(file: str, exercise: str) -> None:
    spec = importlib.util.spec_from_file_location("submission", file)
    assert spec is not None
    assert spec.loader is not None
    Questions.module = importlib.util.module_from_spec(spec)
    Questions.exercise = exercise
    os.write(_RESULTS, b"begins\n")
    try:
        spec.loader.exec_module(Questions.module)
        done = unittest.TextTestRunner(sys.stderr).run(
            unittest.defaultTestLoader.loadTestsFromTestCase(Questions)
        )
        passed = not done.failures and not done.errors
    except Exception as error:
        print(str(error), file=sys.stderr)
        traceback.print_exc()
        passed = False
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            thread.join()
    text = json.dumps({"passed": passed, "answer": Questions.answer}, default=repr)
    os.write(_RESULTS, text.encode() + b"\n")
    print(text)
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
