"""What the scheduler cannot control: waiting for the world outside. It is told at once, and never waited for.

Looking without waiting (a socket that does not block, `select` with a time limit of 0) is let through, so an event
loop that only runs its own coroutines works.
"""

from __future__ import annotations

import os
import select as real_select
import signal
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any, NoReturn

from grader.kernel.kernel import Kernel

_SOCKET = [
    "accept",
    "connect",
    "recv",
    "recv_into",
    "recvfrom",
    "recvfrom_into",
    "recvmsg",
    "send",
    "sendall",
    "sendto",
    "sendmsg",
    "makefile",
]
_PROCESS = [
    "fork",
    "forkpty",
    "posix_spawn",
    "posix_spawnp",
    "system",
    "popen",
    "wait",
    "waitpid",
    "wait3",
    "wait4",
    "waitid",
    "execv",
    "execve",
    "spawnv",
    "spawnve",
    "spawnvp",
    "spawnvpe",
    "spawnl",
    "spawnle",
]
_PIPE = ("pipe", "pipe2", "mkfifo", "openpty")  # whoever makes one means to wait for it
_SIGNAL = ("pause", "sigwait", "sigwaitinfo", "sigtimedwait")


class Uncontrolled:
    """Puts refusals in the place of what waits for the world. One for each kernel."""

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self.select = self._select_module()

    def refuse(self, what: str) -> NoReturn:
        """End the run: the program waits for something that is not under control."""
        line = self._kernel.where()
        place = f"line {line}: " if line else ""
        self._kernel.stop("unsupported", f"{place}{what}")
        raise AssertionError("a run that was ended went on")

    def adapt(self) -> None:
        """Refuse in the modules of the library that is installed."""
        sockets: Any = sys.modules["socket"]
        for name in _SOCKET:
            if hasattr(sockets.socket, name):
                setattr(
                    sockets.socket, name, self._unless_asleep(getattr(sockets.socket, name), name)
                )
        sockets.socket.__init__ = self._unless_forbidden(sockets.socket.__init__)
        pipe: Any = sys.modules["multiprocessing.connection"].Connection
        pipe._recv = self._unless_empty(pipe._recv)
        popen: Any = sys.modules["subprocess"].Popen
        popen.__init__ = self._refusing("a process of its own (subprocess)")

    def guard(self) -> None:
        """Refuse in the modules that are shared with the process: for a process that does nothing but runs."""
        for name in _PROCESS:
            if hasattr(os, name):
                setattr(os, name, self._refusing(f"a process of its own (os.{name})"))
        for name in _PIPE:
            if hasattr(os, name):
                setattr(os, name, self._refusing(f"waiting for a pipe (os.{name})"))
        for name in _SIGNAL:
            if hasattr(signal, name):
                setattr(signal, name, self._refusing(f"waiting for a signal (signal.{name})"))

    def _refusing(self, what: str) -> Callable[..., Any]:
        def refused(*_: Any, **__: Any) -> NoReturn:
            self.refuse(what)

        return refused

    def _unless_forbidden(self, make: Callable[..., Any]) -> Callable[..., Any]:
        """The sandbox may allow no socket at all: that is the same to a program as one that it would wait for."""

        def made(*args: Any, **kwargs: Any) -> Any:
            try:
                return make(*args, **kwargs)
            except PermissionError:
                self.refuse("waiting for a socket (socket)")

        return made

    def _unless_empty(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """What multiprocessing's pipes and queues have sent is there at once, or comes from another process."""

        def received(pipe: Any, *args: Any, **kwargs: Any) -> Any:
            if not real_select.select([pipe.fileno()], [], [], 0)[0]:
                self.refuse("waiting for a pipe (multiprocessing)")
            return method(pipe, *args, **kwargs)

        return received

    def _unless_asleep(self, method: Callable[..., Any], name: str) -> Callable[..., Any]:
        def called(sock: Any, *args: Any, **kwargs: Any) -> Any:
            if sock.gettimeout() != 0:
                self.refuse(f"waiting for a socket ({name})")
            return method(sock, *args, **kwargs)

        return called

    def _select_module(self) -> ModuleType:
        real = real_select
        module = ModuleType("select")
        vars(module).update({k: v for k, v in vars(real).items() if not k.startswith("__")})
        refuse = self.refuse

        def select(*args: Any) -> Any:
            if len(args) < 4 or args[3] != 0:
                refuse("waiting for files or sockets (select)")
            return real.select(*args)

        class Polling:
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                self._real = getattr(real, type(self).__name__)(*args, **kwargs)

            def __getattr__(self, name: str) -> Any:
                return getattr(self._real, name)

            def poll(self, timeout: Any = None, *args: Any) -> Any:
                if timeout is None or timeout != 0:  # epoll takes -1 for "for ever"
                    refuse(
                        "waiting for files or sockets (poll): an event loop with nothing else to do"
                    )
                return self._real.poll(timeout, *args)

        vars(module)["select"] = select
        for name in ("poll", "epoll"):
            if hasattr(real, name):
                vars(module)[name] = type(name, (Polling,), {})
        return module
