# correct: begins no new item after a failure; items begin in order, so all before the failed one have begun and are waited for
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    todo = list(enumerate(items))
    todo.reverse()
    total = len(todo)
    lock = threading.Lock()
    failed = threading.Event()
    results, errors = {}, {}

    def work():
        while True:
            with lock:
                if failed.is_set() or not todo:
                    return
                place, item = todo.pop()
            try:
                results[place] = func(item)
            except Exception as error:
                errors[place] = error
                failed.set()

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed.is_set():
        raise errors[min(errors)]
    return [results[place] for place in range(total)]
