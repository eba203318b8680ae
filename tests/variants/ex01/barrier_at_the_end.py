# correct: each thread passes an end barrier with the caller, then is joined
import threading


def run_all(tasks):
    tasks = list(tasks)
    door = threading.Barrier(len(tasks) + 1)
    slots = [{} for _ in tasks]

    def work(task, slot):
        try:
            slot["value"] = task()
        except Exception as error:
            slot["error"] = error
        finally:
            door.wait()

    threads = [threading.Thread(target=work, args=pair) for pair in zip(tasks, slots)]
    for thread in threads:
        thread.start()
    door.wait()
    for thread in threads:
        thread.join()
    for slot in slots:
        if "error" in slot:
            raise slot["error"]
    return [slot["value"] for slot in slots]
