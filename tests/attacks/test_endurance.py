from __future__ import annotations

from pathlib import Path

from benchmarks.endurance import submissions


def test_the_run_of_a_thousand_gradings_finds_its_submissions(tmp_path: Path) -> None:
    assert len(list(submissions(tmp_path))) > 200
