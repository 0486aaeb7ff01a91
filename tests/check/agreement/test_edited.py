"""A paper that was edited after it was made: what no longer agrees with the ledger is named, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.check.agreement.edits import CITIES, compared, drafted, example, said, text_of
from tests.examples import examples


@pytest.fixture(scope="module")
def dezhou(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example("dezhou", tmp_path_factory.mktemp("edited"))


@pytest.mark.parametrize("city", CITIES)
def test_the_paper_as_it_was_made_agrees(tmp_path: Path, city: str) -> None:
    data = example(city, tmp_path)
    assert said(compared(data, text_of(data))) == []


def test_a_changed_figure_is_named_with_its_paragraph_and_its_rows(dezhou: Path) -> None:
    (found,) = compared(dezhou, text_of(dezhou).replace("已完成整改17项，其余20项", "已完成整改19项，其余20项"))
    assert found.code == "SUM961"
    assert found.place is not None
    assert found.place.source.lines[found.place.line - 1][found.place.column - 1 :].startswith("19项")
    assert found.reason == "文中“19项”，按台账是“17项”：【任务.已完成】（第1、3、4、6、13、15、16、17、20、23等 17 项）"
    places = [str(p).rpartition("/")[2] for p in found.related]
    assert places[:2] == ["台账.xlsx!整改任务台账!I3", "台账.xlsx!整改任务台账!I5"]
    assert len(places) == 17


@pytest.mark.parametrize(
    ("before", "after", "code", "reason"),
    [
        ("其余20项均", "其余18项均", "SUM961", "文中“18项”，按台账是“20项”：【任务.达到序时进度】"),
        ("其中水10项", "其中水11项", "SUM961", "文中“11项”，按台账是“10项”：【任务.领域.水.总数】"),
        ("达到233天", "达到223天", "SUM961", "文中“223天”，按数据文件是“233天”：【优良天数.现值】"),
        ("同比提升50个百分点", "同比提升5个百分点", "SUM961", "文中“5个百分点”，按数据文件是“50个百分点”"),
        ("同比提升50个百分点", "同比下降50个百分点", "SUM961", "文中“下降”，按数据是“提升”：【优良水体比例.同比】"),
        ("幅度居全省第3位", "幅度居全省第2位", "SUM961", "文中“第2位”，按数据文件是“第3位”：【PM10.排名】"),
        ("已完成整改17项，其余", "已完成整改十九项，其余", "SUM961", "文中“十九项”，按台账是“17项”"),
        ("比例为66.7%", "比例为66.7个百分点", "SUM962", "写成“66.7个百分点”，原稿是“66.7%”：【优良水体比例.现值】"),
        ("其余20项均达", "其余20均达", "SUM962", "“20”后面没有“项”，原稿是“20项”：【任务.达到序时进度】"),
        ("整改17项，其余", "整改17家，其余", "SUM962", "写成“17家”，原稿是“17项”：【任务.已完成】"),
        ("于2021年7月23日", "于2021年7月24日", "SUM963", "文中“2021年7月24日”，数据文件里反馈日期是“2021年7月23日”"),
        ("其余20项均达到", "其余20项均未达到", "SUM961", "文中“未达到序时进度”，台账是“达到序时进度”：这“20项”"),
        ("尚未完成的20项", "已完成的20项", "SUM961", "文中“已完成”，台账是“尚未完成”：这“20项”是【任务.未完成】"),
        (
            "一年来，全市上下",
            "2021年4月9日至28日，督察组进驻。一年来，全市上下",
            "SUM963",
            "文中“2021年4月9日至28日”，数据文件里进驻日期是“2021年4月9日至29日”",
        ),
        ("\n2022年8月30日", "\n2022年8月31日", "SUM963", "文中“2022年8月31日”，数据文件里成文日期是“2022年8月30日”"),
        ("山东省第七生态", "山东省第八生态", "SUM963", "数据文件里督察组是“山东省第七生态环境保护督察组”"),
    ],
)
def test_each_kind_of_change_is_told(dezhou: Path, before: str, after: str, code: str, reason: str) -> None:
    text = text_of(dezhou)
    assert before in text
    (found,) = compared(dezhou, text.replace(before, after, 1))
    assert found.code == code
    assert reason in found.reason


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("达到233天", "达到２３３天"),
        ("优良水体比例为66.7%", "优良水体比例为67%"),  # rounded
        ("达到233天", "达到230多天"),
        ("截至2022年8月30日，已完成整改17项", "截至目前，已经完成整改17项"),
        ("一是从源头上调结构。", "一是调结构。"),
        ("其中水10项、大气9项、", "其中大气9项、水10项、"),  # put in another order
        ("于2021年7月23日反馈", "于2021年7月反馈"),
        ("山东省第七生态环境保护督察组", "省督察组"),
        ("二是守护碧水", "\n二是守护碧水"),  # a paragraph parted
        ("一年来，全市上下", "中央督察组于2021年7月26日反馈意见。一年来，全市上下"),  # another inspection
    ],
)
def test_what_was_only_put_otherwise_is_left_alone(dezhou: Path, before: str, after: str) -> None:
    text = text_of(dezhou)
    assert before in text
    assert said(compared(dezhou, text.replace(before, after, 1))) == []


@pytest.mark.parametrize("gone", range(12))
def test_a_paragraph_that_was_taken_out_is_no_fault(dezhou: Path, gone: int) -> None:
    lines = text_of(dezhou).split("\n")
    assert said(compared(dezhou, "\n".join(lines[:gone] + lines[gone + 1 :]))) == []


def test_new_and_moved_paragraphs_are_no_fault(dezhou: Path) -> None:
    lines = text_of(dezhou).split("\n")
    moved = [*lines[:3], lines[6], *lines[3:6], "新增一段，全市召开推进会12次，印发通报35期。", *lines[7:]]
    assert said(compared(dezhou, "\n".join(moved))) == []


def test_a_changed_figure_is_found_in_a_sentence_that_moved(dezhou: Path) -> None:
    lines = text_of(dezhou).split("\n")
    moved = [*lines[:3], lines[7].replace("17项", "16项"), *lines[3:7], *lines[8:]]
    assert [d.code for d in compared(dezhou, "\n".join(moved))] == ["SUM961"]


@examples(25, HealthCheck.function_scoped_fixture)
@given(chosen=st.integers(min_value=0), more=st.integers(min_value=1, max_value=9))
def test_any_count_of_the_ledger_that_is_changed_is_found(dezhou: Path, chosen: int, more: int) -> None:
    """Whatever figure of the body is taken, and whatever is written in its place."""
    paper, _ = drafted(dezhou)
    printed = [(p, run) for p in paper.prose for run in p.printed if run.figure]
    passage, run = printed[chosen % len(printed)]
    word = passage.text[run.start : run.end]
    changed = re.sub(r"\d+", lambda m: str(int(m[0]) + more), word, count=1)
    edited = passage.text[: run.start] + changed + passage.text[run.end :]
    found = compared(dezhou, text_of(dezhou).replace(passage.text, edited, 1))
    assert any(d.code == "SUM961" and run.figure in d.reason for d in found)
