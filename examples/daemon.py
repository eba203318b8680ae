"""A daemon thread saves the work every second. Is it always done with that when the program ends?"""

import threading
import time

log: list[str] = []


def save() -> None:
    """Save for ever, once a second."""
    while True:
        time.sleep(1)
        log.append("begun")
        log.append("saved")


threading.Thread(target=save, name="saver", daemon=True).start()
time.sleep(1)
print(log)
