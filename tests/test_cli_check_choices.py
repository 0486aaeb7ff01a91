"""`reportgen check`: what is left out, what is mended, the checked text, and what sums up several files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.pipeline import build_files
from tests.commands import Ran, ended
from tests.test_cli import CITY, city
from tests.words import p as para
from tests.words import small, sound, write_word

SLIPS = "整改任务37项,已完成34项，其余3正在推进。\n罚款83.6亿（含滞纳金）。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "公文.txt").write_text(SLIPS, encoding="utf-8")
    return tmp_path


def codes(ran: Ran) -> list[str]:
    return [row["code"] for row in json.loads(ran.out)]


def test_a_code_a_family_or_only_some_words_can_be_left_out(folder: Path) -> None:
    everything = codes(Ran("check", "公文.txt", "--format", "json", cwd=folder))
    assert everything == ["FMT753", "TXT811", "TXT812"]
    for ignored, left in (
        ("TXT", ["FMT753"]),
        ("FMT753，TXT811", ["TXT812"]),
        ("TXT812:83.6亿（含", ["FMT753", "TXT811"]),
        ("TXT811：其余4", everything),
    ):
        assert codes(Ran("check", "公文.txt", "--format", "json", "--ignore", ignored, cwd=folder)) == left


def test_the_data_file_says_what_is_not_wanted_of_itself_and_of_a_paper_compared_with_it(folder: Path) -> None:
    chapter = "章节:\n  - 标题: 补齐短板\n    段落:\n      - 罚款83.6亿（含滞纳金）。\n"
    city(folder, CITY + chapter)
    assert "TXT812" in codes(Ran("check", "city.yaml", "--format", "json", cwd=folder))
    city(folder, CITY + chapter + "检查: {忽略: ['TXT812:83.6亿']}\n")
    assert "TXT812" not in codes(Ran("check", "city.yaml", "--format", "json", cwd=folder))
    told = codes(Ran("check", "公文.txt", "--data", "city.yaml", "--format", "json", cwd=folder))
    assert "TXT811" in told
    assert "TXT812" not in told


def test_a_comment_leaves_out_one_place(folder: Path) -> None:
    slip = "      - 罚款83.6亿（含滞纳金）。"
    city(folder, CITY + f"章节:\n  - 标题: 补齐短板\n    段落:\n{slip}  # 不查 TXT812\n{slip.replace('83', '84')}\n")
    ran = Ran("check", "city.yaml", "--format", "json", "--select", "TXT812", cwd=folder)
    assert [row["line"] for row in json.loads(ran.out)] == [15]


def test_fix_mends_the_form_shows_what_it_did_and_tells_the_rest(folder: Path) -> None:
    ran = Ran("check", "公文.txt", "--fix", cwd=folder)
    assert "-整改任务37项,已完成34项，其余3正在推进。" in ran.out
    assert "+整改任务37项，已完成34项，其余3正在推进。" in ran.out
    assert "公文.txt：改正了 1 处" in ran.out
    assert (folder / "公文.txt").read_text("utf-8") == SLIPS.replace(",", "，")
    assert "FMT753" not in ran.err
    assert "TXT811" in ran.err


def test_diff_only_shows(folder: Path) -> None:
    ran = Ran("check", "公文.txt", "--diff", cwd=folder)
    assert "公文.txt：可以改正 1 处" in ran.out
    assert "FMT753" in ran.err
    assert (folder / "公文.txt").read_text("utf-8") == SLIPS


def test_fix_mends_only_what_is_asked_for(folder: Path) -> None:
    Ran("check", "公文.txt", "--fix", "--ignore", "FMT753", cwd=folder)
    Ran("check", "公文.txt", "--fix", "--select", "TXT", cwd=folder)
    assert (folder / "公文.txt").read_text("utf-8") == SLIPS


def test_with_json_the_diff_goes_to_stderr(folder: Path) -> None:
    ran = Ran("check", "公文.txt", "--fix", "--format", "json", cwd=folder)
    assert codes(ran) == ["TXT811", "TXT812"]
    assert "改正了 1 处" in ran.err


def test_json_can_give_the_text_and_the_offsets_of_word_files_count_in_it(folder: Path) -> None:
    write_word(folder / "公文.docx", small(para("市委、市政府高度重视。") + para("整改任务37项，其余3正在推进。")))
    ran = Ran("check", "公文.docx", "--format", "json", "--text", "--select", "TXT811", cwd=folder)
    whole = json.loads(ran.out)
    text = whole["texts"]["公文.docx"]
    (row,) = whole["diagnostics"]
    assert text == "市委、市政府高度重视。\n整改任务37项，其余3正在推进。"
    assert (row["paragraph"], text[row["offset"] : row["end_offset"]]) == (2, "3")


def test_several_files_end_with_one_line_that_sums_up(folder: Path) -> None:
    write_word(folder / "公文.docx", sound())
    ran = Ran("check", "公文.txt", "公文.docx", cwd=folder)
    assert ran.out == "公文.docx：没有发现问题\n"
    assert ran.err.splitlines()[-1] == "检查了 2 个文件，共 3 处警告"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["公文.txt", "--ignore", "ABC:甲"], "没有以“ABC”开头的代码"),
        (["公文.txt", "--text"], "“--text”与“--format json”同用"),
        (["公文.docx", "--fix"], "Word 文档请在 Word 或 WPS 里改"),
        (["公文.txt", "--data", "公文.txt"], "后面要写数据文件"),
        (["city.yaml", "--data", "city.yaml"], "没有写要比对的文档"),
    ],
)
def test_idle_options_are_a_wrong_use(folder: Path, words: list[str], said: str) -> None:
    ran = Ran("check", *words, cwd=folder)
    assert ran.status == 2
    assert said in ran.err


def test_a_wrong_entry_of_the_data_file_is_told(folder: Path) -> None:
    city(folder, CITY + "检查: {忽略: [ABC]}\n")
    ran = Ran("check", "city.yaml", cwd=folder)
    assert "警告[SHP229] 要略去的“ABC”不对" in ran.err


def test_fix_mends_only_what_can_be_mended(folder: Path) -> None:
    build_files(city(folder), ("docx",), None)
    both = ended("check", "--fix", "公文.txt", "city.docx", cwd=folder)
    assert "公文.txt：改正了 1 处" in both.out + both.err
    assert "city.docx：改正了" not in both.out + both.err
