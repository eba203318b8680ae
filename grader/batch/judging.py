"""A process that judges one submission after the other, driven over its standard input, a socket. See grader/batch/judges.py,
the other end.

It is trusted, as the run that started it, and runs no student code: that does a worker of its warm parent of workers. It ends
when its line does, whatever it is doing, and after an order on which the grader broke.
"""

from __future__ import annotations

import os
import platform
import queue
import threading
from multiprocessing.connection import Connection

import msgspec

from grader.batch.orders import Answer, Order, decode_order, encode
from grader.judge import course
from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.records.exercise import find
from grader.sandbox.level import level_of
from grader.sandbox.zygote import Zygote

_IDLE = 600.0  # seconds without an order, after which nobody seems to need it: a run that was killed on another machine, say


def main(own: str) -> None:
    """Answer orders until the grader breaks, or nobody has one. own: as `Order.own`."""
    if own:
        course.take(own)
    line = Connection(os.dup(0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    orders: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    with Zygote() as zygote:
        threading.Thread(target=_listen, args=(line, orders, zygote), daemon=True).start()
        answer = Answer()
        while not answer.broke:
            try:
                order = decode_order(orders.get(timeout=_IDLE))
            except queue.Empty:
                return
            answer = _answer(zygote, order)
            line.send_bytes(encode(answer))


def _listen(line: Connection, orders: queue.SimpleQueue[bytes], zygote: Zygote) -> None:
    """Ends the workers and the process when nobody waits for answers any more."""
    try:
        while True:
            orders.put(line.recv_bytes())
    except (EOFError, OSError):
        try:
            zygote.close()
        finally:
            os._exit(0)


def _answer(zygote: Zygote, order: Order) -> Answer:
    try:
        return _graded(zygote, order) if not (why := _unfit(zygote, order)) else Answer(broke=why)
    except Exception as error:
        return Answer(broke=f"the grader broke: {type(error).__name__}: {error}")


def _unfit(zygote: Zygote, order: Order) -> str:
    """Why this machine cannot carry out an order, if so."""
    here = (course.version(), platform.python_version())
    if here != (order.grader, order.python):
        return (
            f"{platform.node()} has threadgrader {here[0]} on Python {here[1]}, and the run has {order.grader} on "
            f"{order.python}: install the same"
        )
    reached = zygote.reached
    if not reached.is_at_least(level_of(order.level)):
        return f"{platform.node()} gives sandbox {reached.level.letter} only, and {order.level} is wanted"
    return ""


def _graded(zygote: Zygote, order: Order) -> Answer:
    exercise = find(order.exercise)
    assert exercise is not None
    verdict = grade(
        zygote, exercise, order.filename, order.source, order.seed, EFFORTS[order.effort],
        side_by_side=1,  # the other cores have processes like this one
    )  # fmt: skip
    return Answer(msgspec.json.encode(verdict), zygote.reached.level.letter)
