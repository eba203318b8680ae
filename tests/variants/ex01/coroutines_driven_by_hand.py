"""Each thread drives a coroutine, without an event loop."""

import threading


async def child(task):
    return task()


def drive(coroutine, box):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        box.append(stop.value)
        box.append(None)
    except Exception as e:
        box.append(None)
        box.append(e)


def run_all(tasks):
    boxes = []
    threads = []
    for coroutine in [child(task) for task in tasks]:
        box = []
        boxes.append(box)
        threads.append(threading.Thread(target=drive, args=(coroutine, box)))
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for _, error in boxes:
        if error is not None:
            raise error
    return [value for value, _ in boxes]
