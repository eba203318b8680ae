from __future__ import annotations

import io
import json

import pytest

from grader.report.doctor_text import Health, Layer, advice, write, write_json

HEALTH = Health(
    facts=(("sandbox", "R"),),
    layers=(
        Layer("R", ("limits",), True, ""),
        Layer("B", ("writes nothing",), False, "no Landlock on this system"),
        Layer("A", ("namespaces",), False, "[Errno 1] unshare: Operation not permitted\x1b[2J"),
    ),
    leaves="submissions can read your files",
    on_windows="never tried",
    own_user=False,
    own_user_why="/opt/x cannot be used (Permission denied)",
)


def test_each_layer_says_whether_it_holds_why_and_what_to_do() -> None:
    out = io.StringIO()
    write(HEALTH, out)
    text = " ".join(out.getvalue().split())
    assert (
        "B does not hold: writes nothing why: no Landlock on this system what to do: use Linux 5.13"
        in text
    )
    assert "allow user namespaces" in text
    assert "W does not hold: never tried" in text
    assert "Left open: submissions can read your files." in text
    assert "\x1b" not in text


def test_it_fits_into_80_columns() -> None:
    out = io.StringIO()
    write(HEALTH, out)
    assert max(map(len, out.getvalue().splitlines())) <= 80


def test_as_json_it_is_one_object() -> None:
    out = io.StringIO()
    write_json(HEALTH, out)
    told = json.loads(out.getvalue())
    assert [layer["holds"] for layer in told["layers"]] == [True, False, False]
    assert told["layers"][1]["what_to_do"].startswith("use Linux")


@pytest.mark.parametrize("why", ["a file is not stopped", "", "threads do not work"])
def test_a_reason_that_nobody_foresaw_has_advice(why: str) -> None:
    assert advice(why).startswith("report it")
