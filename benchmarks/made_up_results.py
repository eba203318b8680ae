"""Results of a class that never was: as large as wanted, at once, and the same each time. For tests and benchmarks of what is
made of results; nothing here was graded.

`python -m benchmarks.made_up_results STUDENTS OUT` writes the pages about such a class.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from grader.batch.handed_in import LeftOver, digest_of
from grader.batch.pages import write_pages
from grader.batch.results import Result, Results, Row
from grader.checks.registry import SUITES
from grader.records.exercise import EXERCISES, Exercise
from grader.records.explanation import Conflict, Side
from grader.records.explanation import Row as Step
from grader.records.finding import Note, Problem
from grader.records.verdict import Check, Counterexample, Verdict

ROOT = Path(__file__).parents[1]
HOSTILE = (
    "</script><script>window.hit=1</script>", "<img src=x onerror='window.hit=1'>", "../../etc/passwd",
    '=HYPERLINK("x")', "\u202eevil\u2066", "a\x00b\r\nc", "javascript:window.hit=1", "\ud800", "CON", "x" * 300,
)  # fmt: skip
FIRST = (
    "Ada",
    "Bo",
    "Céline",
    "Dmitri",
    "Eda",
    "Faruk",
    "Grace",
    "Hồ",
    "Iñigo",
    "Jun",
    "Kateřina",
    "Li",
)
LAST = (
    "Ångström",
    "Brown",
    "Čapek",
    "de la Cruz",
    "Ek",
    "Öz",
    "Garcia",
    "Hopper",
    "Ivanov",
    "Jensen",
)


@dataclass(frozen=True, slots=True)
class Program:
    """A program of the corpus. breaks: the clauses that it breaks; kind: how."""

    text: str
    breaks: tuple[str, ...] = ()
    kind: str = "race"


def results(students: int, hostile: bool = True) -> Results:
    """A class of so many students, all exercises. hostile: some of them have the names HOSTILE."""
    names = [f"s{number:05}" for number in range(students)]
    if hostile:
        names[: len(HOSTILE)] = HOSTILE[:students]
    rows = tuple(row(number, name) for number, name in enumerate(sorted(names)))
    left = tuple(LeftOver(f"lost-{n}.txt", "is no Python file") for n in range(students // 100))
    numbers = tuple(exercise.number for exercise in EXERCISES)
    return Results("canvas", numbers, rows, left, "normal", 0, ("B: Landlock and seccomp",))


def row(number: int, student: str) -> Row:
    """A student."""
    random = Random(number)
    able, late = random.random() * 0.7, random.random() < 0.1
    found = tuple(result(number, student, exercise, able) for exercise in EXERCISES)
    name = f"{random.choice(FIRST)} {random.choice(LAST)}" if student.startswith("s") else student
    notes = (
        (f"two files for exercise 1 of {student}: the newest was taken",)
        if random.random() < 0.05
        else ()
    )
    total, most = (sum(getattr(one, what) for one in found) for what in ("points", "max_points"))
    return Row(student, name, f"{student}@example.org", late, found, total, most, notes)


def result(number: int, student: str, exercise: Exercise, able: float) -> Result:
    """One exercise of a student's."""
    random = Random(number * 100 + exercise.number)
    most = float(sum(clause.points for clause in SUITES[exercise.key].clauses))
    luck = random.random()
    if luck < 0.03:
        return Result(exercise.number, 0.0, most, "", "", "not handed in", lambda: None, bytes)
    programs = corpus(exercise)
    right = [program for program in programs if not program.breaks]
    program = random.choice(right if random.random() < able else programs)
    source = typed(program, exercise, random.randrange(10**6)).encode()
    seed, broken = random.randrange(10**6), luck > 0.98
    points = verdict(exercise, program, seed, broken, student).score
    return Result(
        exercise.number, points, most, f"{student}/{exercise.file}.py", digest_of(source),
        "cannot be run: a syntax error in line 3" if broken else "",
        lambda: verdict(exercise, program, seed, broken, student), lambda: source,
    )  # fmt: skip


@cache
def corpus(exercise: Exercise) -> tuple[Program, ...]:
    """The solution, variants and mutants of an exercise."""
    short = exercise.file.partition("_")[0]
    files = [ROOT / "solutions" / f"{exercise.file}.py"]
    for folder in ("variants", "mutants"):
        files += sorted((ROOT / "tests" / folder / short).glob("*.py"))
    return tuple(_program(file.read_text(encoding="utf-8")) for file in files)


def _program(text: str) -> Program:
    said = dict(re.findall(r"^# (breaks|kind): (.+)$", text, re.MULTILINE))
    breaks = tuple(word.strip() for word in said.get("breaks", "").split(",") if word.strip())
    kind = said.get("kind", "race").split(",")[0].strip()
    return Program(
        re.sub(r"^# (breaks|kind|needs):.*\n", "", text, flags=re.MULTILINE), breaks, kind
    )


def typed(program: Program, exercise: Exercise, seed: int) -> str:
    """A program as one student would have typed it: below the stub's text, with names and remarks of their own."""
    random = Random(seed)
    own = [f"{random.choice('abcdefgh')}{random.randrange(1000)}" for _ in range(40)]
    names = dict.fromkeys(re.findall(r"\b[a-z]{4,}\b", program.text))
    swapped = {name: own.pop() for name in names if name in _OWN and own}
    body = re.sub(r"\b[a-z]{4,}\b", lambda found: swapped.get(found[0], found[0]), program.text)
    remarks = "".join(
        f"# {' '.join(random.choices(_WORDS, k=8))}\n" for _ in range(random.randrange(6))
    )
    return f"{_stub(exercise)}\n{remarks}{body}"


_OWN = {
    *("results", "errors", "thread", "threads", "task", "tasks", "item", "items"),
    *("lock", "index", "value", "worker", "error", "queue"),
}
_WORDS = (
    "the",
    "lock",
    "keeps",
    "others",
    "out",
    "while",
    "we",
    "write",
    "and",
    "gives",
    "way",
    "to",
    "whoever",
    "waits",
)


@cache
def _stub(exercise: Exercise) -> str:
    text = (ROOT / "exercises" / f"{exercise.file}.py").read_text(encoding="utf-8")
    return text[: text.rindex('"""\n\n\n') + 4]


def verdict(exercise: Exercise, program: Program, seed: int, broken: bool, student: str) -> Verdict:
    """A verdict as grading might have come to it."""
    random = Random(seed)
    clauses = SUITES[exercise.key].clauses
    failing = {name for name in program.breaks if random.random() < 0.9}
    checks = tuple(
        Check(c.number, c.title, "not_run", 0.0, c.points) if broken
        else Check(c.number, c.title, "failed", 0.0, c.points, program.kind, f"{student} lost 1 of 2", example(random))
        if c.number in failing else Check(c.number, c.title, "passed", c.points, c.points)
        for c in clauses
    )  # fmt: skip
    notes = (Note("odd-import", "imports ctypes", 4),) if random.random() < 0.01 else ()
    problem = Problem(
        "syntax-error", f"{exercise.file}.py, line 3: invalid syntax", f"{exercise.file}.py", 3
    )
    score = sum(check.points for check in checks)
    most = float(sum(clause.points for clause in clauses))
    return Verdict(
        exercise.file, exercise.number, score == most, score, most, checks, problem if broken else None, 0, "normal",
        0 if broken else 2601, 0 if broken else 412, ("B: Landlock and seccomp",), notes,
    )  # fmt: skip


def example(random: Random) -> Counterexample:
    """A failing run."""
    steps = tuple(steps_of(random, random.randint(7, 40)))
    first, second = (Side(n, f"printer {n}", 40 + n, "writes count = 1") for n in (1, 2))
    told = tuple(
        (f"thread {n}", f"safe_print('same', {n}, file=f0)") for n in range(1, random.randint(2, 4))
    )
    return Counterexample(
        {"threads": [[{"values": [n]}] for n in range(3)]}, f"{random.randint(1, 30)}a-4j", random.randint(0, 2), 2, "walk",
        told, steps, "Both threads read `count` = 0 before either wrote. Neither holds a lock there.",
        Conflict("count", first, second),
    )  # fmt: skip


def steps_of(random: Random, count: int) -> Iterator[Step]:
    """The rows of a timeline."""
    for number in range(count):
        task = random.randrange(3)
        marked = number > count - 3
        yield Step(
            task, f"printer {task}" if task else "MainThread", random.randint(36, 60), "out.write(sep.join(map(str, values)))",
            "write", f"writes count = {number}", number / 10, number * 3, random.random() < 0.1, marked, 90 if marked else 10, 2,
        )  # fmt: skip


def main() -> None:
    """Write the pages about a made-up class, and say what that took."""
    students, out = int(sys.argv[1]), Path(sys.argv[2])
    made = results(students)
    before, start, began = peak(), time.perf_counter(), time.process_time()
    write_pages(made, out)
    seconds, busy = time.perf_counter() - start, time.process_time() - began
    index = (out / "report" / "index.html").stat().st_size
    print(
        f"{students * len(EXERCISES):,} results: {seconds:.1f} s ({busy:.1f} s of a processor), "
        f"index.html {index / 1e6:.1f} MB, peak memory {peak():.0f} MB ({before:.0f} MB before)"
    )


def peak() -> float:
    """The most memory that this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
