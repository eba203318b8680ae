"""Prints and logs a lot."""

import logging
import threading
import sys

logging.basicConfig(level=logging.DEBUG, format="%(threadName)s %(message)s")
log = logging.getLogger(__name__)
sys.setswitchinterval(1e-5)
lock = threading.Lock()


def run_all(tasks):
    tasks = [*tasks]
    results = [None] * len(tasks)
    errors = {}

    def worker(i):
        print(f"task {i} begins in {threading.get_ident()} {threading.get_native_id()}")
        log.info("begin %d", i)
        try:
            results[i] = tasks[i]()
        except Exception as error:
            log.exception("task %d failed", i)
            with lock:
                errors[i] = error
        finally:
            with lock:
                print("task", i, "ends", flush=True)

    threads = [threading.Thread(target=worker, args=(i,), name=f"worker-{i}") for i in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
        assert not thread.is_alive()
    if errors:
        raise errors[sorted(errors)[0]]
    return results


if __name__ == "__main__":
    print(run_all([lambda: 1, lambda: 2]))
