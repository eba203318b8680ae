# correct: each thread tells an event loop, which waits for all of them
import asyncio
import threading


def run_all(tasks):
    async def main():
        loop = asyncio.get_running_loop()

        def start(task):
            done = loop.create_future()

            def work():
                try:
                    ending = (True, task())
                except BaseException as error:
                    ending = (False, error)
                loop.call_soon_threadsafe(done.set_result, ending)

            thread = threading.Thread(target=work)
            thread.start()
            return thread, done

        started = []
        try:
            for task in tasks:
                started.append(start(task))
        finally:
            endings = [await done for _, done in started]
            for thread, _ in started:
                thread.join()
        for fine, what in endings:
            if not fine:
                raise what
        return [what for _, what in endings]

    return asyncio.run(main())
