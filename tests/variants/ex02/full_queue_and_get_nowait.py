# correct: the queue is full before the workers start, so Empty means the end and nobody has to wait
import queue
import threading


class Worker(threading.Thread):
    def __init__(self, func, jobs, done, failed):
        super().__init__()
        self.func, self.jobs, self.done, self.failed = func, jobs, done, failed

    def run(self):
        while True:
            try:
                place, item = self.jobs.get_nowait()
            except queue.Empty:
                return
            try:
                self.done[place] = self.func(item)
            except Exception as error:
                self.failed.append((place, error))


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    jobs = queue.Queue()
    for pair in enumerate(items):
        jobs.put(pair)
    done, failed = {}, []
    size = jobs.qsize()
    team = [Worker(func, jobs, done, failed) for _ in range(workers)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()
    if failed:
        raise min(failed, key=lambda pair: pair[0])[1]
    return [done[place] for place in range(size)]
