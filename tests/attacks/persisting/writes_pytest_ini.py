# what: a pytest.ini for the next submission
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
with open("@FOLDER@/pytest.ini", "w") as file:
    file.write("[pytest]")
