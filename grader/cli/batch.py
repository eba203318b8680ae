"""`grade batch`: grades a whole class."""

from __future__ import annotations

from typing import Any

import click

from grader.cli.batch_diff import command as diff
from grader.cli.lazy import load
from grader.cli.options import format_option, search_options
from grader.cli.sandbox import sandbox_option
from grader.sandbox.processors import processors

DIFF = "diff"


class _Batch(click.Command):
    """`grade batch DIR`, and `grade batch diff A B`: a folder that is called diff is meant by ./diff."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """That of the command that is meant."""
        if args[:1] == [DIFF]:
            return diff.make_context(f"{info_name} {DIFF}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


def _jobs(cores: int) -> int:
    """How many at once keep so many cores busy: each of them waits a quarter of its time, for threads that really sleep."""
    return cores + max(2, cores // 2)


@click.command("batch", cls=_Batch)
@click.argument("folder", metavar="DIR")
@click.option(
    "--out", required=True, metavar="DIR", help="Where the results go: a folder of its own."
)
@click.option(
    "--exercises", default=None, metavar="1-3,5", help="Which exercises; all unless given."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 512),
    default=None,
    metavar="N",
    help="How many to grade side by side; some more than there are cores unless given.",
)
@click.option(
    "--layout",
    default="auto",
    show_default=True,
    metavar="NAME",
    help="How the submissions lie in DIR.",
)
@click.option(
    "--roster",
    default=None,
    metavar="CSV",
    help="Who is in the class: a Canvas or Moodle file is filled in, too.",
)
@click.option(
    "--column",
    default=None,
    metavar="TITLE",
    help="The column of --roster that the points go into.",
)
@click.option(
    "--rubric", default=None, metavar="FILE", help="What there are points for (rubric.toml)."
)
@click.option(
    "--late",
    type=click.FloatRange(0, 100),
    default=None,
    metavar="PERCENT",
    help="What a late submission loses of its total; the rubric's unless given.",
)
@click.option("--regrade", is_flag=True, help="Grade again what is unchanged, too.")
@click.option(
    "--cluster",
    default=None,
    metavar="ADDRESS",
    help="Grade on a Dask cluster: tcp://HOST:PORT, a scheduler's FILE.json, or local.",
)
@search_options
@format_option(("text", "json"))
@sandbox_option
def command(**options: Any) -> int:  # fmt: skip
    """Grade all submissions of a class that lie in DIR.

    \b
    Examples:
      grade batch submissions.zip --out results
      grade batch hand-ins/ --out results --exercises 1-3 --roster canvas.csv
      grade batch diff results-of-last-week results
    Interrupted, it goes on where it stopped; what has not changed is not
    graded again.
    """  # fmt: skip
    batching = load("grader.cli.batching")
    form, wanted_level = options.pop("form"), options.pop("wanted_level")
    options["jobs"] = options["jobs"] or _jobs(processors())
    wanted = load("grader.cli.batch_wanted").Wanted(**options)
    code: int = batching.batch(wanted, wanted_level, form)
    return code
