"""A submission as the worker sees it: loaded, imported to see whether it can be, and looked at."""

from __future__ import annotations

from functools import partial
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR
from types import CodeType, FunctionType, MethodType, ModuleType

from grader.kernel.limits import Limits
from grader.kernel.machine import Machine
from grader.kernel.program import Program, preload_imports
from grader.kernel.strategy import Undisturbed
from grader.records.exercise import Exercise
from grader.records.finding import Note
from grader.records.objects import is_a, plain_text, type_name
from grader.worker import integrity
from grader.worker.parsing import look_for_stubs, parse
from grader.worker.refusing import Refused, refused

IMPORT_LIMITS = Limits(steps=200_000, fair_steps=2_000_000)
MISSING = object()


def inspect(filename: str, source: bytes) -> tuple[Note, ...]:
    """What a person should look at in a submission; nothing of one that cannot be parsed."""
    try:
        return integrity.notes(parse(filename, source))
    except (Refused, RecursionError, MemoryError):  # what is too deep is told when it is loaded
        return ()


def load(machine: Machine, exercise: Exercise, filename: str, source: bytes) -> Program:
    """The rewritten program. Raises Refused if it cannot be parsed or imported, or lacks what the exercise asks for."""
    tree = parse(filename, source)
    look_for_stubs(exercise, filename, tree)
    preload_imports(source)
    program = rewritten(machine, filename, source, exercise.file)
    for again in (False, True):  # each run imports it afresh
        _check_definitions(exercise, filename, _import(machine, exercise, program, again))
    return program


def rewritten(machine: Machine, filename: str, source: bytes, name: str) -> Program:
    """The program under the name of its module, once it was parsed. Raises Refused if it cannot be compiled."""
    try:
        return machine.load(source, filename, name)
    except SyntaxError as error:  # 'return' outside function is none of the parser's business
        raise refused("syntax-error", filename, error.lineno or 0, str(error.msg)) from None
    except (RecursionError, MemoryError):
        raise refused("too-deep", filename, 0, "is nested too deeply to be read") from None


def _import(
    machine: Machine, exercise: Exercise, program: Program, again: bool
) -> dict[str, object]:
    """What stands under the wanted names, once the program was imported, undisturbed. Refuses it if that does not
    end as an import should."""
    found: dict[str, object] = {}

    def main() -> None:
        module = program.module()
        for name, _ in exercise.names:
            value = getattr(module, name, MISSING)
            if value is not MISSING:
                found[name] = value

    run = machine.run(main, Undisturbed(), IMPORT_LIMITS)
    name = program.filename
    if run.raised is not None:
        raise _import_failed(machine, name, run.raised, " when it is imported again" * again)
    stuck = "while it is imported: put what it does into the function, or under if __name__ == '__main__'"
    if run.ending == "unsupported":
        place, colon, rest = run.detail.partition(": ")
        line = int(place.removeprefix("line ")) if colon and place.startswith("line ") else 0
        raise refused(
            "not-supported", name, line, f"{rest or place} is not supported here, {stuck}"
        )
    if run.ending == "too-much-output":
        raise refused("too-much-output", name, 0, f"prints {run.detail} {stuck}")
    if run.ending != "finished":
        line = next((task.at for task in run.tasks if task.id == 0), 0)
        what = f"does not come to an end ({run.ending}) {stuck}"
        raise refused("stuck-at-import", name, line, what)
    for task in run.tasks:
        what = f"starts a thread ({task.name}) that runs on {stuck}"
        raise refused("threads-at-import", name, task.line, what)
    return found


def module_again(machine: Machine, program: Program) -> ModuleType:
    """The program's module, executed now, in a run. Raises Refused where that fails, though `load` had no trouble."""
    try:
        return program.module()
    except (Exception, SystemExit) as error:
        again = " when it is imported again"
        raise _import_failed(machine, program.filename, error, again) from None


def _import_failed(machine: Machine, filename: str, error: BaseException, when: str) -> Refused:
    line = machine.places.line_of_traceback(error)
    name = type_name(type(error))
    if is_a(error, EOFError) and machine.library.streams.stdin.asked:
        what = "reads standard input: nobody can type there"
        return refused("reads-stdin", filename, line, what)
    if is_a(error, SystemExit):
        what = "ends the program (SystemExit) while it is imported"
        return refused("exits", filename, line, what)
    kind = "import-error" if is_a(error, ImportError) else "error-at-import"
    return refused(kind, filename, line, f"{name}: {plain_text(error)}".rstrip(": ") + when)


def _check_definitions(exercise: Exercise, filename: str, found: dict[str, object]) -> None:
    """Refuse a module that lacks a wanted name, or has something else under it."""
    for name, kind in exercise.names:
        if name not in found:
            what = f"defines no {kind} {name}: keep the names of the exercise"
            raise refused("missing-name", filename, 0, what)
        what = _wrong_with(found[name], kind)
        if what:
            raise refused("wrong-kind", filename, _line_of(found[name]), f"{name} {what}")


def _wrong_with(value: object, kind: str) -> str:
    """What is wrong with a value as a function or class, blank if nothing is."""
    if kind == "class":
        return "" if is_a(value, type) else "is not a class"
    if is_a(value, type):
        return "is a class: the exercise asks for a function"
    if not callable(value):
        return "is not a function"
    code = _code_of(value)
    if code is not None and code.co_flags & (CO_COROUTINE | CO_ASYNC_GENERATOR):
        return "is a coroutine function (async def), which a call only prepares: write def"
    if code is not None and code.co_flags & CO_GENERATOR:
        return "is a generator function (it has a yield), which a call only prepares: use return"
    return ""


def _line_of(value: object) -> int:
    code = _code_of(value)
    return 0 if code is None else code.co_firstlineno


def _code_of(value: object) -> CodeType | None:
    """The code of a function, asked without running any; None of another object that can be called."""
    while type(value) is partial:
        value = value.func
    if type(value) is MethodType:
        value = value.__func__
    return value.__code__ if type(value) is FunctionType else None
