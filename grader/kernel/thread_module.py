"""The virtual `_thread`: all that the standard library's own `threading` needs, on each Python version."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import Any

from greenlet import GreenletExit

from grader.kernel import real
from grader.kernel.kernel import Kernel
from grader.kernel.locks import LockTypes
from grader.kernel.output import VirtualOutput
from grader.kernel.task import Killed, Task
from grader.kernel.thread_parts import make_local, make_simple_queue, make_thread_handle
from grader.kernel.turns import FIRST_IDENT

ThreadFailure = Callable[[Any, BaseException], None]
ExceptHookArgs = real.thread_module._ExceptHookArgs


def build_thread_module(kernel: Kernel, locks: LockTypes, failed: ThreadFailure) -> ModuleType:
    """A module to stand for `_thread`. `failed(thread, error)` is told of each exception that ends a thread."""
    module = ModuleType("_thread", real.thread_module.__doc__)
    names = module.__dict__
    names.update(_plain(kernel, locks))
    names.update(_starting(kernel, failed))
    if sys.version_info >= (3, 13):
        names.update(_joinable(kernel, names["_start"]))
        names["lock"] = locks.lock
    else:
        names["_set_sentinel"] = locks.sentinel
    names["_excepthook"] = _hook(kernel, failed)
    names["_ExceptHookArgs"] = ExceptHookArgs
    for value in names.values():
        if isinstance(value, FunctionType):
            value.__module__, value.__qualname__ = "_thread", value.__name__
    return module


def build_queue_module(kernel: Kernel) -> ModuleType:
    """A module to stand for `_queue`."""
    module = ModuleType("_queue")
    module.Empty = type("Empty", (Exception,), {"__module__": "_queue"})  # type: ignore[attr-defined]
    module.SimpleQueue = make_simple_queue(kernel, module.Empty)  # type: ignore[attr-defined]
    return module


def _plain(kernel: Kernel, locks: LockTypes) -> dict[str, Any]:
    lock = locks.lock

    def allocate_lock() -> Any:
        """A new lock object."""
        return lock()

    def get_ident() -> int:
        """A number that no other living thread has; one that has ended may have had it."""
        return kernel.current.ident

    def get_native_id() -> int:
        """A number that no other thread ever has."""
        return 1000 + kernel.current.id

    def thread_exit() -> None:
        """End the thread quietly."""
        raise SystemExit

    def interrupt_main(signum: int = 2, /) -> None:
        """Not possible here: signals do not reach a run."""

    def count() -> int:
        """How many threads there are besides the main one."""
        return len(kernel.tasks) - 1

    return {
        "LockType": lock, "RLock": locks.rlock, "allocate_lock": allocate_lock, "allocate": allocate_lock,
        "get_ident": get_ident, "get_native_id": get_native_id, "exit": thread_exit, "exit_thread": thread_exit,
        "interrupt_main": interrupt_main, "_count": count, "error": RuntimeError,
        "TIMEOUT_MAX": real.TIMEOUT_MAX, "stack_size": _stack_size(), "_local": make_local(kernel),
        "_is_main_interpreter": lambda: True, "daemon_threads_allowed": lambda: True,
    }  # fmt: skip


def _stack_size() -> Callable[..., int]:
    sizes = [0]

    def stack_size(size: int = 0, /) -> int:
        """The stack size for new threads; remembered, and without effect here."""
        if size < 0:
            raise ValueError("size must be 0 or a positive value")
        if size and size < 32_768:
            raise ValueError(f"size not valid: {size} bytes")
        before, sizes[0] = sizes[0], size
        return before

    return stack_size


def _starting(kernel: Kernel, failed: ThreadFailure) -> dict[str, Any]:
    def start(
        function: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Task:
        def body() -> None:
            task = kernel.current
            try:
                function(*args, **kwargs)
            except SystemExit:
                pass
            except (Killed, GreenletExit):
                raise
            except BaseException as error:
                failed(None, error)
            finally:
                task.locals.clear()  # while it runs, as what goes with them may run code

        return kernel.start(body, _thread_of(function))

    def start_new_thread(
        function: Callable[..., object],
        args: tuple[Any, ...],
        kwargs: dict[str, Any] | None = None,
        /,
    ) -> int:
        """Start a thread and give its identifier."""
        if not callable(function):
            raise TypeError("first arg must be callable")
        if not isinstance(args, tuple):
            raise TypeError("2nd arg must be a tuple")
        if kwargs is not None and not isinstance(kwargs, dict):
            raise TypeError("optional 3rd arg must be a dictionary")
        return start(function, args, kwargs or {}).ident

    return {"start_new_thread": start_new_thread, "start_new": start_new_thread, "_start": start}


def _thread_of(function: Any) -> Any:
    """The `threading.Thread` whose bootstrap this is, None if it is a plain function."""
    owner = getattr(function, "__self__", None)
    return owner if hasattr(owner, "_daemonic") else None


def _joinable(kernel: Kernel, start: Callable[..., Task]) -> dict[str, Any]:
    handle_type = make_thread_handle(kernel)
    pending: dict[Any, None] = {}

    def start_joinable_thread(
        function: Callable[..., object], handle: Any = None, daemon: bool = True
    ) -> Any:
        """Start a thread that can be joined by its handle."""
        handle = handle_type() if handle is None else handle
        if handle.ident is not None:
            raise RuntimeError("thread already started")
        task = start(function, (), {})
        handle.begin(task)
        if not daemon:
            pending[handle] = None
            task.on_end.append(lambda: pending.pop(handle, None))
        return handle

    def make_thread_handle_of(ident: int) -> Any:
        """The handle of a thread that runs already."""
        handle = handle_type()
        handle.ident = ident
        return handle

    def shutdown() -> None:
        """Join every thread that is not a daemon."""
        while pending:
            next(iter(pending)).join()

    return {
        "start_joinable_thread": start_joinable_thread, "_ThreadHandle": handle_type,
        "_make_thread_handle": make_thread_handle_of, "_shutdown": shutdown, "_pending_handles": pending,
        "_get_main_thread_ident": lambda: FIRST_IDENT,
    }  # fmt: skip


def _hook(kernel: Kernel, failed: ThreadFailure) -> Callable[[Any], None]:
    def excepthook(args: Any, /) -> None:
        """Handle an exception that a thread did not catch."""
        if type(args) is not ExceptHookArgs:
            raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
        if args.exc_type in (SystemExit, Killed, GreenletExit) or kernel.draining:
            return
        if args.exc_value is not None:
            failed(args.thread, args.exc_value)
        _print(args, kernel.current)

    return excepthook


def _print(args: Any, task: Task) -> None:
    """Write an exception to a stream that the program has put in the place of standard error.

    What stands on the virtual one is for `failed` to say: it costs less, and runs no code of the program.
    """
    file: Any = sys.stderr
    file = getattr(args.thread, "_stderr", None) if file is None else file
    if file is None or isinstance(file, VirtualOutput):
        return
    name = task.ident if args.thread is None else args.thread.name
    file.write(f"Exception in thread {name}:\n")
    real.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=file)
    file.flush()
