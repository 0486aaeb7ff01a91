"""Every command that reads a Word file answers a hostile one with one error that names it, and writes nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Diagnostic
from reportgen.pipeline import Options, build_files
from reportgen.pipeline.check import check_file
from reportgen.pipeline.importing import import_paper
from reportgen.pipeline.pulling import pull
from tests.examples import examples
from tests.reports import TWO_TASKS
from tests.words import DOCUMENT, p, read_parts, small, sound, write_parts, write_word

XXE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


def with_text(path: Path, change: Callable[[str], str], encoding: str = "utf-8") -> None:
    """The sound file with another document.xml."""
    parts = read_parts(path)
    data = {name: text.encode() for name, text in parts.items()} | {DOCUMENT: change(parts[DOCUMENT]).encode(encoding)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in data.items():
            file.writestr(name, content)


def with_dtd(text: str, dtd: str = XXE, encoding: str = "UTF-8") -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>{dtd}' + text.partition("?>")[2]


def with_laughs(text: str) -> str:
    return with_dtd(text, f'<!DOCTYPE a [<!ENTITY a0 "a">{LAUGHS}]>').replace("<w:t", '<w:t a="&a11;"', 1)


def without(path: Path, name: str) -> None:
    write_parts(path, {part: text for part, text in read_parts(path).items() if part != name})


def encrypted(path: Path) -> None:
    """As if with the old password of zip files: the flag of every member is set."""
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 1)
    path.write_bytes(data)


def doubled(path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as file:
        file.writestr(DOCUMENT, "<w/>")


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a part that swells": (lambda f: with_text(f, lambda t: t + " " * 3_000_000), "SRC110"),
    "a DTD": (lambda f: with_text(f, with_dtd), "SRC110"),
    "a DTD in UTF-16": (lambda f: with_text(f, lambda t: with_dtd(t, encoding="UTF-16"), "utf-16"), "SRC110"),
    "billion laughs": (lambda f: with_text(f, with_laughs), "SRC109 SRC110"),
    "a doubled document.xml": (doubled, "SRC110"),
    "no relations": (lambda f: without(f, "_rels/.rels"), "SRC108"),
    "no document.xml": (lambda f: without(f, DOCUMENT), "SRC108"),
    "a password": (encrypted, "SRC108"),
    "a password of Word": (
        lambda f: f.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        "SRC108",
    ),
    "half of it": (lambda f: f.write_bytes(f.read_bytes()[: f.stat().st_size // 2]), "SRC109"),
    "nothing": (lambda f: f.write_bytes(b""), "SRC108"),
    "text that is no XML": (lambda f: with_text(f, lambda t: t[: len(t) // 2]), "SRC109"),
    "elements without end": (lambda f: with_text(f, lambda t: "<w:p>" * 50_000), "SRC109"),
}
READERS: dict[str, Callable[[Path, Path], list[Diagnostic]]] = {
    "check": lambda word, _: check_file(word, Options()).found,
    "import": lambda word, _: import_paper(word).found,
    "pull": lambda word, data: pull(word, data).found,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_word_file_is_one_error(tmp_path: Path, what: str, reader: str) -> None:
    data = tmp_path / "city.yaml"
    data.write_text(TWO_TASKS, encoding="utf-8")
    written, _ = build_files(data, ("docx",), None)
    spoil, codes = HOSTILE[what]
    spoil(written[0])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    errors = [d for d in READERS[reader](written[0], data) if d.is_error]
    assert [d.code in codes.split() for d in errors] == [True], errors
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("reader", READERS)
def test_a_span_over_a_hundred_million_columns_takes_no_memory(tmp_path: Path, reader: str) -> None:
    data = tmp_path / "city.yaml"
    data.write_text(TWO_TASKS, encoding="utf-8")
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{p("甲")}</w:tc>'
    word = write_word(tmp_path / "宽.docx", small(p("关于整改的报告") + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
    assert all(d.code[:3] != "SRC" for d in READERS[reader](word, data))


@given(st.data())
@examples(30)
def test_a_word_file_with_changed_bytes_ends_in_an_answer(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Of a part, not of the packed file, where a checksum would stop every change."""
    folder = tmp_path_factory.mktemp("bytes")
    whole = write_word(folder / "旧稿.docx", sound())

    def changed(text: str) -> str:
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(text) - 1))
            text = (
                text[:at]
                + data.draw(st.sampled_from(["", "<", ">", '"', "&", "9" * 30, "甲", "</w:p>"]))
                + text[at + 1 :]
            )
        return text

    with_text(whole, changed)
    assert all(d.reason for d in [*check_file(whole, Options()).found, *import_paper(whole).found])


@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
@examples(60)
def test_any_bytes_as_a_plain_text_end_in_an_answer(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    paper = tmp_path_factory.mktemp("text") / "旧稿.txt"
    paper.write_bytes(data)
    assert all(d.reason and d.fix for d in [*check_file(paper, Options()).found, *import_paper(paper).found])
