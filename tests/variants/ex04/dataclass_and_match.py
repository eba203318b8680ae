# correct: dataclasses with string annotations as messages, told apart by match; items wait inside a message, equal ones too
from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field
from typing import Any


@dataclass(eq=False)
class Item:
    value: Any


@dataclass(eq=False)
class Stop:
    pass


@dataclass
class State:
    line: queue.Queue[Item | Stop]
    errors: list[Exception] = field(default_factory=list)


def producer(state: State, source) -> None:
    try:
        for value in source:
            state.line.put(Item(value))
            if state.errors:
                return
    except Exception as error:
        state.errors.append(error)


def consumer(state: State, consume) -> None:
    while True:
        match state.line.get():
            case Stop():
                return
            case Item() if state.errors:
                pass
            case Item(value=value):
                try:
                    consume(value)
                except Exception as error:
                    state.errors.append(error)


def run_pipeline(sources, consume, consumers, capacity):
    match consumers >= 1, capacity >= 1:
        case (True, True):
            state = State(queue.Queue(capacity))
        case _:
            raise ValueError("consumers and capacity have to be positive")
    first = [threading.Thread(target=producer, args=(state, source)) for source in list(sources)]
    second = [threading.Thread(target=consumer, args=(state, consume)) for _ in range(consumers)]
    for thread in first + second:
        thread.start()
    for thread in first:
        thread.join()
    for _ in second:
        state.line.put(Stop())
    for thread in second:
        thread.join()
    match state.errors:
        case [error, *_]:
            raise error
