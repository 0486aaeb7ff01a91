"""The structure of an old paper as a data file, and the paper that is built from it: the same, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.datafile.emit import emit
from reportgen.datafile.tree import Noted, Tree
from reportgen.extract.drafted import draft
from reportgen.extract.outline import outline
from reportgen.extract.parts import Grid, Item, Line, Outline, Piece
from reportgen.extract.predicted import predicted, settled
from reportgen.pipeline import build
from reportgen.write import text as plain_text
from tests.examples import examples

TITLE = "云州市生态环境保护督察整改情况的报告"
# One of each build that is met
FOUR_CHAPTERS = f"""{TITLE}
去年3月，省督察组对我市开展督察。市委、市政府高度重视，立即部署。
一、扛牢政治责任
各县抓实三件事。一是压实责任。各县签订责任书。二是定期调度；三是公开结果。
二、推进问题整改
一是治水。清淤五处。二是治气。关停两家。
三、保持战略定力
我市将继续用力。
中共云州市委
云州市人民政府
2022年8月30日"""
PLAN = """云州市关于省督察反馈意见的整改方案
去年3月，省督察组对我市开展督察。为抓好整改，特制定本方案。
一、工作目标
（一）问题整改到位。逐项建账，逐项销号。
（二）质量持续改善。一是调结构。关停两家。二是抓治理，种树九行。
二、组织保障
一是成立专班。二是定期调度。"""
MIXED = f"""{TITLE}
去年3月，省督察组对我市开展督察。现将情况报告如下：
一、扛牢政治责任
（一）加强领导。成立专班。
（二）治水
清淤五处。
河水变清。
一是修闸。新建两座。
二是种树。新栽九行。
其他工作同步推进。
（三）治气
1.关停两家
全部拆除。
（1）烟囱拆除。年内完成。
2.搬迁一家
设备已经搬走。
二、巩固成效
任务按期完成。
下一步，我市将继续用力。一是抓治水。二是抓治气。
附件：整改清单.doc"""
NO_CHAPTERS = """上下联动 云州市督察整改落地见效
去年3月，省督察组对我市开展督察。
一是加强领导。成立专班。
每周调度一次。
二是推进治理。主要做法：
（1）清淤。清淤五处。
（2）种树。新栽九行。
三是公开结果。主动上网。
下一步，我市将继续用力。
一是抓治水。河水常清。
二是抓治气。天常蓝。
再接再厉，不负众望。
附件：1.整改清单
2.问题清单
中共云州市委
云州市人民政府
2021年3月28日"""
ODD = """云州市督察整改
落实情况的报告
市委、市政府：
去年3月，省督察组对我市开展督察。
抓好两件事。
一是治水。二是治气。
一、扛牢责任
二、推进整改
各县抓好两件事。
一是治水。二是治气。
三是公开结果。
四、保持定力
①治水
②治气
特此报告。
云州市人民政府
2022年8月30日
（联系人：张三）
附件
问题清单
清淤五处。"""


def lines(text: str) -> list[Line]:
    return [Line(line, at) for at, line in enumerate(text.split("\n"), 1)]


def literal(found: Outline) -> dict[str, Tree]:
    return draft(found, lambda piece: piece.text)


def printed(found: Outline) -> list[str]:
    """The lines of the paper that is really built."""
    text = emit({"格式版本": "1", "城市": {"名称": "云州市"}, **literal(found)})
    built = build(Path("city.yaml"), text=text)
    assert built.document, [f"{one.code} {one.reason}" for one in built.found]
    return [line for line in plain_text.write(built.document).decode().split("\n") if line]


@pytest.mark.parametrize("text", [FOUR_CHAPTERS, PLAN, MIXED, NO_CHAPTERS, ODD])
def test_the_paper_that_is_built_is_the_old_one(text: str) -> None:
    found = settled(lines(text))
    assert printed(found) == predicted(found) == text.split("\n")


def test_the_lead_and_its_last_sentence() -> None:
    tree = literal(settled(lines(MIXED)))
    assert tree["导语"] == {
        "自动生成": "否",
        "补充": "去年3月，省督察组对我市开展督察。",
        "过渡语": "现将情况报告如下：",
    }


def test_sections_points_and_what_follows_them_keep_their_order() -> None:
    chapters = literal(settled(lines(MIXED)))["章节"]
    assert isinstance(chapters, list)
    assert isinstance(chapters[0], dict)
    sections = chapters[0]["小节"]
    assert isinstance(sections, list)
    assert sections[0] == {"标题": "加强领导", "题式": "接排", "导语": "成立专班。"}
    assert sections[1] == {
        "标题": "治水",
        "导语": "清淤五处。",
        "段落": ["河水变清。"],
        "列举": "分段",
        "要点": [{"标题": "修闸", "内容": "新建两座。"}, {"标题": "种树", "内容": "新栽九行。"}],
        "结语": "其他工作同步推进。",
    }


def test_a_level_that_was_left_out_is_a_section_without_a_title() -> None:
    found = settled(lines(f"{TITLE}\n一、推进整改\n1.治水\n清淤五处。\n2.治气\n关停两家。"))
    assert literal(found)["章节"] == [
        {
            "标题": "推进整改",
            "小节": [
                {"小节": [{"标题": "治水", "导语": "清淤五处。"}, {"标题": "治气", "导语": "关停两家。"}]},
            ],
        }
    ]


def test_points_behind_points_stand_in_a_section_without_a_title() -> None:
    text = f"{TITLE}\n一、推进整改\n一是治水。\n二是治气。\n还要抓两件事。\n1.修闸。\n2.种树。"
    assert literal(settled(lines(text)))["章节"] == [
        {
            "标题": "推进整改",
            "列举": "分段",
            "要点": ["治水。", "治气。"],
            "小节": [{"导语": "还要抓两件事。", "列举": "分段", "序次": "1.", "要点": ["修闸。", "种树。"]}],
        }
    ]


def test_next_steps_attachments_and_sign_off() -> None:
    tree = literal(settled(lines(NO_CHAPTERS)))
    assert tree["下一步"] == {
        "位置": "章后",
        "导语": "下一步，我市将继续用力。",
        "列举": "分段",
        "要点": [{"标题": "抓治水", "内容": "河水常清。"}, {"标题": "抓治气", "内容": "天常蓝。"}],
    }
    assert tree["结束语"] == "再接再厉，不负众望。"
    assert tree["附件"] == [{"名称": "整改清单"}, {"名称": "问题清单"}]
    assert tree["落款"] == {"署名": ["中共云州市委", "云州市人民政府"], "日期": "2021年3月28日"}


def test_a_paper_that_nobody_signs() -> None:
    assert literal(settled(lines(PLAN)))["落款"] == {"不署名": "是"}


def test_a_value_with_a_doubt_has_a_note() -> None:
    tree = literal(settled(lines(MIXED)))
    notes = tree["附件"]
    assert isinstance(notes, list)
    assert isinstance(notes[0], dict)
    name = notes[0]["名称"]
    assert isinstance(name, Noted)
    assert name.value == "整改清单.doc"
    assert name.note.startswith("待核：附件名称带着文件的扩展名；")


def test_the_texts_are_those_that_are_given_for_the_pieces() -> None:
    def text_of(piece: Piece) -> str:
        return piece.text.replace("五处", "【清淤.数】")

    chapters = draft(outline(lines(f"{TITLE}\n一、治水\n清淤五处。")), text_of)["章节"]
    assert chapters == [{"标题": "治水", "导语": "清淤【清淤.数】。"}]


def test_a_paper_without_structure_has_one_chapter_without_a_title() -> None:
    tree = literal(settled(lines(f"{TITLE}\n去年督察组来到我市。\n清淤五处。\n河水变清。")))
    assert tree["导语"] == {"自动生成": "否", "补充": "去年督察组来到我市。", "过渡语": "无"}
    assert tree["章节"] == [{"导语": "清淤五处。", "段落": ["河水变清。"]}]


def test_a_table_becomes_a_paragraph_a_row() -> None:
    items: list[Item] = [*lines(f"{TITLE}\n一、治水\n清淤五处。"), Grid((("序号", "河名"), ("1", ""), ("", "")), 9)]
    found = settled(items)
    assert printed(found) == [TITLE, "一、治水", "清淤五处。", "序号　河名", "1"]


# fmt: off
BEGINNINGS = (
    "一、", "二、", "三、", "（一）", "（二）", "（三）", "1.", "2.", "3.", "（1）", "（2）", "①", "②",
    "一是", "二是", "三是", "附件：", "附件：1.", "下一步，", "特此报告。", "附件", "附件1", "2022年8月30日",
    "（此件公开发布）", "云州市人民政府", "市委、市政府：",
    "1、", "(一)", "十一、", "抄送：", "8.",
)
WORDS = (
    "加强领导", "加强领导。", "推进治理，", "完成三项；", "成立专班：", "甲。", "乙", "”", "（",
    "“", "。”", "！", "。一是", "。二是", "；（1）", "；（2）", "…", "1.5万吨",
)
# fmt: on
LINE = st.builds(
    lambda first, rest: first + "".join(rest), st.sampled_from(["", *BEGINNINGS]), st.lists(st.sampled_from(WORDS))
)
ANY = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Zs")), max_size=12)


@given(st.lists(st.one_of(LINE, LINE, ANY).filter(bool), max_size=16), st.booleans())
def test_whatever_the_lines_are_the_structure_prints_them(texts: list[str], titled: bool) -> None:
    texts = [TITLE, *texts] if titled else texts
    found = settled([Line(text, at) for at, text in enumerate(texts, 1)])
    assert predicted(found) == texts


@examples(60)
@given(st.lists(LINE.filter(bool), min_size=1, max_size=12))
def test_the_templates_print_what_is_predicted(texts: list[str]) -> None:
    texts = [TITLE, "去年3月，省督察组对我市开展督察。", *texts]
    assert printed(settled([Line(text, at) for at, text in enumerate(texts, 1)])) == texts
