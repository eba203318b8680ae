"""What stands behind our options on pytest's command line, by the rules of `grade`. Loaded when one is given."""

from __future__ import annotations

import argparse

import click

from grader.cli.options import SEED


def seed(text: str) -> int:
    """The seed that `text` is. Raises ArgumentTypeError, with the message that `grade --seed` has."""
    try:
        return SEED(text)
    except click.BadParameter as error:
        raise argparse.ArgumentTypeError(error.message) from None
