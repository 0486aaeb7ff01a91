"""What a new report is asked about, as a terminal and a page ask it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline.scaffold import QUESTIONS, Answers, answers_from, complaint, question, questions_for
from reportgen.records import fields


def test_the_answers_are_named_by_the_questions() -> None:
    assert [q.key for q in QUESTIONS] == [f.name for f in fields(Answers)]


def test_no_answer_at_all_is_fine() -> None:
    assert answers_from({}) == Answers()
    assert answers_from({q.key: " " for q in QUESTIONS}) == Answers()


def test_a_default_and_a_choice_are_answers() -> None:
    assert [(q.key, text) for q in QUESTIONS for text in (q.default, *q.choices) if complaint(q, text)] == []


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        ("city", " 德州市 ", "德州市"),
        ("city", "赵县", "赵县"),
        ("city", "凉山州", "凉山州"),
        ("level", "2", "省级"),
        ("level", "省", "省级"),
        ("kind", "方案", "整改方案"),
        ("round", "2", "第二轮"),
        ("round", "第十二轮", "第十二轮"),
        ("round", "十二", "第十二轮"),
        ("feedback_date", "2021年7月23日", "2021-07-23"),
        ("feedback_date", "2021.7", "2021年7月"),
        ("as_of", "２０２２－８－３０", "2022-08-30"),
    ],
)
def test_an_answer_is_read_as_it_was_meant(key: str, typed: str, meant: str) -> None:
    answers = answers_from({key: typed})
    assert isinstance(answers, Answers)
    assert getattr(answers, key) == meant


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("city", "德州", "“德州”不像全称，要带“市”“县”“区”“州”，如 德州市"),
        ("city", "德州: 市", "“德州: 市”不像全称，要带“市”“县”“区”“州”，如 德州市"),
        ("level", "3", "没有“3”，只能是：中央、省级"),
        ("round", "去年", "“去年”看不出是第几轮，写成 第二轮"),
        ("round", "0", "“0”看不出是第几轮，写成 第二轮"),
        ("team", "组" * 61, "太长了，最多 60 个字"),
        ("team", "省\x1b[1m组", "里面有认不出的字符，请重新输入"),
        ("team", "省\udc80组", "里面有认不出的字符，请重新输入"),
        ("as_of", "2022-02-30", "日期“2022-02-30”读不懂，写成 2022-08-30 或 2022年8月30日"),
        ("ledger", "没有.xlsx", "没有“没有.xlsx”这个文件"),
        ("old", "CONTRIBUTING.md", "“CONTRIBUTING.md”不行，要 .docx、.docm、.txt、.xlsx 文件"),
        ("old", "长" * 300, f"没有“{'长' * 300}”这个文件"),
    ],
)
def test_an_answer_that_can_not_be_read_is_told_with_the_way_to_write_it(key: str, typed: str, told: str) -> None:
    assert complaint(question(key), typed) == told
    assert answers_from({"city": "德州市", key: typed}) == [f"{question(key).asks}：{told}"]


def test_every_wrong_answer_is_told() -> None:
    wrong = answers_from({"city": "德州", "level": "市", "kind": "信"})
    assert isinstance(wrong, list)
    assert [text.partition("：")[0] for text in wrong] == ["城市的全称", "督察的层级", "写哪一种公文"]


def test_a_file_that_was_dragged_to_the_terminal_is_found(tmp_path: Path) -> None:
    file = tmp_path / "去年 报告　一.docx"
    file.touch()
    for typed in (f"'{file}' ", f'"{file}"', str(file)):
        answers = answers_from({"old": typed})
        assert isinstance(answers, Answers)
        assert answers.old == file


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("德州市", "德州市"),
        ("2026年德州市", "德州市"),
        ("德州市2026年整改报告", "德州市"),
        ("报告", ""),
        ("新建文件夹", ""),
    ],
)
def test_the_name_of_the_folder_may_tell_the_city(tmp_path: Path, name: str, city: str) -> None:
    assert questions_for(tmp_path / name)[0].default == city
