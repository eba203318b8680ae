"""Whatever lies in a class's folder: nothing leads out of it, everyone has one row, and nothing is dropped silently."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.batch.handed_in import Class
from grader.batch.layouts import LAYOUTS, BadClass
from grader.batch.layouts.search import MOST_LEVELS
from grader.batch.roster import BadRoster, Roster, read_roster
from grader.report.visible import visible
from tests.batch.trees import EX1, EX2, look, sources, tree, zipped

SECRET = b"# the solution, which lies beside the class"
LINK, PIPE = "link", "pipe"


@dataclass(frozen=True)
class Folder:
    """A folder, or a zip; what is in it: text of files, what is no file, folders and zips."""

    inside: Mapping[str, Thing]
    is_zip: bool = False


Thing = bytes | str | Folder
FILES = [
    EX1,
    EX1.upper(),
    EX2,
    "Ex02_Pool_Map.py",
    "other.py",
    "notes.txt",
    ".DS_Store",
    "work.rar",
]
FOLDERS = ["ana", "bob", "a b", "=1+1", "\u202eanb", "🙂", "x-1-ana", "submitted", "__MACOSX", ".x"]
ZIPS = ["ana.zip", "Bob.ZIP", "work.zip"]
PLATFORMS = [f"doe_1_2_{EX1}", f"LATE_anon_x_3_{EX1}", f"Ana_5_assignsubmission_file_{EX1}"]


def folders(
    inside: st.SearchStrategy[Mapping[str, Thing]],
) -> st.SearchStrategy[Mapping[str, Thing]]:
    """What a folder may hold, if `inside` is what folders in it may hold."""
    leaves = st.sampled_from([b"a", b"b", b"#" * 300_000, LINK, PIPE])
    files = st.dictionaries(st.sampled_from(FILES + PLATFORMS), leaves, max_size=3)
    inner = st.dictionaries(st.sampled_from(FOLDERS), st.builds(Folder, inside), max_size=2)
    zips = st.dictionaries(
        st.sampled_from(ZIPS), st.builds(Folder, inside, st.just(True)), max_size=1
    )
    return st.builds(
        lambda *parts: {k: v for part in parts for k, v in part.items()}, files, inner, zips
    )


trees = folders(folders(folders(folders(st.just({})))))
rosters = st.lists(st.sampled_from(["ana", "bob", "zoe", "ANA", "1", "5"]), unique=True, max_size=4)


def on_disk(folder: Path, inside: Mapping[str, Thing]) -> Path:
    folder.mkdir()
    for name, thing in inside.items():
        path = folder / name
        if isinstance(thing, Folder) and not thing.is_zip:
            on_disk(path, thing.inside)
        elif isinstance(thing, str):
            os.mkfifo(path) if thing == PIPE else path.symlink_to(f"/{folder}/../../beside/{EX1}")
        else:
            path.write_bytes(as_bytes(thing))
    return folder


def as_bytes(thing: bytes | Folder) -> bytes:
    if isinstance(thing, bytes):
        return thing
    found = dict(members(thing.inside, ""))
    types = {LINK: stat.S_IFLNK, PIPE: stat.S_IFIFO}
    modes = {name: types[one] for name, one in found.items() if isinstance(one, str)}
    content = {
        name: one if isinstance(one, bytes) else f"../beside/{EX1}" for name, one in found.items()
    }
    return zipped({**content, f"../beside/{EX1}": SECRET}, modes)


def members(inside: Mapping[str, Thing], prefix: str) -> Iterator[tuple[str, bytes | str]]:
    for name, thing in inside.items():
        if isinstance(thing, str):
            yield prefix + name, thing
        elif isinstance(thing, bytes) or thing.is_zip:
            yield prefix + name, as_bytes(thing)
        else:
            yield f"{prefix}{name}/", b""
            yield from members(thing.inside, f"{prefix}{name}/")


def of_interest(inside: Mapping[str, Thing], prefix: str, zips: int) -> Iterator[str]:
    """The paths of all that has to be accounted for, as a person writes them."""
    for name, thing in inside.items():
        where = prefix + name
        if name in ("__MACOSX", ".DS_Store"):
            continue
        if isinstance(thing, Folder) and thing.is_zip:
            # In a zip of the whole class, students' zips are counted from there.
            yield f"{where} > ../beside/{EX1}" if zips < MOST_LEVELS else where
            yield from (
                of_interest(thing.inside, f"{where} > ", zips + 1) if zips < MOST_LEVELS else ()
            )
        elif isinstance(thing, Folder):
            yield from of_interest(thing.inside, f"{where}/", zips)
        elif isinstance(thing, str) or name.lower() in (EX1, EX2) or name == "work.rar":
            yield where


def accounts(found: Class) -> Iterator[str]:
    for row in found.students:
        yield from (file.where for file in row.files)
        yield from row.notes
    yield from (one.where for one in found.left_over)


def is_accounted_for(where: str, found: Class) -> bool:
    above = tuple(f"{one.where}{end}" for one in found.left_over for end in ("/", " > "))
    counted = any(
        " more" in note for row in found.students for note in row.notes
    )  # there were many
    return where.startswith(above) or counted or any(where in text for text in accounts(found))


@contextmanager
def room() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    try:
        tree(folder / "beside", {EX1: SECRET})
        yield folder
    finally:
        shutil.rmtree(folder)


def roster_in(folder: Path, names: list[str]) -> Roster | None:
    if not names:
        return None
    path = folder / "students.csv"
    path.write_text("username\n" + "\n".join(names))
    return read_roster(path)


def looked(folder: Path, layout: str, roster: Roster | None) -> Class | str:
    """The class, or why there is none."""
    try:
        return look(folder, layout, roster)
    except BadClass as error:
        return str(error)


def told(found: Class) -> object:
    rows = [(row.student, row.notes, [file.where for file in row.files]) for row in found.students]
    return found.layout, found.because, rows, found.left_over


@settings(max_examples=150, deadline=None)
@given(trees, rosters, st.sampled_from(LAYOUTS))
@example(
    {"ana.zip": Folder({"work.zip": Folder({"x-1-ana": Folder({EX1: LINK})}, True)}, True)},
    [],
    "auto",
)
@example({"ana": Folder({}), "bob": Folder({EX1: PIPE, EX2: b"a"})}, ["zoe", "ANA"], "folders")
def test_whatever_lies_there(inside: Mapping[str, Thing], names: list[str], layout: str) -> None:
    with room() as folder:
        given_to = on_disk(folder / "class", inside)
        roster = roster_in(folder, names)
        before = sorted(folder.rglob("*"))
        found = looked(given_to, layout, roster)
        if isinstance(found, str):
            assert "\n" not in found
            assert not names or layout == "gradescope"
            return
        students = [row.student for row in found.students]
        assert students == sorted(set(students))
        listed = [row.listed for row in found.students if row.listed is not None]
        assert sorted(listed) == list(range(len(names)))
        read = [content for row in found.students for content in sources(row).values()]
        assert not any(SECRET in content for content in read)
        lost = [
            where
            for where in map(visible, of_interest(inside, "", 0))
            if not is_accounted_for(where, found)
        ]
        assert not lost
        assert told(look(given_to, layout, roster)) == told(found)
        assert sorted(folder.rglob("*")) == before


WHOLE = zipped({EX1: "a", f"x/{EX2}": "b" * 500, "in.zip": zipped({EX2: "c"})})
places = st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8)


@settings(max_examples=300, deadline=None)
@given(places, st.integers(0, len(WHOLE)))
def test_a_damaged_zip_costs_its_own_content_and_no_more(
    changes: list[tuple[int, int]], cut: int
) -> None:
    damaged = bytearray(WHOLE)
    for at, value in changes:
        damaged[at] = value
    with room() as folder:
        content = bytes(damaged[: cut or len(damaged)])
        found = look(
            tree(folder / "c", {"ana/work.zip": content, "bob.zip": content, f"eva/{EX1}": "e"})
        )
        assert [row.student for row in found.students] == ["ana", "bob", "eva"]
        assert sources(found.students[2]) == {1: b"e"}
        for row in found.students[:2]:
            assert row.files or row.notes
            assert not row.nothing
            assert all(file.problem or file.read() for file in row.files)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=200) | st.text().map(str.encode),
    st.sampled_from(
        [b"", b"username\n", b"Student,ID,Section\n", b"Identifier,Grade,Last modified (grade)\n"]
    ),
)
def test_any_roster_is_read_or_refused_in_one_line(content: bytes, header: bytes) -> None:
    with room() as folder:
        path = folder / "students.csv"
        path.write_bytes(header + content)
        try:
            people = read_roster(path).people
        except BadRoster as error:
            told_so = str(error)
        else:
            told_so = f"{len(people)} students"
            assert len({person.student for person in people}) == len(people) > 0
        assert "\n" not in told_so
