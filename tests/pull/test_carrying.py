"""What a leader moves, deletes or rewords in Word beyond single words: where it goes in the data, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pull.listing import listed
from tests.pull.edits import Edit, chapter_moved, moved, said, whole, without
from tests.pull.papers import DATA, POINTS, codes, made_and_given_back, reasons, text

ROLES = DATA.replace("标题: 整改成效", "角色: 补齐短板").replace("标题: 工作打算", "角色: 下一步")
SECTIONS = DATA.replace(
    "附件:\n", "    小节: [{标题: 巩固成果, 导语: 定期回头看。}, {标题: 长效管理, 导语: 修订制度三项。}]\n附件:\n", 1
)
LINES = DATA.replace("导语: 全市上下认真抓好整改。", "导语: |-\n      全市上下认真抓好整改。\n      坚持问题导向。")
COUNTED = DATA.replace(
    "- 河道水质稳定达标。", "- |-\n        河道水质稳定达标。\n        治理【任务.总数】。\n        来年再治。"
)
NEXT = DATA.replace("附件:\n", "下一步: {导语: 巩固成果。, 要点: [{内容: 抓长。}, {内容: 抓常。}]}\n附件:\n", 1)
CASES = DATA.replace("附件:\n", "附件:\n  - {名称: 典型案例, 段落: [案例一很好。, 案例二也好。]}\n", 1)
TWO_POINTS = POINTS.partition("三是")[0]
MOVED = "移到了数据文件里放不下它的地方，请在数据文件里剪切过去"


def test_a_chapter_of_conventional_heading_moves_with_all_that_it_holds(tmp_path: Path) -> None:
    city, pulled = made_and_given_back(tmp_path, ROLES, chapter_moved("三、保持", "继续抓好", "提高站位"))
    assert codes(pulled) == []
    assert "章节:\n  - 角色: 下一步\n    导语: 继续抓好后续整改。\n  - 标题: 提高站位" in city.read_text("utf-8")


def test_a_chapter_of_conventional_heading_goes_with_all_that_it_holds(tmp_path: Path) -> None:
    city, pulled = made_and_given_back(tmp_path, ROLES, without("三、保持"), without("继续抓好"))
    assert codes(pulled) == []
    assert city.read_text("utf-8") == ROLES.replace("  - 角色: 下一步\n    导语: 继续抓好后续整改。\n", "")


def test_a_conventional_heading_stays_with_what_it_stands_above(tmp_path: Path) -> None:
    city, pulled = made_and_given_back(tmp_path, ROLES, without("三、保持"))
    assert reasons(pulled)[0].endswith("这一段是模板或程序写的，数据文件里没有；不要它，在模板里去掉")
    assert city.read_text("utf-8") == ROLES


def test_a_conventional_heading_in_other_words_is_a_heading_of_its_own(tmp_path: Path) -> None:
    city, pulled = made_and_given_back(tmp_path, ROLES, whole("三、保持", "三、保持战略定力，持续巩固整改成果"))
    assert codes(pulled) == []
    assert (
        "  - 角色: 下一步\n    导语: 继续抓好后续整改。\n    标题: 保持战略定力，持续巩固整改成果\n"
        in city.read_text("utf-8")
    )


@pytest.mark.parametrize(
    ("data", "then"),
    [
        (DATA, "导语:\n  过渡语: 现将有关情况报告如下：\n"),
        (
            DATA.replace("章节:\n", "导语: {补充: 整改有序。}\n章节:\n", 1),
            "{补充: 整改有序。, 过渡语: 现将有关情况报告如下：}",
        ),
    ],
)
def test_the_formula_before_the_text_has_a_key(tmp_path: Path, data: str, then: str) -> None:
    city, pulled = made_and_given_back(tmp_path, data, said("整改落实情况报告如下", "有关情况报告如下"))
    assert codes(pulled) == []
    assert then in city.read_text("utf-8")
    assert "现将有关情况报告如下：" in text(city)


@pytest.mark.parametrize(
    ("edits", "place"),
    [
        (
            [chapter_moved("长效管理", "修订制度", "巩固成果")],
            "小节: [{标题: 长效管理, 导语: 修订制度三项。}, {标题: 巩固",
        ),
        (
            [chapter_moved("长效管理", "修订制度", "整改成效")],
            "    小节:\n      - 标题: 长效管理\n        导语: 修订制度三项。\n  - 标题: 整改成效",
        ),
        (
            [chapter_moved("长效管理", "修订制度", "整改成效"), said("修订制度三项", "修订制度四项")],
            "      - 标题: 长效管理\n        导语: 修订制度四项。\n  - 标题: 整改成效",
        ),
    ],
)
def test_a_section_moves_within_its_chapter_or_to_another(tmp_path: Path, edits: list[Edit], place: str) -> None:
    city, pulled = made_and_given_back(tmp_path, SECTIONS, *edits)
    assert codes(pulled) == []
    assert place in city.read_text("utf-8")
    assert city.read_text("utf-8").count("标题: 长效管理") == 1


def test_a_point_moves_to_what_is_still_to_be_done(tmp_path: Path) -> None:
    new = "巩固成果。一是抓长。二是加强督办。对进展慢的挂牌督办。三是抓常。"
    city, pulled = made_and_given_back(tmp_path, NEXT, whole("一是压实", TWO_POINTS), whole("抓长", new))
    assert codes(pulled) == []
    assert "{内容: 抓长。}, {标题: 加强督办, 内容: 对进展慢的挂牌督办。}, {内容: 抓常" in city.read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "edit", "now"),
    [
        (CASES, moved("河道水质", "案例一"), "段落: [案例一很好。, 河道水质稳定达标。, 案例二也好。]"),
        (COUNTED, moved("治理2项", "继续抓好"), "整改。\n    段落:\n      - 治理【任务.总数】。"),
        (LINES, moved("全市上下认真", "继续抓好"), "后续整改。\n    段落:\n      - 全市上下认真抓好整改。"),
    ],
)
def test_a_paragraph_moves_with_its_placeholders(tmp_path: Path, data: str, edit: Edit, now: str) -> None:
    city, pulled = made_and_given_back(tmp_path, data, edit)
    assert codes(pulled) == []
    assert now in city.read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "words", "then"),
    [
        (COUNTED, "治理2项", COUNTED.replace("        治理【任务.总数】。\n", "")),
        (COUNTED, "来年再治", COUNTED.replace("        来年再治。\n", "")),
        (LINES, "全市上下认真", LINES.replace("      全市上下认真抓好整改。\n", "")),
    ],
)
def test_a_line_of_a_text_goes_with_its_line_feed(tmp_path: Path, data: str, words: str, then: str) -> None:
    city, pulled = made_and_given_back(tmp_path, data, without(words))
    assert codes(pulled) == []
    assert text(city).count(words) == 0
    assert city.read_text("utf-8") == then


@pytest.mark.parametrize(
    ("data", "edit", "reason"),
    [
        (DATA, moved("河道水质", "5号"), MOVED),
        (DATA, moved("河道水质", "现将整改"), MOVED),
        (DATA, moved("现将整改", "继续抓好"), MOVED),
        (SECTIONS, chapter_moved("长效管理", "修订制度", "提高站位"), MOVED),
        (DATA, without("现将整改"), "这里印的是数据文件里的事实，别处也用，不随这一段删去"),
        (DATA, lambda xml: without("乙市关于省级")(without("反馈意见整改")(xml)), "这里印的是数据文件里的事实"),
    ],
)
def test_what_can_not_go_there_stays_and_is_told(tmp_path: Path, data: str, edit: Edit, reason: str) -> None:
    city, pulled = made_and_given_back(tmp_path, data, edit)
    assert set(codes(pulled)) == {"PUL052"}
    assert any(reason in one for one in reasons(pulled))
    assert city.read_text("utf-8") == data


def test_the_list_says_where_a_paragraph_went(tmp_path: Path) -> None:
    _, pulled = made_and_given_back(tmp_path, DATA, moved("河道水质", "继续抓好"))
    assert pulled.word is not None
    shown = listed(pulled.word, pulled.steps, pulled.made, applied=False)
    assert "改动 1 处，能写进数据 1 处（加 --apply 写入）\n\n1. 移动正文  city.yaml:24:9\n" in shown
    assert "   = 河道水质稳定达标。\n     移到“继续抓好后续整改。”之后\n" in shown


AT_ODDS = "“案例”改为“做法”：附件说明和附件标题印的是同一个名称，两处改得不一样"


@pytest.mark.parametrize(("second", "told"), [("典型案例", []), ("典型经验", []), ("典型做法", [AT_ODDS])])
def test_a_name_that_is_printed_twice_is_one(tmp_path: Path, second: str, told: list[str]) -> None:
    changed = [said("典型案例", "典型经验"), *([said("典型案例", second)] if second != "典型案例" else [])]
    city, pulled = made_and_given_back(tmp_path, CASES, *changed)
    assert reasons(pulled) == told
    assert city.read_text("utf-8") == CASES.replace("典型案例", "典型经验")
    assert text(city).count("典型经验") == 2


def test_the_bodies_that_sign_change_places(tmp_path: Path) -> None:
    data = DATA.replace("版头:", "# 版头:").replace("署名: [乙市人民政府]", "署名: [中共乙市委, 乙市人民政府]")
    city, pulled = made_and_given_back(tmp_path, data, moved(">中共乙市委<", ">乙市人民政府<"))
    assert codes(pulled) == []
    assert "署名: [乙市人民政府, 中共乙市委]" in city.read_text("utf-8")


def test_the_addressees_go_with_their_line(tmp_path: Path) -> None:
    city, pulled = made_and_given_back(tmp_path, DATA, without("省委、省政府："))
    assert codes(pulled) == []
    assert city.read_text("utf-8") == DATA.replace("主送: [省委, 省政府]\n", "")
