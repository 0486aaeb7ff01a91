"""`reportgen check`: exit status, the three ways of telling, choosing by code, and files that it can't check."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportgen.diagnostics import fault
from reportgen.diagnostics_out import as_github, as_object
from reportgen.document import Document
from reportgen.pipeline.check import check_file
from reportgen.place import Place, Source
from reportgen.write import docx
from tests.commands import Ran, ended
from tests.faulty_words import faulty
from tests.test_cli import CITY, city
from tests.words import sound, write_word

KEYS = ["file", "line", "column", "end_line", "end_column", "code", "severity", "message", "reason", "fix"]


def test_a_sound_file_of_each_kind_ends_with_0(tmp_path: Path) -> None:
    city(tmp_path)
    write_word(tmp_path / "公文.docx", sound())
    (tmp_path / "公文.txt").write_text("截至2022年8月30日，按鲁环发〔2021〕7号完成。", encoding="utf-8")
    ran = Ran("check", "city.yaml", "公文.docx", "公文.txt", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [f"{name}：没有发现问题" for name in ("city.yaml", "公文.docx", "公文.txt")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["city.yaml", "公文.docx", "公文.txt"]


@pytest.mark.parametrize(("code", "status"), [("FMT702", 1), ("FMT706", 0)])
def test_errors_end_with_1_and_warnings_with_0(tmp_path: Path, code: str, status: int) -> None:
    write_word(tmp_path / "公文.docx", faulty(code))
    ran = Ran("check", "公文.docx", cwd=tmp_path)
    assert ran.status == status
    assert f"[{code}]" in ran.err
    assert ran.out == ""


def test_a_data_file_is_checked_as_for_a_build_and_nothing_is_written(tmp_path: Path) -> None:
    city(tmp_path, CITY + "整改工作: 无\n")
    ran = Ran("check", "city.yaml", cwd=tmp_path)
    assert ran.status == 1
    assert "city.yaml:11:1: 错误[SHP201]" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["city.yaml"]


def test_json_is_one_list_of_objects_for_all_files(tmp_path: Path) -> None:
    write_word(tmp_path / "公文.docx", faulty("FMT751"))
    city(tmp_path, CITY + "整改工作: 无\n")
    ran = Ran("check", "--format", "json", "公文.docx", "city.yaml", cwd=tmp_path)
    assert (ran.status, ran.err) == (1, "")
    yaml, word = json.loads(ran.out)
    assert list(yaml) == KEYS
    assert (yaml["file"], yaml["line"], yaml["column"], yaml["code"], yaml["severity"]) == (
        "city.yaml",
        11,
        1,
        "SHP201",
        "error",
    )
    assert set(word) == {*KEYS, "paragraph", "offset", "end_offset"}
    assert (word["paragraph"], word["column"], word["end_column"], word["severity"]) == (15, 3, 12, "warning")


def test_json_of_nothing_is_an_empty_list(tmp_path: Path) -> None:
    write_word(tmp_path / "公文.docx", sound())
    ran = Ran("check", "--format", "json", "公文.docx", cwd=tmp_path)
    assert (ran.status, ran.out) == (0, "[]\n")


def test_github_gets_a_command_a_line(tmp_path: Path) -> None:
    (tmp_path / "公文.txt").write_text("截至2022.8.30完成。", encoding="utf-8")
    ran = Ran("check", "--format", "github", "公文.txt", cwd=tmp_path)
    start = "::warning file=公文.txt,line=1,endLine=1,col=3,endColumn=12,title=FMT751 日期的写法不对::原因："
    assert ran.out.startswith(start)
    assert ran.out.count("\n") == 1


def test_github_marks_in_values_are_escaped() -> None:
    place = Place(Source("a,b:c%.txt"), 1, 1)
    line = as_github([fault("FMT751", place, "一\n二", "三%")])
    assert line.startswith("::warning file=a%2Cb%3Ac%25.txt,")
    assert "一%0A二" in line
    assert "三%25" in line


def test_a_cell_is_told_with_its_sheet_and_a_whole_file_as_its_beginning() -> None:
    cell = as_object(fault("LED301", Place(Source("台账.xlsx", sheet="表1"), 12, 6), "", "", text="甲"))
    assert (cell["sheet"], cell["line"], cell["column"]) == ("表1", 12, 6)
    whole = as_object(fault("SRC101", Place(Source("无.docx")), "", "", name="无.docx"))
    assert (whole["line"], whole["column"], "paragraph" in whole) == (1, 1, False)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ((), {"FMT751", "FMT752"}),
        (("--select", "FMT751"), {"FMT751"}),
        (("--select", "fmt"), {"FMT751", "FMT752"}),
        (("--ignore", "FMT751，FMT701"), {"FMT752"}),
        (("--select", "FMT7", "--ignore", "FMT752"), {"FMT751"}),
        (("--select", "LED"), set()),
    ],
)
def test_codes_are_chosen_by_their_beginning(tmp_path: Path, words: tuple[str, ...], codes: set[str]) -> None:
    (tmp_path / "公文.txt").write_text("截至2022.8.30，鲁环发[2021]7号。", encoding="utf-8")
    ran = Ran("check", "--format", "json", *words, "公文.txt", cwd=tmp_path)
    assert {row["code"] for row in json.loads(ran.out)} == codes


def test_a_code_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    ran = Ran("check", "--select", "XYZ", "公文.txt", cwd=tmp_path)
    assert ran.status == 2
    assert "没有以“XYZ”开头的代码" in ran.err


def test_no_choice_hides_that_a_file_was_not_read(tmp_path: Path) -> None:
    ran = Ran("check", "--select", "FMT", "无.docx", cwd=tmp_path)
    assert ran.status == 1
    assert "SRC101" in ran.err


@pytest.mark.parametrize(
    ("name", "words"), [("公文.doc", "另存为 Word 文档（.docx）"), ("公文.pdf", "核对文件名"), ("公文", "公文")]
)
def test_another_ending_is_refused_with_what_can_be_checked(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_bytes(b"")
    ran = Ran("check", name, cwd=tmp_path)
    assert ran.status == 1
    assert "SRC111" in ran.err
    assert words in ran.err


def test_a_folder_and_a_missing_file_are_called_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    ran = Ran("check", "夹", "无", cwd=tmp_path)
    assert ran.status == 1
    assert "SRC102" in ran.err
    assert "SRC101" in ran.err


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    shutil.copy(write_word(tmp_path / "a.docx", sound()), tmp_path / "公文.DOCX")
    assert Ran("check", "公文.DOCX", cwd=tmp_path).status == 0


@pytest.mark.parametrize("name", ["空.txt", "空.docx"])
def test_a_file_without_a_word_is_told(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    place.write_bytes(docx.write(Document((), ())) if name.endswith("docx") else b"\n \n")
    (found,) = check_file(place).found
    assert (found.code, found.reason) == ("SRC112", "文件里没有文字")


def test_a_name_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    assert "文件名是空的" in ended("check", "", cwd=tmp_path, status=2).err


def test_a_text_that_is_a_word_file_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "公文.txt").write_bytes(b"PK\x03\x04 and so on")
    assert "改回原来的扩展名（如 .docx），再检查" in ended("check", "公文.txt", cwd=tmp_path, status=1).err


def test_a_text_that_is_too_long_is_not_proof_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.pipeline.check.TEXT_MAX", 10_000)
    (tmp_path / "公文.txt").write_text("任务全部完成。\n" * 3_000, encoding="utf-8")
    assert "有 2 万字，一次最多校对 1 万字" in ended("check", "公文.txt", cwd=tmp_path, status=1).err
