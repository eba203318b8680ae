# correct: a chain: each thread starts the next one before it runs its own task, and joins it afterwards
import threading


def run_all(tasks):
    tasks = list(tasks)
    outcomes = [None] * len(tasks)

    def link(index):
        following = None
        if index + 1 < len(tasks):
            following = threading.Thread(target=link, args=(index + 1,))
            following.start()
        try:
            outcomes[index] = (tasks[index](), None)
        except Exception as error:
            outcomes[index] = (None, error)
        if following:
            following.join()

    if not tasks:
        return []
    first = threading.Thread(target=link, args=(0,))
    first.start()
    first.join()
    for _, error in outcomes:
        if error is not None:
            raise error
    return [value for value, _ in outcomes]
