# what: a token in the environment
# stopped: R
# outcome: problem error-at-import
# otherwise: believed
# then: solution
import os

os.environ["GRADER_TOKEN"]
