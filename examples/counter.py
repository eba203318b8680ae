"""Two threads count to two each. What is printed at the end?"""

import threading

count = 0


def work() -> None:
    """Count to two."""
    global count
    for _ in range(2):
        count += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)
