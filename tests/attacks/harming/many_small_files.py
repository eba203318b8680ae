# what: many small files
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, files
for number in range(200):
    open(f"@FOLDER@/empty/{number}", "w").close()
