# what: 64 threads that meet at a barrier and answer through a queue
# stopped: R
# outcome: passes
# otherwise: believed
# slow: each run starts 64 threads
import queue
import sys
import threading

lock = threading.Lock()


def all_at_once(count):
    barrier, answers = threading.Barrier(count), queue.Queue()

    def work(number):
        barrier.wait()
        answers.put(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers.get() for _ in threads)


assert all_at_once(64) == list(range(64))


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with lock:
        out.write(text)
