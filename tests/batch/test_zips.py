from __future__ import annotations

import io
import stat
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from grader.batch.handed_in import HandedIn
from grader.batch.layouts.search import MOST_UNPACKED
from tests.batch.trees import EX1, EX2, EX3, look, rows, sources, tree, zipped

MIB = 1024 * 1024


def ana(tmp_path: Path, content: bytes, more: dict[str, str] | None = None) -> HandedIn:
    """What a student has handed in who has this zip, and perhaps more."""
    files: dict[str, bytes | str] = {"ana/work.zip": content, "bob/": "", **(more or {})}
    return rows(look(tree(tmp_path / "c", files)))["ana"]


def memory_for(look_at: Path) -> tuple[HandedIn, int]:
    """The same for a folder, and how many bytes it took at most."""
    tracemalloc.start()
    try:
        return rows(look(look_at))["ana"], tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "name",
    ["../ex03_safe_print.py", "a/../../b.py", "/etc/passwd", "C:\\x.py", "\\\\host\\x.py", "..\\x.py", "c:x.py"],
)  # fmt: skip
def test_a_name_that_leads_out_is_refused_alone_and_named(tmp_path: Path, name: str) -> None:
    row = ana(tmp_path, zipped({EX1: "a", name: "bad", f"in/{EX2}": "b"}))
    assert sources(row) == {1: b"a", 2: b"b"}
    assert row.notes == (f"ana/work.zip > {name}: has a name that leads out of the folder",)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["ana", "bob", "c", "work.zip"]


def test_such_a_name_in_the_class_zip_is_left_over(tmp_path: Path) -> None:
    content = zipped({f"doe_1_2_{EX1}": "a", "../evil.py": "bad", "lee_3_4_x.py": ""})
    found = look(tree(tmp_path, {"s.zip": content}))
    assert [one.where for one in found.left_over] == ["s.zip > ../evil.py"]
    assert list(rows(found)) == ["1", "3"]


@pytest.mark.parametrize(
    ("mode", "why"),
    [
        (stat.S_IFLNK, "is a link, and links are not followed"),
        (stat.S_IFIFO, "is a pipe, a socket or a device"),
        (stat.S_IFCHR, "is a pipe, a socket or a device"),
        (stat.S_IFBLK, "is a pipe, a socket or a device"),
        (stat.S_IFSOCK, "is a pipe, a socket or a device"),
    ],
)
def test_what_is_no_file_is_refused(tmp_path: Path, mode: int, why: str) -> None:
    row = ana(tmp_path, zipped({EX1: "a", EX2: "/etc/passwd"}, {EX2: mode}))
    assert sources(row) == {1: b"a"}
    assert row.notes == (f"ana/work.zip > {EX2}: {why}",)


def nested(levels: int, files: dict[str, str]) -> bytes:
    content = zipped(files)
    for level in range(levels - 1, 0, -1):
        content = zipped({f"level{level}.zip": content})
    return content


def test_zips_in_zips_are_opened_to_the_third(tmp_path: Path) -> None:
    row = ana(tmp_path, nested(3, {EX1: "a"}))
    assert sources(row) == {1: b"a"}
    assert row.files[0].where == f"ana/work.zip > level1.zip > level2.zip > {EX1}"


def test_a_fourth_zip_is_refused_and_named(tmp_path: Path) -> None:
    row = ana(tmp_path, nested(4, {EX1: "a"}), {f"ana/{EX2}": "b"})
    assert sources(row) == {2: b"b"}
    name = "ana/work.zip > level1.zip > level2.zip > level3.zip"
    assert row.notes == (f"{name}: lies in 3 zips already: it is not opened",)


def test_the_platforms_own_zip_is_not_counted(tmp_path: Path) -> None:
    inner = nested(3, {EX1: "a"})
    found = look(tree(tmp_path, {"s.zip": zipped({"doe_1_2_w.zip": inner, "lee_3_4_x.py": ""})}))
    assert sources(rows(found)["1"]) == {1: b"a"}


def test_a_source_of_more_than_256_kib_is_a_problem(tmp_path: Path) -> None:
    row = ana(tmp_path, zipped({EX1: b"#" * (256 * 1024 + 1), EX2: b"#" * (256 * 1024)}))
    first, second = row.files
    assert (first.problem.kind, first.digest) == ("too-large", "")  # type: ignore[union-attr]
    assert "262,145 bytes" in first.problem.message  # type: ignore[union-attr]
    assert (second.problem, len(second.read())) == (None, 256 * 1024)
    assert len(first.read()) == 256 * 1024


def test_a_bomb_takes_no_memory_and_the_rest_counts(tmp_path: Path) -> None:
    zeros = bytes(200 * MIB)
    content = zipped({EX1: "a", "bomb.zip": zeros, EX2: zeros, EX3: "c"})
    row, peak = memory_for(tree(tmp_path, {"ana/work.zip": content, "bob/": ""}))
    assert sources(row) == {1: b"a", 2: bytes(256 * 1024), 3: b"c"}
    assert row.files[1].problem is not None
    assert row.notes == (
        "ana/work.zip > bomb.zip: would make it more than 64 MiB unpacked for one student",
    )
    assert peak < 20 * MIB


def test_at_most_64_mib_are_unpacked_in_all(tmp_path: Path) -> None:
    filler = zipped({"x": bytes(30 * MIB)}, compression=zipfile.ZIP_STORED)
    good = zipped({EX1: "a"})
    row = ana(tmp_path, zipped({"1.zip": filler, "2.zip": filler, "3.zip": filler, "4.zip": good}))
    assert sources(row) == {1: b"a"}
    assert row.notes == (
        "ana/work.zip > 3.zip: would make it more than 64 MiB unpacked for one student",
    )
    assert 2 * len(filler) < MOST_UNPACKED < 3 * len(filler)


def test_a_zip_that_lies_about_sizes_unpacks_no_more_than_it_says(tmp_path: Path) -> None:
    lying = bytearray(zipped({EX1: bytes(MIB), EX2: "b"}))
    for signature, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        at = lying.index(signature) + offset
        lying[at : at + 4] = struct.pack("<L", 100)
    row = ana(tmp_path, bytes(lying))
    first, second = row.files
    assert first.problem is not None
    assert first.problem.kind == "unreadable"
    assert second.read() == b"b"
    assert len(row.notes) == 1
    assert row.notes[0].startswith(f"ana/work.zip > {EX1}: cannot be unpacked (Bad CRC-32")


def test_a_zip_of_a_million_members_is_not_even_listed(tmp_path: Path) -> None:
    entry = zipped({"": ""})
    start = entry.index(b"PK\1\2")
    one = entry[start : entry.index(b"PK\5\6")]
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, len(one) * 1_000_000, 0, 0)
    files = {"ana/work.zip": one * 1_000_000 + end, f"ana/{EX1}": "a", "bob/": ""}
    row, peak = memory_for(tree(tmp_path, files))
    assert sources(row) == {1: b"a"}
    assert row.notes == ("ana/work.zip: has more members than are looked at",)
    assert peak < MIB


def test_an_encrypted_member_is_refused_and_named(tmp_path: Path) -> None:
    content = bytearray(zipped({EX1: "a", EX2: "b"}))
    content[content.index(b"PK\1\2") + 8] |= 1
    row = ana(tmp_path, bytes(content))
    assert row.notes == (f"ana/work.zip > {EX1}: is encrypted",)
    problem = row.files[0].problem
    assert problem is not None
    assert (problem.kind, problem.message) == ("unreadable", f"{EX1}: is encrypted")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_can_eat_memory_are_refused(tmp_path: Path, method: int) -> None:
    row = ana(tmp_path, zipped({EX1: "a"}, compression=method))
    assert row.notes == (
        f"ana/work.zip > {EX1}: is packed in a way that is not read: make an ordinary zip",
    )


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip", zipped({EX1: "a"})[:-9], bytes(1000)])
def test_what_is_called_a_zip_and_is_none_is_named(tmp_path: Path, content: bytes) -> None:
    row = ana(tmp_path, content, {f"ana/{EX2}": "b"})
    assert sources(row) == {2: b"b"}
    assert row.notes[0].startswith("ana/work.zip: is no zip that can be read")


def test_a_damaged_copy_does_not_win_over_one_that_can_be_read(tmp_path: Path) -> None:
    stored = zipped({EX1: "newest"}, compression=zipfile.ZIP_STORED).replace(b"newest", b"NEWEST")
    row = ana(tmp_path, stored, {f"ana/old/{EX1.upper()}": "old"})
    assert sources(row) == {1: b"old"}
    assert any("Bad CRC-32" in note for note in row.notes)


@pytest.mark.parametrize("ending", [".rar", ".7z", ".tar.gz", ".tgz", ".tar.xz"])
def test_other_archives_are_named(tmp_path: Path, ending: str) -> None:
    row = rows(look(tree(tmp_path, {f"ana/work{ending}": "x", "bob/": ""})))["ana"]
    assert row.notes == (
        f"ana/work{ending}: is an archive of a kind that is not read: hand in a .zip",
    )
    assert not row.nothing


def test_names_in_utf_8_without_the_flag_are_read(tmp_path: Path) -> None:
    name = "Zoë Łuk_501_assignsubmission_file_"
    flagged = zipped({f"{name}/{EX1}": "a", f"Bob_2_assignsubmission_file_/{EX1}": "b"})
    plain = bytearray(flagged)
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = plain.index(signature)
        plain[at + offset + 1] &= ~0x08
    for content in (flagged, bytes(plain)):
        found = rows(look(tree(tmp_path / "c", {"s.zip": content})))
        assert found["501"].name == "Zoë Łuk"
        assert sources(found["501"]) == {1: b"a"}


def test_names_in_an_old_encoding_are_read_somehow(tmp_path: Path) -> None:
    content = zipped({"Zo\u00fc/x.py": "", EX1: "a"}).replace("Zo\u00fc".encode(), b"Zo\xff\xfe")
    plain = bytearray(content)
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        plain[plain.index(signature) + offset + 1] &= ~0x08
    assert sources(ana(tmp_path, bytes(plain))) == {1: b"a"}
    assert not sources(ana(tmp_path / "2", content))  # says UTF-8 and is not: the zip is refused


def test_backslashes_separate_folders_too(tmp_path: Path) -> None:
    assert sources(ana(tmp_path, zipped({f"work\\src\\{EX1}": "a"}))) == {1: b"a"}


def test_two_members_of_one_name_are_two_copies(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo(EX1, (2024, 1, 1, 0, 0, 0)), "old")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(zipfile.ZipInfo(EX1, (2024, 1, 2, 0, 0, 0)), "new")
    row = ana(tmp_path, packed.getvalue())
    assert sources(row) == {1: b"new"}
    assert "there 2 times" in row.notes[0]


def test_impossible_dates_are_the_oldest(tmp_path: Path) -> None:
    broken = bytearray(zipped({EX1.upper(): "broken", f"x/{EX1.upper()}": "good"}))
    at = broken.index(b"PK\1\2")
    broken[at + 14 : at + 16] = b"\xff\xff"
    assert sources(ana(tmp_path, bytes(broken))) == {1: b"good"}


def test_a_null_in_a_name_is_refused(tmp_path: Path) -> None:
    content = zipped({"ex01_threads.py!.exe": "a"}).replace(b".py!", b".py\0")
    (note,) = ana(tmp_path, content).notes
    assert note == "ana/work.zip > ex01_threads.py\\x00.exe: has a name with a null character"


def test_a_name_of_ten_thousand_folders_is_refused(tmp_path: Path) -> None:
    row = ana(tmp_path, zipped({"a/" * 10_000 + EX1: "a", EX2: "b"}))
    assert sources(row) == {2: b"b"}
    (note,) = row.notes
    assert note.endswith("lies deeper than 32 folders")
    assert len(note) < 300


def test_more_things_than_are_looked_at_are_said(tmp_path: Path) -> None:
    row = ana(tmp_path, zipped({**{f"x/{n}.txt": "" for n in range(10_100)}, EX1: "a"}))
    assert sources(row) == {1: b"a"}  # what is not so deep is looked at first
    assert row.notes == ("ana/work.zip > x: holds more than is looked at (10,000 files and folders a submission)",)  # fmt: skip


def test_many_bad_members_are_counted(tmp_path: Path) -> None:
    row = ana(tmp_path, zipped({f"../{n}": "" for n in range(50)}))
    assert len(row.notes) == 21
    assert row.notes[-1] == "30 more things were refused"


def test_a_file_that_changes_after_the_look_is_not_taken_for_the_other(tmp_path: Path) -> None:
    row = ana(tmp_path, zipped({EX1: "a"}), {f"ana/{EX2}": "b"})
    tree(tmp_path / "c", {"ana/work.zip": zipped({EX1: "A"}), f"ana/{EX2}": "B"})
    for file, why in zip(row.files, ("cannot be unpacked", "has changed"), strict=True):
        with pytest.raises(OSError, match=why):
            file.read()
    (tmp_path / "c" / "ana" / "work.zip").unlink()
    with pytest.raises(OSError, match="cannot be read: No such file"):
        row.files[0].read()
