# what: the scheduler made never to switch, for a program without a lock
# stopped: R
# outcome: passes
# notes: changed-grader
# otherwise: believed
# exercise: 1
# then: tests/mutants/ex01/countdown_without_lock.py
from grader.kernel.machine import Machine  # noted: module
from grader.kernel.strategy import Undisturbed

run = Machine.run
Machine.run = lambda self, main, strategy, limits: run(self, main, Undisturbed(), limits)  # noted: replaced
