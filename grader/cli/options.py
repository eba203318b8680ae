"""The options that several commands have, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from grader.cli.suggestions import suggestion
from grader.judge.effort import EFFORTS, Effort
from grader.records.exercise import EXERCISES
from grader.report.wording import program

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_PATH = "exercises/"
FORMATS = {
    "text": "grader.report.text",
    "json": "grader.report.as_json",
    "junit": "grader.report.junit",
    "github": "grader.report.github",
    "gradescope": "grader.report.gradescope",
    "classroom50": "grader.report.classroom50",
    "github-classroom": "grader.report.github_classroom",
    "prairielearn": "grader.report.prairielearn",
    "markdown": "grader.report.markdown",
}
"""The modules that write reports. Each has `write(graded, out)` and `write_all(total, out)`; what else one may have
is told in grader/cli/outputs.py."""
FOR_A_PAGE = "for a page for a browser, say --html FILE."
SEED = click.IntRange(0, 2**32 - 1)  # a guess at what is handy; any number would do


@dataclass(frozen=True, slots=True)
class Options:
    """How to grade. path: as it was given; form: a key of FORMATS; html: where to write a page as well;
    outputs: other keys of FORMATS, each with the file that it is written to."""

    path: str
    seed: int
    effort: Effort
    form: str
    html: str | None = None
    outputs: tuple[tuple[str, str], ...] = ()

    def command(self, what: str, quote: Callable[[str], str]) -> str:
        """The command line that does `what` ("exercise 3") again."""
        words = [command_on(what, self.path, quote), "--seed", str(self.seed)]
        if self.effort.name != "normal":
            words += ["--effort", self.effort.name]
        return " ".join(words)


def command_on(what: str, path: str, quote: Callable[[str], str]) -> str:
    """The command line that does `what` ("exercise 3") with what lies at `path`."""
    words = [program(), what]
    if path != DEFAULT_PATH:
        words += ["--path", quote(path)]
    return " ".join(words)


def path_option(what: str) -> Callable[[Command], Command]:
    """The option `--path`, described as `what`."""
    return click.option(
        "--path", default=DEFAULT_PATH, show_default=True, metavar=what, help="Where the files lie.",
        shell_complete=_a_path,
    )  # fmt: skip


def exercise_argument(required: bool = True) -> Callable[[Command], Command]:
    """The argument that names an exercise: `wanted`, for `find_exercise`."""
    metavar = "N|NAME" if required else "[N|NAME]"
    return click.argument("wanted", metavar=metavar, required=required, shell_complete=_an_exercise)


def _an_exercise(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """What a shell offers for an exercise: numbers, or names once a letter is there."""
    known = [(one, one.key if begun[:1].isalpha() else str(one.number)) for one in EXERCISES]
    return [CompletionItem(name, help=one.title) for one, name in known if name.startswith(begun)]


def _a_path(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """What a shell offers for a path: what it knows itself."""
    return [CompletionItem(begun, type="file")]


def html_option(command: Command) -> Command:
    """The option `--html`, whose value goes to `grader.cli.pages.writable` before anything is done."""
    return click.option(
        "--html", default=None, metavar="FILE",
        help="Write the report as a page for a browser, too.",
    )(command)  # fmt: skip


def grading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how to grade and report: `--seed`, `--effort`, `--format`, `--output`, `--html`.

    The values of `--output` go to `grader.cli.outputs.outputs_of` before anything is done.
    """
    output = click.option(
        "--output", "outputs", multiple=True, metavar="FORMAT=FILE",
        help="Write a report to a file, too; may be given several times.",
    )  # fmt: skip
    return search_options(format_option(FORMATS)(output(html_option(command))))


class _Format(click.Option):
    """An option whose value is one of some formats; for another, it tells what may have been meant."""

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        """As click does. Raises BadParameter with what to do."""
        try:
            return super().type_cast_value(ctx, value)
        except click.BadParameter as error:
            assert isinstance(self.type, click.Choice)
            why = f"{error.message}{suggestion(value, self.type.choices)}"
            if value == "html" and any(other.name == "html" for other in ctx.command.params):
                why = f"{value!r}: {FOR_A_PAGE}"
            raise click.BadParameter(why, ctx, self) from None


def format_option(formats: Iterable[str]) -> Callable[[Command], Command]:
    """The option `--format`."""
    return click.option(
        "--format", "form", cls=_Format, type=click.Choice(list(formats)), default="text", show_default=True,
        help="What the report looks like; json is one object.",
    )  # fmt: skip


def search_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how to search: `--seed`, `--effort`."""
    for option in (
        click.option(
            "--effort", type=click.Choice(list(EFFORTS)), default="normal", show_default=True,
            help="How much is tried.",
        ),
        click.option(
            "--seed", type=SEED, default=0, show_default=True, metavar="N",
            help="The same seed gives the same verdict.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command
