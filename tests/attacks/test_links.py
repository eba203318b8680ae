"""A link in the place of a submission leads nowhere outside of its folder: not to the solutions, not to a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import SOLUTION, Ended, grade

from .attack import ROOT


def linked(folder: Path, target: Path | str, *command: str) -> Ended:
    folder.mkdir()
    (folder / "ex03_safe_print.py").symlink_to(target)
    return grade(*command, "--effort", "quick", "--path", folder)


@pytest.mark.parametrize("command", [("exercise", "3"), ("all", "--only", "3")], ids=["one", "all"])
@pytest.mark.parametrize(
    "target", [SOLUTION, "../../etc/passwd", "/proc/self/environ"]
)
def test_a_link_out_of_the_folder_is_refused(
    target: Path | str, command: tuple[str, ...], tmp_path: Path
) -> None:
    ended = linked(tmp_path / "sub", target, *command)
    assert (ended.code, ended.out) == (2, "")
    assert "ex03_safe_print.py' is a link that leads out of its folder" in ended.err
    assert ended.err.count("\n") == 1


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "mine.py").write_bytes(SOLUTION.read_bytes())
    (tmp_path / "sub" / "ex03_safe_print.py").symlink_to("mine.py")
    assert grade("exercise", "3", "--effort", "quick", "--path", tmp_path / "sub").code == 0


def test_a_folder_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "sub").symlink_to(ROOT / "solutions")
    assert grade("exercise", "3", "--effort", "quick", "--path", tmp_path / "sub").code == 0


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    ended = linked(tmp_path / "sub", "ex03_safe_print.py", "exercise", "3")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
