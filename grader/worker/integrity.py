"""What in a submission has no business in an exercise: told with its line to a person, and never held against anybody.

Read off the syntax tree before any of the submission's code runs. Who wants to hide something can; what tells on them
then is the sandbox, not this.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator

from grader.records.finding import Note
from grader.records.texts import sendable

MOST = 20
"""Notes on one submission: after that many a person has seen enough."""

_MODULES = {
    "ctypes": "reaches into the interpreter's memory",
    "_ctypes": "reaches into the interpreter's memory",
    "cffi": "reaches into the interpreter's memory",
    "gc": "lists the objects of the whole process",
    "_thread": "is the layer below threading",
    "greenlet": "is what the grader itself runs on",
    "grader": "is the grader itself",
    "msgspec": "is what the grader speaks with",
    "hypothesis": "is what the grader draws its scenarios with",
    "pytest": "is a tool for tests, not for a solution",
    "unittest": "is a tool for tests, not for a solution",
    "importlib": "loads modules in ways of its own",
    "imp": "loads modules in ways of its own",
    "runpy": "loads modules in ways of its own",
    "marshal": "makes code at run time",
    "code": "makes code at run time",
    "codeop": "makes code at run time",
    "timeit": "makes code at run time",
    "atexit": "runs code after the end",
    "signal": "handles signals of the process",
    "faulthandler": "writes to descriptors of the process",
    "tracemalloc": "looks into the interpreter",
    "inspect": "looks into frames and sources",
    "dis": "looks into the interpreter",
    "bdb": "traces code",
    "pdb": "traces code",
    "trace": "traces code",
    "posix": "is the layer below os",
    "socket": "uses the network",
    "_socket": "uses the network",
    "subprocess": "starts programs",
    "pty": "starts programs",
    "mmap": "maps memory of the process",
    "resource": "changes the limits of the process",
    "fcntl": "changes descriptors of the process",
    "pickle": "is no part of what the exercises need",
}
_ATTRIBUTES = {
    "frames": ("_getframe", "_current_frames", "currentframe", "f_back", "f_locals", "f_globals", "tb_frame"),
    "tracing": ("settrace", "setprofile", "settrace_all_threads", "setprofile_all_threads", "addaudithook"),
    "interpreter": (
        "setswitchinterval", "__globals__", "__subclasses__", "__builtins__", "__closure__", "__loader__",
        "_kernel",  # of the grader's own streams
    ),
    "process": ("_exit", "fork", "execv", "execve", "kill", "killpg", "posix_spawn", "system", "popen"),
    "descriptor": ("write", "writev", "pwrite", "sendfile", "fdopen", "dup", "dup2"),
}  # fmt: skip
_KIND_OF = {name: kind for kind, names in _ATTRIBUTES.items() for name in names}
_RARE = frozenset(_KIND_OF) - {"kill", "system", "popen", "fork", *_ATTRIBUTES["descriptor"]}
"""Names that as a text mean nothing else; the others count as names of `os`."""
_AT_RUN_TIME = frozenset({"eval", "exec", "compile", "__import__"})
_MADE_TO_BE_SET = frozenset({"stdout", "stderr", "stdin", "excepthook"})
_STREAMS = frozenset({"stdout", "stderr", "__stdout__", "__stderr__"})
_OF_STREAMS = frozenset(dir(io.TextIOWrapper))
_BY_NAME = frozenset({"getattr", "setattr", "delattr"})


def notes(tree: ast.Module) -> tuple[Note, ...]:
    """What a person should look at, in the order of the lines, each thing once."""
    imported = _imported_names(tree)
    seen: dict[str, Note] = {}
    found = (note for node in ast.walk(tree) for note in _about(node, imported))
    for note in sorted(found, key=lambda note: note.line):
        seen.setdefault(note.message, note)
    return tuple(seen.values())[:MOST]


def _imported_names(tree: ast.Module) -> frozenset[str]:
    """What stands for modules and what is in them, other names for that included."""
    names: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                names.update(alias.asname or alias.name.partition(".")[0] for alias in node.names)
            case ast.ImportFrom():
                names.update(alias.asname or alias.name for alias in node.names)
            case ast.Assign(targets=[ast.Name(name)], value=ast.Name() | ast.Attribute()):
                if _root(node.value) in names:
                    names.add(name)
    return frozenset(names)


def _root(node: ast.expr) -> str:
    """The first name of names with dots between; blank where there is none."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _dotted(node: ast.expr) -> str:
    """Names with dots between, as they stand there. (A chain may be longer than functions may call each other.)"""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return ".".join([_root(node), *reversed(names)])


def _about(node: ast.AST, imported: frozenset[str]) -> Iterator[Note]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield from _module(alias.name, node.lineno)
    elif isinstance(node, ast.ImportFrom) and not node.level:
        yield from _module(node.module or "", node.lineno)
        for alias in node.names:
            yield from _imported(node.module or "", alias.name, node.lineno)
            if (node.module, alias.name) == ("sys", "modules"):
                yield _note("interpreter", "uses sys.modules", node.lineno)
    elif isinstance(node, ast.Attribute):
        yield from _attribute(node, imported)
    elif isinstance(node, ast.Name) and node.id in _AT_RUN_TIME:
        yield _note("dynamic-code", f"uses {node.id}: code that is made at run time", node.lineno)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _text(node.value, node.lineno)
    elif isinstance(node, ast.MatchClass):
        for name in node.kwd_attrs:
            if name in _RARE:
                yield _note(_KIND_OF[name], f"uses {name}", node.lineno)
    elif isinstance(node, ast.Call):
        yield from _call(node, imported)


def _module(name: str, line: int) -> Iterator[Note]:
    top = name.partition(".")[0]
    if top in _MODULES:
        yield _note("module", f"imports {top}, which {_MODULES[top]}", line)


def _imported(module: str, name: str, line: int) -> Iterator[Note]:
    if name in _RARE or (name in _KIND_OF and module == "os"):
        yield _note(_KIND_OF[name], f"uses {name}", line)
    elif module == "builtins" and name in _AT_RUN_TIME:
        yield _note("dynamic-code", f"uses {name}: code that is made at run time", line)


def _call(node: ast.Call, imported: frozenset[str]) -> Iterator[Note]:
    """What is done by name to what is not its own."""
    match node:
        case ast.Call(func=ast.Name(id="vars"), args=[of]) if _root(of) in imported:
            yield _note("replaced", f"uses vars({_dotted(of)})", node.lineno)
        case ast.Call(func=ast.Name(id=how), args=[of, name, *_]) if (
            how in _BY_NAME and _root(of) in imported
        ):
            if how != "getattr":
                yield _note("replaced", f"uses {how}({_dotted(of)}, …)", node.lineno)
            elif not isinstance(name, ast.Constant):
                message = f"uses getattr({_dotted(of)}, …) with a name that is made at run time"
                yield _note("dynamic-code", message, node.lineno)
        case ast.Call(func=ast.Name("open"), args=[ast.Constant(int()), *_]):
            yield _note("descriptor", "opens a descriptor of the process", node.lineno)


def _attribute(node: ast.Attribute, imported: frozenset[str]) -> Iterator[Note]:
    base = _root(node.value)
    if node.attr in _RARE or (node.attr in _KIND_OF and base == "os"):
        yield _note(_KIND_OF[node.attr], f"uses {node.attr}", node.lineno)
        return
    if not base:
        return  # of what a call gives, say
    if node.attr in _AT_RUN_TIME and (base == "builtins" or node.attr != "compile"):
        yield _note("dynamic-code", f"uses {node.attr}: code that is made at run time", node.lineno)
        return
    whole = _dotted(node)
    if whole == "sys.modules":
        yield _note("interpreter", "uses sys.modules", node.lineno)
    elif whole == "sys.monitoring":
        yield _note("tracing", "uses sys.monitoring", node.lineno)
    elif base in imported and node.attr == "__dict__":
        yield _note("replaced", f"uses {whole}", node.lineno)
    elif (
        not isinstance(node.ctx, ast.Load) and base in imported and node.attr not in _MADE_TO_BE_SET
    ):
        yield _note("replaced", f"replaces {whole}, which is not its own", node.lineno)
    elif _is_of_stream(node.value) and node.attr not in _OF_STREAMS:
        yield _note("interpreter", f"uses {whole}, which no file has", node.lineno)


def _is_of_stream(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="sys"), attr=attribute):
            return attribute in _STREAMS
    return False


def _text(value: str, line: int) -> Iterator[Note]:
    """A name as a text, as in getattr(sys, "settrace")."""
    if (
        value.startswith("grader.")
        or value in _RARE
        or value in ("grader", "_thread", "ctypes", "gc")
    ):
        yield _note(_KIND_OF.get(value, "module"), f"has the text {value!r}", line)


def _note(kind: str, message: str, line: int) -> Note:
    return Note(kind, sendable(message), line)
