# correct: each thread starts as soon as its task is read; the finally joins them also if reading raises
import threading
from functools import partial


class Outcome:
    value = error = None


def run_into(outcome, task):
    try:
        outcome.value = task()
    except Exception as error:
        outcome.error = error


def run_all(tasks):
    outcomes, threads = [], []
    try:
        for task in tasks:
            outcomes.append(outcome := Outcome())
            threads.append(thread := threading.Thread(target=partial(run_into, outcome, task)))
            thread.start()
    finally:
        while threads:
            threads.pop().join()
    for outcome in outcomes:
        if outcome.error is not None:
            raise outcome.error
    return [outcome.value for outcome in outcomes]
