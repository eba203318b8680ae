"""Hints: what to think about for an exercise, and for a kind of failure in it. Never how to write it."""

from __future__ import annotations

from grader.records.exercise import Exercise

GENERAL = {
    "run_all": (
        "Start every thread before you wait for any. A thread cannot return a value or raise into its"
        " caller: what it finds has to be put where the caller looks once the thread has ended."
    ),
    "pool_map": (
        "Several threads take the next item from one place until there is none. Where does each "
        "result go, so that the order of the items is kept? What has to happen to an exception?"
    ),
    "safe_print": (
        "What has to be done with no other thread in between, and what need not? Whatever a thread "
        "takes before it writes, it has to give back however the writing ends."
    ),
    "producer_consumer": (
        "Who knows that no more items will come, and how do all consumers learn it? An empty queue "
        "does not say so. And whom does a thread wait for when another has failed?"
    ),
    "background_worker": (
        "One thing has to be able to wake the pause early. Each start needs a state of its own, so "
        "that a stop that is meant for one run cannot be taken for another's."
    ),
}
"""For each exercise, what it is about."""

BY_KIND = {
    "wrong-result": (
        "Read the scenario above and do by hand what your code does with it. Look at the special "
        "cases: nothing at all, one, None, objects that are equal."
    ),
    "wrong-exception": (
        "Which exception reaches the caller, and when? Follow it from the place where it is raised: "
        "through the thread, to the caller. It has to be the very same object."
    ),
    "thread-exception": (
        "An exception that leaves a thread's function ends the thread, and nobody else hears of it. "
        "Catch it there, keep it, and let the caller raise it. If it is a mistake of the code itself: "
        "who may have changed what the thread had just looked at?"
    ),
    "lost": (
        "Something was there and is gone. Two threads that read, then write the same place overwrite "
        "each other; a thread that ends early leaves things behind."
    ),
    "duplicated": (
        "The same thing was done twice. Looking whether it is to be done and saying that one does it "
        "have to be one step."
    ),
    "out-of-order": (
        "Threads end in any order. Where a result goes must not depend on when it is ready."
    ),
    "mixed-output": (
        "Between two calls of `write` any other thread may write. One thing has to be held from the "
        "first to the last of them, and it has to be the same thing for all threads."
    ),
    "race": (
        "Between looking at something and acting on what was seen, another thread may change it. Both"
        " have to stand under one lock, the same one in all threads."
    ),
    "deadlock": (
        "Each thread that is stuck holds something, or waits for something that nobody will do any "
        "more. Take locks in one order everywhere, hold them for a short time, and wake whoever waits"
        " whenever what it waits for may have come about."
    ),
    "livelock": (
        "The threads are busy without getting anywhere. What would have to change for the loop to "
        "end, and who changes it?"
    ),
    "leaked-thread": (
        "Every thread that you start has to be told to end, and waited for, on every way out: also "
        "when something raises."
    ),
    "polling": (
        "A loop that sleeps and looks again, or waits with a time limit only to look again, wakes up "
        "for nothing. Wait on a lock, condition, event or queue that the other side signals, without "
        "a time limit."
    ),
    "not-concurrent": (
        "Something that should run at the same time runs one after the other. Where does a thread "
        "wait before the others have begun, or hold a lock while it does what takes long?"
    ),
    "too-concurrent": (
        "More runs at once than is allowed. What counts how many there are, and is looking and "
        "counting one step?"
    ),
    "late": (
        "Something waits longer than it should. A pause or a wait has to be cut short the moment its "
        "reason has gone."
    ),
    "early": (
        "Something happens before its time is over. Is the time measured from where the exercise "
        "says?"
    ),
    "not-linearizable": (
        "No order of whole calls, one after the other, gives what was seen: two calls were half done "
        "at the same time."
    ),
    "not-implemented": ("The function still stands as it was handed out: fill in the TODO."),
    "forbidden": ("The exercise asks you to do without this module: build it from the primitives."),
    "disagreement": (
        "What it does under control and what it does on real threads differ. Does it look at how it is "
        "run, at real time, or at something outside the exercise?"
    ),
    "crash": (
        "The program was ended from outside: it ran for too long, took too much memory, or ended its "
        "own process."
    ),
}
"""For each kind of failure, in whatever exercise."""

_SPECIAL = {
    ("safe_print", "deadlock"): (
        "Who holds the lock while a value is converted? Its `__str__` may call safe_print itself. And"
        " what happens to the lock if something raises?"
    ),
    ("producer_consumer", "deadlock"): (
        "A producer waits for room, a consumer for an item. When one side has ended or failed, "
        "something must still make room, or still arrive, for each thread that waits."
    ),
    ("producer_consumer", "lost"): (
        "A consumer that finds the queue empty and leaves may leave too early: a source may only be "
        "slow. And any object may be an item, also the one that you use to say `the end`."
    ),
    ("background_worker", "deadlock"): (
        "`stop` waits for the thread. May the thread call `stop`? What may be held while one waits?"
    ),
    ("background_worker", "race"): (
        "Two threads may call `start`, or `start` and `stop`, at the same moment. Which steps of "
        "yours must not be taken by two of them at once?"
    ),
    ("run_all", "not-concurrent"): (
        "Tasks may wait for each other: a thread that is started only when another has ended comes "
        "too late."
    ),
    ("pool_map", "too-concurrent"): (
        "How many threads are there that call the function at any moment? Not more than workers."
    ),
}


_READ = "Read what is asked for at the top of the file, clause by clause, and do by hand what your code does with it."


def hint(exercise: Exercise, kind: str = "") -> str:
    """The hint for a kind of failure in an exercise; without a kind, what the exercise is about. Raises KeyError."""
    if not kind:
        return exercise.hint or _READ if exercise.home else GENERAL[exercise.key]
    if exercise.home:
        return BY_KIND[kind]
    return _SPECIAL.get((exercise.key, kind)) or BY_KIND[kind]
