# correct: all threads line up at a barrier before the first task begins; the waiting is free, the start is too
import threading


def run_all(tasks):
    tasks = tuple(tasks)
    if len(tasks) == 0:
        return []
    line = threading.Barrier(len(tasks))
    results, errors = {}, {}

    def racer(lane):
        line.wait()
        try:
            results[lane] = tasks[lane]()
        except Exception as error:
            errors[lane] = error

    racers = [threading.Thread(target=racer, args=[lane], name=f"lane {lane}") for lane in range(len(tasks))]
    for one in racers:
        one.start()
    for one in reversed(racers):
        one.join()
    if errors:
        raise errors[sorted(errors)[0]]
    return [results[lane] for lane in range(len(tasks))]
