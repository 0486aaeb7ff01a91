"""`reportgen check 报告.docx --data city.yaml`: a Word file that was edited by hand against its ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.check.agreement.edits import example, text_of, word_of
from tests.commands import Ran

ONLY = ("--select", "SUM96")


def test_a_hand_edited_word_file_is_caught(tmp_path: Path) -> None:
    word = word_of(example("dezhou", tmp_path), ("17项", "19项"), ("2021年7月23日", "2021年7月24日"))
    ran = Ran("check", word.name, "--data", "city.yaml", *ONLY, cwd=word.parent)
    assert ran.status == 1
    assert "报告.docx:10:78: 错误[SUM961] 文中的数与台账不符" in ran.err
    assert "文中“19项”，按台账是“17项”：【任务.已完成】（第1、3、4、6、13、15、16、17、20、23等 17 项）" in ran.err
    assert "另见：台账.xlsx!整改任务台账!I3、" in ran.err
    assert "报告.docx:4:84: 警告[SUM963] 日期或名称与数据文件不符" in ran.err
    assert "另见：city.yaml:21:9" in ran.err
    assert "共 1 处错误、1 处警告" in ran.err


def test_json_has_the_paragraph_and_the_rows(tmp_path: Path) -> None:
    word = word_of(example("dezhou", tmp_path), ("其余20项", "其余18项"))
    ran = Ran("check", word.name, "--data", "city.yaml", *ONLY, "--format", "json", cwd=word.parent)
    (found,) = json.loads(ran.out)
    assert (found["code"], found["paragraph"], found["severity"]) == ("SUM961", 10, "error")


@pytest.mark.parametrize("city", ["dezhou", "yunshan", "dalian"])
def test_a_word_file_as_it_was_made_agrees(tmp_path: Path, city: str) -> None:
    word = word_of(example(city, tmp_path))
    ran = Ran("check", word.name, "--data", "city.yaml", *ONLY, cwd=word.parent)
    assert (ran.status, ran.out.strip()) == (0, "报告.docx：没有发现问题")


def test_a_text_is_compared_too_and_a_data_file_beside_it_is_checked_as_ever(tmp_path: Path) -> None:
    data = example("jiaozuo", tmp_path)
    (data.parent / "报告.txt").write_text(text_of(data).replace("已完成34项", "已完成35项"), encoding="utf-8")
    ran = Ran("check", "报告.txt", "city.yaml", "--data", "city.yaml", *ONLY, cwd=data.parent)
    assert ran.status == 1
    assert "报告.txt:2:" in ran.err
    assert "city.yaml：没有发现问题" in ran.out


def test_without_data_nothing_is_compared(tmp_path: Path) -> None:
    word = word_of(example("dezhou", tmp_path), ("17项", "19项"))
    assert Ran("check", word.name, *ONLY, cwd=word.parent).status == 0


def test_the_numbers_typed_into_a_data_file_are_compared_with_its_own_ledger(tmp_path: Path) -> None:
    data = example("jiaozuo", tmp_path)
    text = data.read_text("utf-8").replace("市整改办把重点", "目前整改完成35项。市整改办把重点")
    data.write_text(text, encoding="utf-8")
    ran = Ran("check", "city.yaml", *ONLY, cwd=data.parent)
    assert ran.status == 1
    assert "[SUM966] 正文的整改任务数与台账不符" in ran.err
    assert "文中“35项”，按台账是“34项”：【任务.已完成】" in ran.err


def test_data_that_can_not_be_read_are_told(tmp_path: Path) -> None:
    word = word_of(example("dezhou", tmp_path))
    ran = Ran("check", word.name, "--data", "无.yaml", *ONLY, cwd=word.parent)
    assert ran.status == 1
    assert "[SRC101]" in ran.err
    assert "[SUM968] 没有与数据文件比对" in Ran("check", word.name, "--data", "无.yaml", cwd=word.parent).err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("city.yaml", "--data", "city.yaml"), "这次没有写要比对的文档"),
        (("报告.docx", "--data", "台账.xlsx"), "“--data”后面要写数据文件（.yaml），“台账.xlsx”不是"),
    ],
)
def test_data_without_a_paper_or_of_another_kind_is_wrong_usage(
    tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    ran = Ran("check", *words, cwd=tmp_path)
    assert ran.status == 2
    assert message in ran.err
