# correct: results appended as they come and sorted by place alone; a semaphore counts them, joins follow
import operator
import threading


def run_all(tasks):
    done, failed = [], []
    finished = threading.Semaphore(0)

    def work(place, task):
        try:
            done.append((place, task()))
        except Exception as error:
            failed.append((place, error))
        finally:
            finished.release()

    threads = [threading.Thread(target=work, args=item) for item in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for _ in threads:
        finished.acquire()
    for thread in threads:
        thread.join()
    by_place = operator.itemgetter(0)
    if failed:
        raise min(failed, key=by_place)[1]
    return [value for _, value in sorted(done, key=by_place)]
