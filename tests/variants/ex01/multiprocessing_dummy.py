"""The threads of `multiprocessing.dummy`."""

from multiprocessing import dummy


def run_all(tasks):
    results = {}

    def work(i, task):
        try:
            results[i] = (None, task())
        except Exception as e:
            results[i] = (e, None)

    threads = [dummy.Process(target=work, args=pair) for pair in enumerate(tasks)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for i in range(len(threads)):
        if results[i][0] is not None:
            raise results[i][0]
    return [results[i][1] for i in range(len(threads))]
