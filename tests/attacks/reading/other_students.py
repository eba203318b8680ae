# what: the folders of other students
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name
import os

for student in os.listdir("@FOLDER@/students"):
    open(f"@FOLDER@/students/{student}/ex03_safe_print.py").read()
