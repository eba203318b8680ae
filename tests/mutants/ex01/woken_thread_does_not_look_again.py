# breaks: 1.4
# kind: wrong-exception
# needs: 2
# A thread that is woken to note its error does not look whether a third one has come in first: two compare and store at once, and
# a later task's error may win.
import threading


def run_all(tasks):
    tasks = list(tasks)
    results = [None] * len(tasks)
    changed = threading.Condition()
    noting = False
    first = None

    def note(index, error):
        nonlocal noting, first
        with changed:
            if noting:
                changed.wait()
            noting = True
        if first is None or index < first[0]:
            first = (index, error)
        with changed:
            noting = False
            changed.notify()

    def run(index, task):
        try:
            results[index] = task()
        except Exception as error:
            note(index, error)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if first is not None:
        raise first[1]
    return results
