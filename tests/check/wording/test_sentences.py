"""Full stops at the end of paragraphs, and clauses that run together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import found, marked

TITLE = "某某市生态环境保护督察整改情况报告"
FIRST = "全市上下形成合力，问题整改取得成效。现将有关情况报告如下："
WHOLE = (
    "市委、市政府高度重视，召开专题会议。各县区逐项落实，整改任务全部完成。",
    "对照清单逐项梳理，压实属地责任。坚持边督边改，群众满意度不断提升。",
    "加大执法力度，查处违法企业12家。完善长效机制，严防问题反弹。",
    "开展河湖清理整治，拆除违建9处。建成污水管网20公里，水质持续改善。",
)


@given(st.integers(0, len(WHOLE) - 1))
def test_a_paragraph_without_its_stop_is_told(at: int) -> None:
    lines = list(WHOLE)
    lines[at] = lines[at][:-1]
    assert marked("TXT831", TITLE, FIRST, *lines) == [lines[at][-1]]


def test_a_whole_paper_has_nothing_to_tell() -> None:
    assert marked("TXT831", TITLE, FIRST, *WHOLE) == []


@pytest.mark.parametrize(
    "line",
    [
        "一、提高政治站位，压实整改责任",
        "（一）加强组织领导，强化统筹协调",
        "附件：整改任务清单",
        "联系电话：0534-2687123，地址：某某路1号。联系人张某",
        "图1 全市断面水质，单位：毫克/升",
        "全力推进整改。具体分为以下几类：",
        "整改任务全部完成。（某某市整改办供稿）",
        "他说：“全部完成了整改。”",
        "坚持问题导向，强化举措",
        "全市整改工作推进会召开。本报记者 张某某 摄",
        "（三）深入学习贯彻新发展理念，坚决扛起生态文明建设政治责任，推动经济社会发展全面绿色转型，建设美丽家园",
        "一是加强领导；二是落实责任；",
    ],
)
def test_headings_captions_labels_and_closed_sentences_are_left_alone(line: str) -> None:
    assert marked("TXT831", TITLE, FIRST, line, *WHOLE) == []


def test_a_quoted_word_at_the_end_does_not_close_a_sentence() -> None:
    assert marked("TXT831", TITLE, FIRST, "全市上下提高站位。坚决做到“两个维护”", *WHOLE) == ["”"]


def test_lines_broken_by_a_web_page_are_told_once_or_not_at_all() -> None:
    cut = [line[:-3] for line in WHOLE]
    long = WHOLE[0] * 4  # no text is taken for wrapped that has such a line
    assert found("TXT831", TITLE, FIRST, *cut, long) == []
    (only,) = found("TXT831", TITLE, FIRST, *cut[:3], *WHOLE, *(line + "成效明显。" for line in WHOLE), long)
    assert len(only.related) == 2


def test_lines_that_were_wrapped_are_one_paragraph_that_is_open_once() -> None:
    lines = [f"{n}县细化措施，层层压实责任，" for n in "甲乙丙丁戊己"]
    assert len(found("TXT832", "关于督察整改情况的报告", *lines)) == 1


@pytest.mark.parametrize("mark", ["，", "、"])
def test_a_paragraph_does_not_end_with_a_comma(mark: str) -> None:
    assert marked("TXT832", TITLE, FIRST, WHOLE[0], WHOLE[1][:-1] + mark) == [mark]
    assert marked("TXT832", TITLE, FIRST, *WHOLE) == []


@pytest.mark.parametrize(
    "text",
    [
        "完成5个产业园区改造完成1家重污染企业搬迁。",
        "污泥利用项目有序推进市危险废物处置项目已建成投运。",
        "建立四级“林长制”加大巡查考核力度。",
        "一是压实责任，推动任务落实二是全面排查隐患。",
    ],
)
def test_clauses_that_run_together_are_told(text: str) -> None:
    assert len(found("TXT833", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "完成5个产业园区改造，完成1家企业搬迁。",
        "计划完成5项实际完成4项。",
        "一是压实责任；二是排查隐患。三是严格执法，排名第二是历年最好，其二是资金不足。",
        "问题整改二是关键所在。",
        "完成35项整改任务并完成12项验收。",
        "加快推进项目建设，重点项目已开工。",
        "项目有序推进中的重点项目已建成。",
        "健全“林长制”工作机制，加大考核力度。",
        "落实“双随机、一公开”加强监管。",
        "建成20座污水处理厂和建成5座泵站的县区。",
    ],
)
def test_clauses_that_belong_together_are_left_alone(text: str) -> None:
    assert found("TXT833", text) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("一是压实属地责任；", "二是严格执法监管；", "特此报告。"),
        ("一是压实属地责任；", "二是严格执法监管；", "二、下一步打算", WHOLE[0]),
        ("二、主要工作及成效；", WHOLE[0]),
    ],
)
def test_the_last_of_a_list_and_a_heading_end_without_semicolon(lines: tuple[str, ...]) -> None:
    assert marked("TXT832", TITLE, FIRST, WHOLE[0], *lines) == ["；"]


@pytest.mark.parametrize(
    "lines",
    [
        ("一是压实属地责任；", "二是严格执法监管。", "二、下一步打算", WHOLE[0]),
        ("一、压实属地责任；", "二、严格执法监管；", "三、完善长效机制。"),
        ("（一）压实属地责任；", "（二）严格执法监管。"),
    ],
)
def test_a_list_that_goes_on_may_have_semicolons(lines: tuple[str, ...]) -> None:
    assert marked("TXT832", TITLE, FIRST, WHOLE[0], *lines) == []
