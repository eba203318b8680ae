# correct: asyncio hands the calls to an executor, and waits for all of them
import asyncio
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")

    async def main():
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(workers) as pool:
            calls = [loop.run_in_executor(pool, func, item) for item in items]
            if calls:
                await asyncio.wait(calls)
        return [call.result() for call in calls]

    return asyncio.run(main())
