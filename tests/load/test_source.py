"""Bytes of a file -> lines: encodings, line ends, limits and characters that nobody can see."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Diagnostic
from reportgen.load.nodes import Mapping, Node, Scalar, Sequence
from reportgen.load.notation.compose import compose
from reportgen.load.source import HIDDEN, LIMIT, is_clean, named, read, source_of, tidy

TEXT = "城市: {名称: 示例市}\n截至日期: 2022-08-30\n督察:\n  反馈问题: 部分国控断面“枯水期”水质不稳定——Ⅳ类。\n"
ERRORS = Path(__file__).resolve().parent.parent / "errors"


def codes(found: list[Diagnostic]) -> list[str]:
    return [d.code for d in found]


def written(folder: Path, data: bytes) -> Path:
    path = folder / "city.yaml"
    path.write_bytes(data)
    return path


def plain(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return (node.text, node.plain, node.place[1:])
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return [(plain(entry.key), plain(entry.value)) for entry in node.entries]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode("utf-8"), []),
        (TEXT.encode("utf-8-sig"), []),
        (TEXT.encode("gb18030"), ["SRC105"]),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), []),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), []),
        (TEXT.replace("\n", "\r\n").encode("utf-8"), []),
        (TEXT.replace("\n", "\r").encode("utf-8"), []),
        (TEXT.replace("\n", "\r\n").encode("gb18030"), ["SRC105"]),
        (TEXT.encode("utf-16-le"), []),
        (TEXT.encode("utf-16-be"), []),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), []),
        (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), []),
    ],
    ids=(
        "utf8",
        "bom",
        "gb18030",
        "utf16le",
        "utf16be",
        "crlf",
        "cr",
        "gb18030-crlf",
        "utf16le-bare",
        "utf16be-bare",
        "utf32le",
        "utf32be",
    ),
)
def test_every_encoding_gives_the_same_lines_and_the_same_tree(
    tmp_path: Path, data: bytes, expected: list[str]
) -> None:
    source, found = read(written(tmp_path, data))
    assert source is not None
    assert "\n".join(source.lines) == TEXT
    assert codes(found) == expected
    assert plain(compose(source)[0]) == plain(compose(source_of(TEXT))[0])


def test_utf16_of_latin_letters_alone_is_told_from_utf8(tmp_path: Path) -> None:
    source, found = read(written(tmp_path, "name: a\n".encode("utf-16-le")))
    assert source is not None
    assert source.lines == ("name: a", "")
    assert found == []


def test_gb18030_is_read_with_a_warning_that_tells_how_to_save_as_utf8(tmp_path: Path) -> None:
    _, found = read(written(tmp_path, TEXT.encode("gb18030")))
    assert found[0].place is not None
    assert (found[0].place.line, found[0].is_error) == (0, False)
    assert "GB18030" in found[0].reason
    assert "UTF-8" in found[0].fix


def test_a_rare_character_in_a_name_is_no_reason_to_doubt_gb18030(tmp_path: Path) -> None:
    _, found = read(written(tmp_path, "城市:\n  名称: 䶮州市\n  联系人: 张喆、王堃\n".encode("gb18030")))
    assert codes(found) == ["SRC105"]


def test_broken_utf8_is_refused_at_its_character_and_not_taken_for_gb18030(tmp_path: Path) -> None:
    data = "城市: {名称: 示例市}\n截至: 德州市\n".encode()
    at = data.index("州".encode())
    source, found = read(written(tmp_path, data[:at] + data[at + 1 :]))
    assert source is None
    assert codes(found) == ["SRC104"]
    assert found[0].place is not None
    assert found[0].place[1:3] == (2, 6)
    assert "第 2 行第 6 个字" in found[0].reason
    assert "UTF-8" in found[0].fix


def test_the_byte_order_mark_counts_for_no_column(tmp_path: Path) -> None:
    _, found = read(written(tmp_path, b"\xef\xbb\xbfab\xff"))
    assert found[0].place is not None
    assert found[0].place[1:3] == (1, 3)
    assert "第 1 行第 3 个字" in found[0].reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00\xff\xff", "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "旧版 Office"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "PDF"),
        ("縣市環境保護督察整改報告，臺灣".encode("big5"), "GBK"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff", "图片"),
        (b"\xff\xfea\x00b", "UTF-16"),
    ],
    ids=["zip", "ole", "pdf", "big5", "png", "cut-utf16"],
)
def test_what_is_no_text_is_refused_by_its_kind(tmp_path: Path, data: bytes, reason: str) -> None:
    source, found = read(written(tmp_path, data))
    assert source is None
    assert codes(found) == ["SRC104"]
    assert reason in found[0].reason


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    source, found = read(tmp_path / "没有.yaml", name="没有.yaml")
    assert source is None
    assert codes(found) == ["SRC101"]
    assert "“没有.yaml”" in found[0].message


def test_a_folder_is_refused(tmp_path: Path) -> None:
    _, found = read(tmp_path)
    assert codes(found) == ["SRC102"]
    assert "文件夹" in found[0].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert codes(read(tmp_path / "pipe")[1]) == ["SRC102"]


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as handle:
        handle.truncate(LIMIT + 1)  # sparse: reading it would show in the memory, not on the disk
    source, found = read(path)
    assert source is None
    assert codes(found) == ["SRC103"]
    assert "32 MiB" in found[0].reason


def test_a_name_that_no_system_takes_is_a_fault_and_no_crash() -> None:
    assert codes(read(Path("a\x00b"))[1]) == ["SRC107"]


def test_an_empty_file_has_one_empty_line(tmp_path: Path) -> None:
    source, found = read(written(tmp_path, b""))
    assert source is not None
    assert (source.lines, found) == (("",), [])


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x0b", "Word 的手动换行符（U+000B）"),
        ("\x00", "空字符（U+0000）"),
        ("\x1f", "控制字符（U+001F）"),
        ("\x85", "换行控制符（U+0085）"),
        ("\u2028", "行分隔符（U+2028）"),
        ("\u2029", "段分隔符（U+2029）"),
        ("\uffff", "控制字符（U+FFFF）"),
    ],
)
def test_a_control_character_becomes_a_blank_with_a_warning_at_its_place(tmp_path: Path, char: str, name: str) -> None:
    source, found = read(written(tmp_path, f"甲: 1\n乙: 二{char}三\n".encode()))
    assert source is not None
    assert source.lines[1] == "乙: 二 三"
    assert codes(found) == ["SRC106"]
    assert found[0].place is not None
    assert found[0].place[1:] == (2, 5, 2, 6)
    assert name in found[0].reason


def test_a_lone_surrogate_in_utf16_becomes_a_blank(tmp_path: Path) -> None:
    source, found = read(written(tmp_path, b"\xff\xfe" + "甲: 二\ud800三".encode("utf-16-le", "surrogatepass")))
    assert source is not None
    assert source.lines == ("甲: 二 三",)
    assert codes(found) == ["SRC106"]


@pytest.mark.parametrize("char", ["\u200b", "\u202e", "\ufeff", "\u00ad", "\u2060"])
def test_a_character_without_width_parts_no_word_and_moves_no_column(tmp_path: Path, char: str) -> None:
    source, found = read(written(tmp_path, f"督{char}察: {{层{char}级: 省级, 轮次: 第{char}二轮}}\n".encode()))
    assert source is not None
    assert codes(found) == ["SRC106"]
    assert found[0].place is not None
    assert found[0].place[1:3] == (1, 2)
    root, more = compose(source)
    assert more == []
    assert isinstance(root, Mapping)
    inner = root.entries[0].value
    assert isinstance(inner, Mapping)
    assert [entry.key.text for entry in (*root.entries, *inner.entries)] == ["督察", "层级", "轮次"]
    second = inner.entries[1]
    assert isinstance(second.value, Scalar)
    assert second.value.text == "第二轮"
    line = source.lines[0]
    assert second.key.place.column == line.index("轮次") + 1, "columns are those of the file"
    assert second.value.place.column == line.index("第") + 1


def test_one_warning_a_line_names_every_kind_of_character(tmp_path: Path) -> None:
    _, found = read(written(tmp_path, "甲: \x0b\x0b\u200b\n乙: \x0c\n".encode()))
    assert codes(found) == ["SRC106", "SRC106"]
    assert "U+000B" in found[0].reason
    assert "U+200B" in found[0].reason
    assert "U+000C" in found[1].reason


def test_a_thousand_dirty_lines_give_a_hundred_warnings_and_the_count(tmp_path: Path) -> None:
    _, found = read(written(tmp_path, "甲\x0b\n".encode() * 1000))
    assert len(found) == 100
    assert "1000 行" in found[-1].reason


def test_tabs_and_line_breaks_are_no_hidden_characters() -> None:
    assert tidy("甲\t乙\n丙") == "甲\t乙\n丙"
    assert named("甲\x0b\u200b乙\x0b") == "Word 的手动换行符（U+000B）、零宽空格（U+200B）"


@given(st.text())
def test_no_text_keeps_a_character_that_xml_cannot_hold(text: str) -> None:
    clean = tidy(text)
    assert not HIDDEN.search(clean)
    assert tidy(clean) == clean


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_but_never_raise(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        source, found = read(written(Path(folder), data))
    assert source is not None or codes(found) == ["SRC104"]


@pytest.mark.parametrize("code", ["SRC104", "SRC105", "SRC106"])
def test_the_smallest_faulty_file_of_each_code_has_that_fault_alone(code: str) -> None:
    source, found = read(ERRORS / code / "city.yaml", "city.yaml")
    assert codes(found) == [code]
    if source is not None:
        assert compose(source)[1] == []


def test_no_character_that_nobody_can_see_is_printable_to_python() -> None:
    characters = "".join(map(chr, range(sys.maxunicode + 1)))
    assert [c for c in HIDDEN.findall(characters) if c.isprintable()] == []
    assert is_clean("甲\t乙\u3000丙\n")
    assert not is_clean("甲\u200b\n")
