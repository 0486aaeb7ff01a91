"""What stands before a Word file is opened: other files told apart, bombs and DTDs refused, damage told as such."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.layout import check_word
from reportgen.read import read_word
from tests.examples import examples
from tests.words import DOCUMENT, EVEN, R, p, small, sound, word_of, write_word

MAIN_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="a" Type="{R}/officeDocument" Target="{{}}"/></Relationships>'
)


def refused(path: Path) -> tuple[str, str]:
    """Code and 原因 of the one message about a file that can't be read."""
    word, found = read_word(path)
    assert word is None
    (one,) = found
    return one.code, one.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧的 Word 97-2003"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
        (b"\xef\xbb\xbf<html><body>", "网页"),
        (b"<?xml version='1.0'?>", "网页或 XML"),
        ("省委、省政府".encode(), "不是 Word 文档"),
        (b"", "空的"),
    ],
)
def test_another_file_with_the_ending_docx_is_called_what_it_is(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "公文.docx"
    path.write_bytes(data)
    code, said = refused(path)
    assert code == "SRC108"
    assert reason in said


@pytest.mark.parametrize(
    ("main", "reason"),
    [("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "演示文稿"), ("", "没有 Word 文档的正文")],
)
def test_another_package_is_called_what_it_is(tmp_path: Path, main: str, reason: str) -> None:
    path = tmp_path / "公文.docx"
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("_rels/.rels", MAIN_RELATION.format(main))
        if main:
            z.writestr(main, "<a/>")
    code, said = refused(path)
    assert code == "SRC108"
    assert reason in said


def test_an_odt_is_called_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "公文.docx"
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert refused(path) == ("SRC108", "文件其实是 OpenDocument（.odt）文档")


def test_a_folder_a_missing_file_and_a_name_that_is_none_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "夹.docx").mkdir()
    assert refused(tmp_path / "夹.docx")[0] == "SRC102"
    assert refused(tmp_path / "无.docx")[0] == "SRC101"
    assert refused(tmp_path / "a\0b.docx")[0] == "SRC107"


def test_a_part_that_swells_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    code, said = refused(write_word(tmp_path / "公文.docx", small(p("整" * 2_000_000))))
    assert code == "SRC110"
    assert "展开后是原来的" in said


def test_a_directory_that_lies_about_a_size_does_not_help_a_bomb(tmp_path: Path) -> None:
    path = write_word(tmp_path / "公文.docx", small(p("整" * 2_000_000)))
    with zipfile.ZipFile(path) as z:
        size = z.getinfo(DOCUMENT).file_size
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    assert refused(path)[0] in ("SRC109", "SRC110")


def test_too_many_members_and_doubled_ones_are_refused(tmp_path: Path) -> None:
    many = tmp_path / "多.docx"
    with zipfile.ZipFile(many, "w") as z:
        for n in range(10_001):
            z.writestr(str(n), "")
    assert refused(many)[0] == "SRC110"
    doubled = write_word(tmp_path / "重.docx", small(p("一")))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(doubled, "a") as z:
        z.writestr(DOCUMENT, "<w/>")
    assert refused(doubled) == ("SRC110", "压缩包里有重名的部件")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [DOCUMENT, EVEN])
def test_a_dtd_is_refused_in_any_part_and_encoding(tmp_path: Path, part: str, encoding: str) -> None:
    parts = sound()
    path = write_word(tmp_path / "公文.docx", {name: text for name, text in parts.items() if name != part})
    with zipfile.ZipFile(path, "a") as z:
        head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
        z.writestr(part, (head + parts[part]).encode(encoding))
    relations = "word/_rels/document.xml.rels"
    whole = write_word(tmp_path / "好.docx", parts)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(whole) as good, zipfile.ZipFile(tmp_path / "x.docx", "w") as z:
        for name in old.namelist():
            z.writestr(name, good.read(name) if name == relations else old.read(name))
    assert refused(tmp_path / "x.docx")[0] == "SRC110"


def test_entities_that_grow_are_not_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "公文.docx"
    write_word(path, sound())
    with zipfile.ZipFile(path) as z:
        parts = {name: z.read(name) for name in z.namelist()}
    parts[DOCUMENT] = f'<!DOCTYPE a [<!ENTITY a0 "lol">{laughs}]><a b="&a11;">&a11;</a>'.encode()
    with zipfile.ZipFile(path, "w") as z:
        for name, data in parts.items():
            z.writestr(name, data)
    assert refused(path)[0] in ("SRC109", "SRC110")


def test_a_span_over_a_hundred_million_columns_takes_no_time(tmp_path: Path) -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{p("甲")}</w:tc>'
    word = word_of(tmp_path, small(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
    assert [x.text for x in word.paras] == ["甲"]


def test_tables_in_tables_beyond_all_reason_are_an_error_and_no_crash(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 300 + p("甲") + "</w:tc></w:tr></w:tbl>" * 300
    path = write_word(tmp_path / "公文.docx", small(p("甲")))
    with zipfile.ZipFile(path) as z:
        parts = {name: z.read(name) for name in z.namelist()}
    parts[DOCUMENT] = small(deep)[DOCUMENT].encode()
    with zipfile.ZipFile(path, "w") as z:
        for name, data in parts.items():
            z.writestr(name, data)
    assert refused(path)[0] == "SRC109"


@given(st.data())
@examples(60)
def test_a_damaged_file_is_read_or_told_of_and_never_raises(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    whole = bytearray(write_word(folder / "公文.docx", sound()).read_bytes())
    for _ in range(data.draw(st.integers(0, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    (folder / "公文.docx").write_bytes(whole[:cut] if data.draw(st.booleans()) else whole)
    word, found = read_word(folder / "公文.docx")
    if word is None:
        assert [d.code[:3] for d in found] == ["SRC"]
    else:
        check_word(word)


NONSENSE = ("", "-1", "0", "abc", "1e9", "NaN", "²", "２", "99999999999999", "12pt", "50%")
VALUE = re.compile(r'w:\w+="([^"]*)"')


@given(st.data())
@examples(60)
def test_values_that_make_no_sense_are_read_as_if_they_were_not_there(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    parts = sound()
    for _ in range(data.draw(st.integers(1, 6))):
        name = data.draw(st.sampled_from(sorted(parts)))
        value = data.draw(st.sampled_from(list(VALUE.finditer(parts[name]))))
        text = parts[name]
        parts[name] = text[: value.start(1)] + data.draw(st.sampled_from(NONSENSE)) + text[value.end(1) :]
    word = word_of(tmp_path_factory.mktemp("nonsense"), parts)
    check_word(word)
