from __future__ import annotations

from pathlib import Path

import pytest

from ..cli.running import ROOT

METADATA = "Metadata-Version: 2.1\nName: threadgrader\nVersion: 0\n"
ENTRY = "[pytest11]\nthreadgrader = grader.plugin.hooks\n"


@pytest.fixture
def project(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> pytest.Pytester:
    """A folder with `exercises/`, where pytest finds our plugin as it does in one that is installed."""
    installed = tmp_path / "installed"
    info = installed / "threadgrader-0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(METADATA)
    (info / "entry_points.txt").write_text(ENTRY)
    monkeypatch.setenv("PYTHONPATH", f"{installed}:{ROOT}")
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", raising=False)
    pytester.mkdir("exercises")
    return pytester
