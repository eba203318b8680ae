# breaks: R2
# kind: leaked-thread
# needs: 0
# A daemon thread takes texts from a queue and never ends.
import queue
import sys
import threading

jobs = queue.Queue()
start_lock = threading.Lock()
writer = None


def write_all():
    while True:
        out, text, answer = jobs.get()
        try:
            out.write(text)
            answer.put(None)
        except Exception as error:
            answer.put(error)


def safe_print(*values, sep=" ", end="\n", file=None):
    global writer
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with start_lock:
        if writer is None:
            writer = threading.Thread(target=write_all, daemon=True)
            writer.start()
    answer = queue.Queue()
    jobs.put((out, text, answer))
    if (error := answer.get()) is not None:
        raise error
