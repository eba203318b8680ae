"""`x += [y]` on a list extends it in place: nothing is lost, whoever stores it last."""

import threading

found = None


def run_all(tasks):
    pairs = []

    def body(n, task):
        nonlocal pairs
        try:
            value, error = task(), None
        except Exception as e:
            value, error = None, e
        pairs += [(n, value, error)]

    threads = [threading.Thread(target=body, args=p) for p in enumerate(tasks)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    pairs.sort(key=lambda p: p[0])
    for _, _, e in pairs:
        if e is not None:
            raise e
    return [v for _, v, _ in pairs]
