"""Edits of every kind that a leader makes in the Word file, and what `pull` makes of them in the data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.pipeline.pulling import pull
from tests.pull.edits import built_xml, handed_back, paragraph, said, whole, without
from tests.pull.papers import DATA, POINTS, codes, given_back, made, reasons, text


def test_a_deleted_point_takes_no_fact_with_it(city: Path) -> None:
    new = "全市上下认真抓好整改。一是加强督办。对进展慢的挂牌督办。"
    pulled = given_back(city, whole("一是压实", new))
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert "截至日期: 2022-08-30" in now
    assert "反馈日期: 2021-07-23" in now
    assert "压实责任" not in now
    assert "健全机制" not in now


def test_a_list_of_which_all_points_are_deleted_goes_with_its_key(city: Path) -> None:
    pulled = given_back(city, whole("一是压实", "全市上下认真抓好整改。"))
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert now.count("要点:") == 1
    assert "内容: ''" not in now
    assert "反馈日期: 2021-07-23" in now


def test_a_deleted_paragraph_with_a_date_leaves_the_date(city: Path) -> None:
    pulled = given_back(city, without("散煤替代有序推进"))
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert "散煤替代有序" not in now
    assert "截至日期: 2022-08-30" in now


def test_a_date_that_a_placeholder_prints_is_told_and_not_written(city: Path) -> None:
    pulled = given_back(city, said("截至2022年8月30日，散煤", "截至2022年9月30日，散煤"))
    assert codes(pulled) == ["PUL051"]
    assert "文中改为“2022年9月30日”" in pulled.found[0].reason
    assert "（截至日期）" in pulled.found[0].reason
    assert city.read_text("utf-8") == DATA


def test_words_around_a_date_are_written_and_the_date_is_told(city: Path) -> None:
    pulled = given_back(city, said("截至2022年8月30日，散煤替代有序推进", "到2022年9月30日，散煤替代全面推进"))
    assert codes(pulled) == ["PUL051"]
    assert "- 到【截至日期】，散煤替代全面推进。" in city.read_text("utf-8")


def test_a_clause_goes_with_its_date(city: Path) -> None:
    pulled = given_back(city, said("截至2022年8月30日，散煤", "散煤"))
    assert codes(pulled) == []
    assert "- 散煤替代有序推进。" in city.read_text("utf-8")
    assert "截至日期: 2022-08-30" in city.read_text("utf-8")


def test_figures_side_by_side_are_told_one_by_one(city: Path) -> None:
    pulled = pull(handed_back(city, said("1项2项", "3项4项")), city)
    assert [(f.figure, f.printed, f.now) for s in pulled.steps for f in s.figures] == [
        ("任务.已完成", "1项", "3项"),
        ("任务.总数", "2项", "4项"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "then"),
    [
        ("水质保持Ⅲ类", "水质稳定保持Ⅲ类", "水质稳定保持III类，治理面积３㎡左右"),
        ("保持Ⅲ类", "达到Ⅱ类", "水质达到Ⅱ类，治理面积３㎡左右"),
        ("左右。", "以上。", "水质保持III类，治理面积３㎡以上"),
    ],
)
def test_prose_that_is_set_otherwise_than_it_is_written_takes_edits(city: Path, old: str, new: str, then: str) -> None:
    pulled = given_back(city, said(old, new))
    assert codes(pulled) == []
    assert then in city.read_text("utf-8")
    assert new.strip("。") in text(city)


def test_a_chapter_with_a_role_keeps_its_heading(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("  - 标题: 整改成效", "  - 角色: 补齐短板\n    标题: 整改成效"))
    pulled = given_back(city, without("整改成效"))
    assert "有“角色”的章总有标题" in reasons(pulled)[0]
    assert "标题: 整改成效" in city.read_text("utf-8")


def test_a_chapter_goes_as_a_whole(city: Path) -> None:
    pulled = given_back(city, without("工作打算"), without("继续抓好后续整改"))
    assert codes(pulled) == []
    assert "工作打算" not in city.read_text("utf-8")


def test_a_point_goes_to_another_chapter_with_its_placeholders(city: Path) -> None:
    moved = "截至2022年8月30日，市委、市政府研究三次。"
    first = POINTS.replace(f"一是压实责任。{moved}二是", "一是").replace("三是", "二是")
    second = paragraph(city, "一是广泛宣传")
    words = f"公布举报电话。三是压实责任。{moved}"
    whole = paragraph(city, "一是压实")
    run = "<w:r><w:t>{}</w:t></w:r>"
    new = re.sub(r"<w:r>.*</w:r>", run.format(first), whole)
    pulled = given_back(city, said(whole, new), said(second, second.replace("公布举报电话。", words)))
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert now.count("截至【截至日期】，市委、市政府研究三次。") == 1
    assert now.index("接受监督") < now.index("压实责任")
    assert f"三是压实责任。{moved}" in text(city)


def test_a_paragraph_goes_to_another_chapter(city: Path) -> None:
    moved, behind = paragraph(city, "散煤替代有序推进"), paragraph(city, "继续抓好后续整改")
    pulled = given_back(city, said(moved, ""), said(behind, behind + moved))
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert now.count("截至【截至日期】，散煤替代有序推进。") == 1
    assert now.index("继续抓好") < now.index("散煤替代有序")


def test_a_chapter_moves_with_all_that_it_holds(city: Path) -> None:
    first, second = paragraph(city, "工作打算"), paragraph(city, "继续抓好后续整改")
    before = paragraph(city, "提高站位")
    pulled = given_back(city, said(first, ""), said(second, ""), said(before, first + second + before))
    assert codes(pulled) == []
    assert city.read_text("utf-8").index("工作打算") < city.read_text("utf-8").index("提高站位")
    assert len([step for step in pulled.steps if not step.part]) == 1


def test_closing_words_have_their_own_place(city: Path) -> None:
    last = paragraph(city, "继续抓好后续整改")
    added = re.sub(r"<w:bookmark(?:Start|End)[^>]*>", "", last).replace("继续抓好后续整改。", "特此报告。")
    pulled = given_back(city, said(last, last + added))
    assert codes(pulled) == []
    assert "结束语: 特此报告。" in city.read_text("utf-8")


def test_points_that_get_paragraphs_of_their_own_are_set_so(city: Path) -> None:
    whole = paragraph(city, "一是广泛宣传")
    bare = re.sub(r"<w:bookmark(?:Start|End)[^>]*>", "", whole)
    first = re.sub(r"<w:r>.*</w:r>", "<w:r><w:t>一是广泛宣传。开展进村宣传。</w:t></w:r>", bare)
    second = re.sub(r"<w:r>.*</w:r>", "<w:r><w:t>二是接受监督。公布举报电话。</w:t></w:r>", bare)
    lead = re.sub(r"<w:r>.*</w:r>", "<w:r><w:t>黑臭水体基本消除。</w:t></w:r>", whole)
    pulled = given_back(city, said(whole, lead + first + second))
    assert codes(pulled) == []
    assert "列举: 分段" in city.read_text("utf-8")


def test_two_paragraphs_that_were_joined_are_told(city: Path) -> None:
    first, second = paragraph(city, "散煤替代有序推进"), paragraph(city, "河道水质稳定达标")
    one = first.removesuffix("</w:p>") + second.partition("</w:pPr>")[2]
    pulled = given_back(city, said(first, one), said(second, ""))
    assert set(codes(pulled)) == {"PUL052"}
    assert "两段并成了一段" in reasons(pulled)[0]
    assert city.read_text("utf-8") == DATA


def test_a_paragraph_that_was_joined_by_typing_is_told(city: Path) -> None:
    second = paragraph(city, "河道水质稳定达标")
    pulled = given_back(city, said(second, ""), said("有序推进。", "有序推进。河道水质稳定达标。"))
    assert set(codes(pulled)) == {"PUL052"}
    assert "两段并成了一段" in reasons(pulled)[0]
    assert city.read_text("utf-8") == DATA


def test_what_is_still_to_come_is_written_when_it_was_typed(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("河道水质稳定达标。", "河道清淤【待补充：几公里】。"))
    shown = next(p for p in re.findall(r"<w:t[^>]*>([^<]*)</w:t>", built_xml(city)) if "几公里" in p)
    pulled = given_back(city, said(shown, "十二公里"))
    assert codes(pulled) == []
    assert "河道清淤十二公里。" in city.read_text("utf-8")


def test_a_sentence_that_begins_with_a_figure_keeps_its_placeholder(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("河道水质稳定达标。", "【任务.总数】全部建档。"))
    pulled = given_back(city, said("全部建档", "逐一建档"))
    assert codes(pulled) == []
    assert "【任务.总数】逐一建档。" in city.read_text("utf-8")


def test_a_paragraph_of_the_program_is_not_half_deleted(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("章节:\n", "导语: {补充: 整改有序。}\n章节:\n", 1))
    pulled = given_back(city, without("反馈督察意见"))
    assert codes(pulled) == ["PUL052"]
    assert "整改有序" in city.read_text("utf-8")
