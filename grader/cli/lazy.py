"""The one place that imports modules when they are needed, not at the top of a file.

`grade --help` has to answer at once, and Hypothesis alone takes a third of a second to import; it is
imported while the zygote, a process of its own, gets ready. A module loaded here has all its own
imports at its top, as everywhere.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from grader.cli.errors import MissingExtra


def load(module: str) -> Any:
    """The module of this name, imported now if it was not before."""
    return importlib.import_module(module)


def load_with(package: str, extra: str, what: str, module: str) -> Any:
    """The module of this name, which imports `package`, for the command `what`. Raises MissingExtra."""
    try:
        return load(module)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingExtra(f"{what} needs {package}: pip install 'threadgrader[{extra}]'") from None


class Lazy(NamedTuple):
    """A command: the module that holds it under the name `command`, and its line in `grade --help`."""

    module: str
    summary: str


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called; its own help imports none of them."""

    def __init__(self, *args: Any, lazy: Mapping[str, Lazy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the table."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now; None if there is none."""
        if cmd_name not in self._lazy:
            return None
        command: click.Command = load(self._lazy[cmd_name].module).command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """What a shell offers: the commands of that beginning, of which none is imported, and our own options."""
        item = load("click.shell_completion").CompletionItem
        named = [
            item(name, help=lazy.summary)
            for name, lazy in self._lazy.items()
            if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for the help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.summary) for name, lazy in self._lazy.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; for a name that is unknown, with what may have been meant."""
        name = args[0]
        if name in self._lazy or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        if load("grader.records.exercise").find(name):
            hint = f" Did you mean 'grade exercise {name}'?"
        else:
            hint = load("grader.cli.suggestions").suggestion(name, self._lazy)
        raise click.UsageError(f"There is no command {name!r}.{hint}", ctx)
