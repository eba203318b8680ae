# what: a program started with the subprocess module
# stopped: R
# outcome: problem not-supported
# otherwise: believed, files
# then: solution
import subprocess  # noted: module

subprocess.run(["touch", "@FOLDER@/@MARK@"], check=True)
