# what: pytest.skip() and a replaced pytest
# stopped: R
# outcome: problem import-error
# otherwise: believed
import unittest  # noted: module

import pytest  # noted: module


class Skips(unittest.SkipTest):
    pass


def skip(*_, **__):
    raise Skips("nothing to see")


pytest.skip = skip  # noted: replaced


def safe_print(*values, sep=" ", end="\n", file=None):
    pytest.skip("nothing to see", allow_module_level=True)
