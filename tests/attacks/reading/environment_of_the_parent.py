# what: the environment of the parent
# stopped: R
# outcome: problem error-at-import
# otherwise: believed
# then: solution
import os

tokens = []
for pid in (os.getppid(), @GRADER@):
    try:
        tokens.append(open(f"/proc/{pid}/environ").read().index("GRADER_TOKEN"))
    except (OSError, ValueError):
        pass
tokens[0]
