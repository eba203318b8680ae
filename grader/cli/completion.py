"""`grade completion`: what has a shell complete commands, options and exercises."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from grader.cli.output import emit

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_GRADE_COMPLETE"  # as click derives it from the program's name


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print what has SHELL complete commands, options and exercises.

    \b
    Examples:
      eval "$(grade completion bash)"                          # in ~/.bashrc
      eval "$(grade completion zsh)"                           # in ~/.zshrc, after compinit
      grade completion fish > ~/.config/fish/completions/grade.fish
    """
    made = get_completion_class(shell)
    assert made is not None
    script = made(ctx.find_root().command, {}, "grade", _VARIABLE).source()
    emit(lambda out: print(script, file=out))
    return 0
