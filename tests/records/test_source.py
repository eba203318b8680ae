from __future__ import annotations

import pytest

from grader.records.source import lines_of, text_of


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        (b"# coding: latin-1\n\xe9", "# coding: latin-1\n\xe9"),
        (b"\xff\r\nb", "\ufffd\nb"),
        (b"# coding: nonsense\r\nb", "# coding: nonsense\nb"),
        (b"", ""),
    ],
)
def test_a_file_is_read_as_python_reads_it(content: bytes, text: str) -> None:
    assert text_of(content) == text


def test_lines_end_where_they_end_for_python() -> None:
    assert lines_of("a\x0cb\u2028c\x85\n\nd") == ["a\x0cb\u2028c\x85", "", "d"]
    assert lines_of("a\n") == ["a"]
    assert lines_of("") == []
