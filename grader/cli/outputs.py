"""Where reports go: known to be possible before anything is graded, and written all at once.

A module of FORMATS may have, besides what it must have:

- `missing(environment)`: the names of variables that its report needs and that are not set;
- `APPENDED`: a variable that names a file; if it is set, `appendix(total, size)` is put at the end of that file,
  which has `size` bytes already.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from grader.cli.errors import NotWritable, OutputFailed, WrongUsage
from grader.cli.lazy import load
from grader.cli.options import FOR_A_PAGE, FORMATS, Options
from grader.cli.output import emit, tell
from grader.cli.pages import writable, write_page
from grader.cli.suggestions import suggestion
from grader.report.graded import Graded, Total

_OPTION = "--output"
_EXAMPLE = f"say {_OPTION} FORMAT=FILE, such as {_OPTION} junit=report.xml."


def outputs_of(given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What stands behind each `--output`, as format and file. Raises WrongUsage."""
    return tuple(_output(text) for text in given)


def _output(text: str) -> tuple[str, str]:
    form, equals, file = text.partition("=")
    if not equals:
        raise WrongUsage(f"{_OPTION} {text!r} has no '=': {_EXAMPLE}")
    if form == "html":
        raise WrongUsage(f"{_OPTION} {text!r}: {FOR_A_PAGE}")
    if form not in FORMATS:
        raise WrongUsage(
            f"{_OPTION} {text!r}: there is no format {form!r}.{suggestion(form, FORMATS)} "
            f"The formats: {', '.join(FORMATS)}."
        )
    return form, file


def ready(options: Options, *inputs: Path) -> None:
    """Raises WrongUsage where a report cannot be written: no such place, a place taken twice or by one of `inputs`,
    a variable of the environment that it needs. Changes nothing."""
    targets: dict[Path, str] = {}
    for option, file in _files(options):
        path = writable(file, *inputs, option=option)
        if path in targets:
            raise NotWritable(
                f"{option} {file!r} is the file of {targets[path]}, too: give each a file of its own."
            )
        targets[path] = option
    for form in _forms(options):
        _can_be_made(form)


def _files(options: Options) -> Iterator[tuple[str, str]]:
    """Each file that is written, after the option that names it."""
    if options.html is not None:
        yield "--html", options.html
    for form, file in options.outputs:
        yield f"{_OPTION} {form}", file


def _forms(options: Options) -> list[str]:
    """The formats that were asked for, each once."""
    return list(dict.fromkeys([options.form, *(form for form, _ in options.outputs)]))


def _can_be_made(form: str) -> None:
    report = load(FORMATS[form])
    missing = report.missing(os.environ) if hasattr(report, "missing") else []
    if missing:
        raise WrongUsage(
            f"The format {form} needs these variables in the environment, and they are not set: "
            f"{', '.join(missing)}."
        )
    variable = getattr(report, "APPENDED", "")
    file = os.environ.get(variable, "")
    if file:
        try:
            with Path(file).open("ab"):
                pass
        except (OSError, ValueError) as error:
            raise NotWritable(_no_appendix(variable, file, error)) from None


def finish(options: Options, result: Graded | Total) -> None:
    """Write all reports that were asked for. Files first: if one fails, nothing is on standard output.

    Raises OutputFailed.
    """
    made = [(form, file, _text(form, result)) for form, file in options.outputs]
    if options.html is not None:
        write_page(options.html, _page(result))
    for form, file, text in made:
        write_page(file, text, f"{_OPTION} {form}")
    for form in _forms(options):
        _append(load(FORMATS[form]), Total.of(result) if isinstance(result, Graded) else result)
    emit(lambda out: _write(options.form, result, out))
    if options.html is not None:
        tell(f"the page is in {options.html}")
    for form, file in options.outputs:
        tell(f"the {form} report is in {file}")


def _text(form: str, result: Graded | Total) -> str:
    out = io.StringIO()
    _write(form, result, out)
    return out.getvalue()


def _write(form: str, result: Graded | Total, out: TextIO) -> None:
    report = load(FORMATS[form])
    if isinstance(result, Graded):
        report.write(result, out)
    else:
        report.write_all(result, out)


def _page(result: Graded | Total) -> str:
    made = load("grader.report.html.verdicts")
    page: str = made.page_of(result) if isinstance(result, Graded) else made.page_of_all(result)
    return page


def _append(report: Any, total: Total) -> None:
    variable = getattr(report, "APPENDED", "")
    file = os.environ.get(variable, "")
    if not file:
        return
    try:
        with Path(file).open("ab") as out:
            text = report.appendix(total, out.seek(0, os.SEEK_END))
            out.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise OutputFailed(_no_appendix(variable, file, error)) from error


def _no_appendix(variable: str, file: str, error: Exception) -> str:
    why = getattr(error, "strerror", None) or error
    return f"{file!r}, which {variable} names, cannot be written: {why}."
