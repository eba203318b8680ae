# breaks: 3.2
# kind: race
# needs: 2
# Drawing a ticket is a read and a write: two threads may draw the same number, and then both are let in.
import sys
import threading

hall = threading.Condition()
next_ticket = 0
serving = 0


def safe_print(*values, sep=" ", end="\n", file=None):
    global next_ticket, serving
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    mine = next_ticket
    next_ticket = mine + 1
    with hall:
        while serving < mine:
            hall.wait()
    try:
        out.write(text)
    finally:
        with hall:
            serving += 1
            hall.notify_all()
