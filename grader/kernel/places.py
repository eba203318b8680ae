"""Where in the student's file a task stands."""

from __future__ import annotations

from types import FrameType

from grader.kernel import real
from grader.records.objects import traceback_of


class Places:
    """Knows the files whose lines are worth telling."""

    def __init__(self) -> None:
        self._files: set[str] = set()

    def add(self, filename: str) -> None:
        """Lines of this file are worth telling."""
        self._files.add(filename)

    def knows(self, frame: FrameType) -> bool:
        """Whether the code of a frame stands in one of the files."""
        return frame.f_code.co_filename in self._files

    def line_of(self, frame: FrameType | None) -> int:
        """The line of the innermost call in one of the files, 0 if there is none."""
        while frame is not None:
            if frame.f_code.co_filename in self._files:
                return frame.f_lineno
            frame = frame.f_back
        return 0

    def line_of_caller(self) -> int:
        """The same for the code that runs now."""
        return self.line_of(real.get_frame(1))

    def line_of_traceback(self, error: BaseException) -> int:
        """The innermost line of one of the files on the way of `error`, 0 if there is none."""
        line = 0
        trace = traceback_of(error)
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in self._files:
                line = trace.tb_lineno
            trace = trace.tb_next
        return line
