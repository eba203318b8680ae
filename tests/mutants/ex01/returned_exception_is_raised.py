# breaks: 1.1, R6
# kind: wrong-exception
# needs: 0
# Results and errors share one list, and every exception object in it is raised, also one that a task returned as its value.
import threading


def run_all(tasks):
    tasks = list(tasks)
    outcomes = [None] * len(tasks)

    def run(index, task):
        try:
            outcomes[index] = task()
        except Exception as error:
            outcomes[index] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return outcomes
