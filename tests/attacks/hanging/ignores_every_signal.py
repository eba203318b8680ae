# what: a loop in C that ignores every signal
# stopped: R
# outcome: problem out-of-time
# otherwise: hangs
# seconds: 0.5
import signal  # noted: module

for number in signal.valid_signals():
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
value = 9**9**9
