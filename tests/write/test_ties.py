"""The hidden bookmarks at the heads of the paragraphs of a Word file."""

from __future__ import annotations

import subprocess
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import Document, Paragraph, Signing, SignOff
from reportgen.read import read_word
from reportgen.read.word import Para, Where
from reportgen.write.docx import write
from reportgen.write.flow import flow
from reportgen.write.office import program
from reportgen.write.ties import parsed, tie, tie_hash, tied_texts
from tests.examples import examples
from tests.pages.papers import PAPERS
from tests.write.papers import TITLE, official, rich, t
from tests.write.wordxml import W, part

SIGNINGS = {f"{s.name}-{bodies}": official(bodies=bodies, signing=s) for s in Signing for bodies in (1, 4)}


def names(data: bytes) -> list[str]:
    """Of all bookmarks, in the order of the file."""
    return [mark.get(f"{W}name") or "" for mark in part(data).iter(f"{W}bookmarkStart")]


def paras(data: bytes, folder: Path) -> tuple[Para, ...]:
    path = folder / "报告.docx"
    path.write_bytes(data)
    word, found = read_word(path)
    assert word is not None, found
    return word.paras


def tied(document: Document) -> list[tuple[int, str]]:
    """What pull knows of a paper that it builds again: the number and the text of each paragraph."""
    return list(enumerate(text for item in flow(document) for text in tied_texts(item)))


def put_together(read: tuple[Para, ...]) -> dict[tuple[int, str], str]:
    """The text of each tie, its lines one behind the other."""
    found: dict[tuple[int, str], str] = {}
    for para in read:
        for key in filter(None, map(parsed, para.ties)):
            found[key] = found.get(key, "") + para.text
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_every_paragraph_of_the_text_is_tied_to_what_it_says(name: str, tmp_path: Path) -> None:
    document = PAPERS[name]()
    read = put_together(paras(write(document), tmp_path))
    assert list(read) == [(number, tie_hash(text)) for number, text in tied(document)]
    assert all(tie_hash(text) == digest for (_, digest), text in read.items())


@pytest.mark.parametrize("name", SIGNINGS)
def test_each_signer_and_the_date_have_their_own(name: str, tmp_path: Path) -> None:
    document = SIGNINGS[name]
    keys = [key for para in paras(write(document), tmp_path) for key in map(parsed, para.ties)]
    assert [key for key, _ in groupby(keys)] == [(number, tie_hash(text)) for number, text in tied(document)]


def test_signers_of_one_line_have_each_a_bookmark(tmp_path: Path) -> None:
    row = next(p for p in paras(write(SIGNINGS["SEALED-4"]), tmp_path) if "德州市人民政府" in p.text and p.ties)
    assert len(row.ties) == len(row.text.split())


def test_the_lines_of_a_title_share_number_and_digest(tmp_path: Path) -> None:
    lines = [p for p in paras(write(rich()), tmp_path) if p.style == "Title" and p.text in TITLE]
    assert len(lines) > 1
    assert [p.ties for p in lines] == [(tie(0, TITLE, n),) for n in range(1, len(lines) + 1)]


def test_nothing_in_a_table_or_frame_is_tied(tmp_path: Path) -> None:
    for document in (rich(), official(rows=30)):
        read = paras(write(document), tmp_path)
        assert {p.where for p in read} > {Where.BODY}
        assert {p.where for p in read if p.ties} == {Where.BODY}


@pytest.mark.parametrize("name", ["dezhou", "rich"])
def test_bookmarks_are_hidden_single_and_short(name: str) -> None:
    data = write(PAPERS[name]())
    root = part(data)
    starts, ends = ([m.get(f"{W}id") for m in root.iter(f"{W}bookmark{side}")] for side in ("Start", "End"))
    assert starts == ends
    assert len(set(starts)) == len(starts)
    assert len({n.lower() for n in names(data)}) == len(names(data))
    assert all(n.startswith("_") and len(n) <= 40 for n in names(data))
    assert data == write(PAPERS[name]())


def test_a_bookmark_stands_at_the_head_of_its_paragraph_or_around_one_that_ends_a_section() -> None:
    """Behind a stop that hangs over the edge, the end of one would make LibreOffice set an empty line."""
    closing = 0
    for paragraph in part(write(rich())).iter(f"{W}p"):
        tags = [child.tag.removeprefix(W) for child in paragraph if child.tag != f"{W}pPr"]
        if "bookmarkStart" in tags:
            last = paragraph.find(f"{W}pPr/{W}sectPr") is not None
            assert tags == (
                ["bookmarkStart", "r", "bookmarkEnd"] if last else ["bookmarkStart", "bookmarkEnd", *tags[2:]]
            )
            assert set(tags) == {"bookmarkStart", "bookmarkEnd", "r"}
            closing += last
    assert closing == 1


def test_a_digest_tells_no_word_and_counts_no_blanks() -> None:
    assert tie_hash("一、总体 情况\u3000\n") == tie_hash("一、总体情况")
    assert tie_hash("整改17项") != tie_hash("整改19项")
    assert tie_hash("总\x00体\ud800") == tie_hash("总体")  # what the writer leaves out
    assert parsed(tie(12, "张明")) == (12, tie_hash("张明"))


@pytest.mark.parametrize("name", ["", "_Toc123", "_rg1", "_rg1_xyz", "_rgx_0123456789", "_rg1_01234567890", "附件"])
def test_other_bookmarks_are_not_ours(name: str) -> None:
    assert parsed(name) is None


@given(st.integers(0, 999_999_999), st.text(), st.integers(1, 99_999))
def test_a_name_tells_number_and_digest(number: int, text: str, line: int) -> None:
    name = tie(number, text, line)
    assert parsed(name) == (number, tie_hash(text))
    assert len(name) <= 40


@given(st.text(st.characters(codec="utf-8"), min_size=1))
@examples(50)
def test_the_digest_is_that_of_what_is_read_again(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    document = Document(t("标题"), (Paragraph(t(text)), SignOff((t("甲市人民政府"),), t("2022年8月30日"))))
    read = put_together(paras(write(document), tmp_path_factory.mktemp("ties")))
    assert all(tie_hash(shown) == digest for (_, digest), shown in read.items())


def resaved(path: Path, to: str) -> Path:
    """The file as LibreOffice writes it, in another format or in its own."""
    folder = path.parent / to
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [program() or "", profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{to}"


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("document", [rich(), official(rows=5)], ids=["rich", "official"])
@pytest.mark.parametrize("ways", [("docx",), ("odt", "docx"), ("doc", "docx")], ids="-".join)
def test_another_office_suite_keeps_them_where_they_are(
    ways: tuple[str, ...], document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "报告.docx"
    before = [(p.text, p.ties) for p in paras(write(document), tmp_path) if p.ties]
    for way in ways:
        path = resaved(path, way)
    after = [(p.text, p.ties) for p in paras(path.read_bytes(), tmp_path) if p.ties]
    assert before == after
