# correct: what a task raises leaves its thread, whose run() notes it before it goes on its way
import threading


class Worker(threading.Thread):
    error = value = None

    def run(self):
        try:
            self.value = self._target(*self._args)
        except Exception as error:
            self.error = error
            raise


def run_all(tasks):
    workers = [Worker(target=task) for task in tasks]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for worker in workers:
        if worker.error is not None:
            raise worker.error
    return [worker.value for worker in workers]
