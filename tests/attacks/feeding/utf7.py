# what: UTF-7, in which a line may hide
# stopped: R
# outcome: passes
# otherwise: believed
# bytes: b"# coding: utf-7\n# +AAo-import os\n" + SOLUTION.decode().encode("utf-7")
