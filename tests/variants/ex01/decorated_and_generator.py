# correct: a decorator turns each task into a started thread, a generator joins them one by one after all have started
import threading


def in_a_thread(task):
    box = []

    def body():
        try:
            box.append(task())
            box.append(None)
        except Exception as error:
            box[:] = [None, error]

    thread = threading.Thread(target=body)
    thread.start()

    def wait():
        thread.join()
        return box

    return wait


def outcomes(tasks):
    waits = [in_a_thread(task) for task in list(tasks)]
    for wait in waits:
        yield wait()


def run_all(tasks):
    pairs = list(outcomes(tasks))
    for _, error in pairs:
        if error is not None:
            raise error
    return [value for value, _ in pairs]
