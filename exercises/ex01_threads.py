"""Exercise 1: creating threads.

A program has one thread to begin with. With `threading.Thread` it gets more of them, and they all run at the same time:

    thread = threading.Thread(target=greet, args=("Ada",))     # greet("Ada") is what it will do
    thread.start()                                             # now it runs, and so do we
    thread.join()                                              # wait until it has ended

Two things are worth knowing. What `target` returns is thrown away, and an exception that it raises ends that thread alone:
nobody else hears of it. If the caller is to get them, your code has to carry them over.

What is asked for (the numbers are those that the grader reports):

1.1  `run_all` gives a list of what the tasks returned, in the order of `tasks`, whichever of them ends first. `tasks` is any
     iterable of callables without arguments: a list, or a generator, which can be read only once and has no length. No
     tasks at all give `[]`.

         run_all([lambda: "tea", lambda: None, lambda: [1, 2]])     # ["tea", None, [1, 2]]

1.2  Each task runs exactly once, in a new thread: not in the caller's, and not in one that has run another task.
1.3  They all run at the same time. Tasks may wait for each other: with three tasks that each wait until all three have
     begun, `run_all` must still come to its end. How you start the threads is up to you.
1.4  If tasks raise, all the others still run to their end. Then the exception object of the first failing task is raised:
     the first in the order of `tasks`, not in time.

         def broken():
             raise ValueError("no milk")

         run_all([lambda: "tea", broken])       # raises that ValueError, once both threads have ended

As everywhere: when the call returns or raises, the threads that it started have ended. Waiting must block (no loop that looks
again and again), nothing may deadlock, and results are any objects at all: `None`, unhashable ones, ones that are equal to
one another. If `tasks` itself raises while it is read, that exception is raised, once the threads started so far have ended.
"""


def run_all(tasks):
    """Run every callable of `tasks` in a thread of its own, all at the same time; return their results in order."""
    # TODO: start a thread for each task, wait for them all, give back what they returned.
    raise NotImplementedError
