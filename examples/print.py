"""Two threads print a line each. Are there always two lines?"""

import threading


def greet(name: str) -> None:
    """Print one line: a text, and then the end of the line."""
    print(f"hello {name}")


threads = [threading.Thread(target=greet, args=(name,)) for name in ("Ada", "Bob")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
