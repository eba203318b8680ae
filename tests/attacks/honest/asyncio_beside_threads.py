# what: an event loop beside threads
# stopped: R
# slow: each call makes an event loop
# outcome: passes
# otherwise: believed
import asyncio
import sys
import threading

lock = threading.Lock()


async def joined(texts, sep):
    parts = []
    for text in texts:
        await asyncio.sleep(0)
        parts.append(text)
    return sep.join(parts)


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = asyncio.run(joined([str(value) for value in values], sep)) + end
    with lock:
        out.write(text)
