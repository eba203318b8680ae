# breaks: 2.3
# kind: thread-exception
# needs: 1
# Two workers see the last item; one of them takes it, the other ends with an IndexError that nobody catches.
import threading
from collections import deque


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    todo = deque(enumerate(items))
    results = [None] * len(todo)
    errors = {}

    def work():
        while todo and not errors:
            i, x = todo.popleft()
            try:
                results[i] = func(x)
            except Exception as e:
                errors[i] = e

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if errors:
        raise errors[min(errors)]
    return results
