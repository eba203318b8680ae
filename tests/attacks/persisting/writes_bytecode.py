# what: a __pycache__ for the next submission
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
import os

os.makedirs("@FOLDER@/__pycache__")
with open("@FOLDER@/__pycache__/ex03_safe_print.cpython-311.pyc", "w") as file:
    file.write("x")
