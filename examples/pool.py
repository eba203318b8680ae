"""A pool of two threads squares three numbers. In which order do they get done, and in which do the results come?"""

from concurrent.futures import ThreadPoolExecutor

done: list[int] = []


def square(number: int) -> int:
    """The square of a number; it is noted when that was done."""
    result = number * number
    done.append(number)
    return result


with ThreadPoolExecutor(max_workers=2) as pool:
    results = list(pool.map(square, [1, 2, 3]))
print("results", results)
print("done", done)
