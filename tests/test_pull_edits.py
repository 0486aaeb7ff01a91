"""Edits of every kind that a leader makes in the Word file, and what `pull` makes of them in the data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.pipeline import build_files
from reportgen.pipeline.pulling import Pulled, pull
from tests.test_pull import codes, paragraph, retyped, text, typed
from tests.words import DOCUMENT, read_parts

DATA = """# 乙市的数据文件
城市: {名称: 乙市}
督察: {层级: 省级, 督察组: 省第二督察组, 反馈日期: 2021-07-23}
截至日期: 2022-08-30
主送: [省委, 省政府]
版头: {密级: 秘密★1年, 紧急程度: 特急, 发文字号: 乙政〔2022〕5号}
整改任务:
  列表:
    - {序号: 1, 名称: 河道治理, 整改时限: 2021年底前, 状态: 已完成整改, 责任单位: [水务局, 住建局]}
    - {序号: 2, 名称: 散煤替代, 整改时限: 2022年底前, 状态: 达到序时进度, 进展: 完成两个乡镇。, 整改措施: [摸底, 改造]}
章节:
  - 标题: 提高站位
    导语: 全市上下认真抓好整改。
    要点:
      - 标题: 压实责任
        内容: 截至【截至日期】，市委、市政府研究三次。
      - 标题: 健全机制 # 这一条要核
        内容: 自【督察.反馈日期】起每月调度一次，任务共【任务.总数】。
      - {标题: 加强督办, 内容: 对进展慢的挂牌督办。}
  - 标题: 整改成效
    导语: 截至【截至日期】，已完成整改【任务.已完成】【任务.总数】，水质保持III类，治理面积３㎡左右。
    段落:
      - 截至【截至日期】，散煤替代有序推进。
      - 河道水质稳定达标。
      - 黑臭水体基本消除。
    要点:
      - {标题: 广泛宣传, 内容: 开展进村宣传。}
      - {标题: 接受监督, 内容: 公布举报电话。}
  - 标题: 工作打算
    导语: 继续抓好后续整改。
附件:
  - {名称: 整改任务清单, 来自: 整改任务, 栏目: [序号, 名称, 状态, 进展, 责任单位, 整改措施]}
落款: {署名: [乙市人民政府], 日期: 2022-08-30}
版记: {抄送: [市人大, 市政协], 印发机关: 乙市政府办公室, 印发日期: 2022-08-31}
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The data file, with its Word file built beside it."""
    return made(tmp_path, DATA)


def made(folder: Path, data: str) -> Path:
    path = folder / "city.yaml"
    path.write_text(data, encoding="utf-8")
    written, found = build_files(path, ("docx",), None)
    assert written, found
    return path


def without(city: Path, words: str) -> Path:
    """The Word file without a paragraph."""
    return typed(city, (paragraph(city, words), ""))


def reasons(pulled: Pulled) -> list[str]:
    return [d.reason for d in pulled.found if not d.code.startswith("OUT")]


POINTS = (
    "全市上下认真抓好整改。一是压实责任。截至2022年8月30日，市委、市政府研究三次。"
    "二是健全机制。自2021年7月23日起每月调度一次，任务共2项。三是加强督办。对进展慢的挂牌督办。"
)


def typed_document(city: Path) -> str:
    """The XML of the Word file."""
    return read_parts(city.with_suffix(".docx"))[DOCUMENT]


def test_a_deleted_point_takes_no_fact_with_it(city: Path) -> None:
    new = "全市上下认真抓好整改。一是加强督办。对进展慢的挂牌督办。"
    pulled = pull(retyped(city, "一是压实", new), city, apply=True)
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert "截至日期: 2022-08-30" in now
    assert "反馈日期: 2021-07-23" in now
    assert "压实责任" not in now
    assert "健全机制" not in now


def test_a_list_of_which_all_points_are_deleted_goes_with_its_key(city: Path) -> None:
    pulled = pull(retyped(city, "一是压实", "全市上下认真抓好整改。"), city, apply=True)
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert now.count("要点:") == 1
    assert "内容: ''" not in now
    assert "反馈日期: 2021-07-23" in now


def test_a_deleted_paragraph_with_a_date_leaves_the_date(city: Path) -> None:
    pulled = pull(without(city, "散煤替代有序推进"), city, apply=True)
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert "散煤替代有序" not in now
    assert "截至日期: 2022-08-30" in now


def test_a_date_that_a_placeholder_prints_is_told_and_not_written(city: Path) -> None:
    pulled = pull(typed(city, ("截至2022年8月30日，散煤", "截至2022年9月30日，散煤")), city, apply=True)
    assert codes(pulled) == ["PUL051"]
    assert "文中改为“2022年9月30日”" in pulled.found[0].reason
    assert "（截至日期）" in pulled.found[0].reason
    assert city.read_text("utf-8") == DATA


def test_words_around_a_date_are_written_and_the_date_is_told(city: Path) -> None:
    pulled = pull(
        typed(city, ("截至2022年8月30日，散煤替代有序推进", "到2022年9月30日，散煤替代全面推进")), city, apply=True
    )
    assert codes(pulled) == ["PUL051"]
    assert "- 到【截至日期】，散煤替代全面推进。" in city.read_text("utf-8")


def test_a_clause_goes_with_its_date(city: Path) -> None:
    pulled = pull(typed(city, ("截至2022年8月30日，散煤", "散煤")), city, apply=True)
    assert codes(pulled) == []
    assert "- 散煤替代有序推进。" in city.read_text("utf-8")
    assert "截至日期: 2022-08-30" in city.read_text("utf-8")


def test_figures_side_by_side_are_told_one_by_one(city: Path) -> None:
    pulled = pull(typed(city, ("1项2项", "3项4项")), city)
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
    pulled = pull(typed(city, (old, new)), city, apply=True)
    assert codes(pulled) == []
    assert then in city.read_text("utf-8")
    assert new.strip("。") in text(city)


def test_a_chapter_with_a_role_keeps_its_heading(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("  - 标题: 整改成效", "  - 角色: 补齐短板\n    标题: 整改成效"))
    pulled = pull(without(city, "整改成效"), city, apply=True)
    assert "有“角色”的章总有标题" in reasons(pulled)[0]
    assert "标题: 整改成效" in city.read_text("utf-8")


def test_a_chapter_goes_as_a_whole(city: Path) -> None:
    first, second = paragraph(city, "工作打算"), paragraph(city, "继续抓好后续整改")
    pulled = pull(typed(city, (first, ""), (second, "")), city, apply=True)
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
    pulled = pull(typed(city, (whole, new), (second, second.replace("公布举报电话。", words))), city, apply=True)
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert now.count("截至【截至日期】，市委、市政府研究三次。") == 1
    assert now.index("接受监督") < now.index("压实责任")
    assert f"三是压实责任。{moved}" in text(city)


def test_a_paragraph_goes_to_another_chapter(city: Path) -> None:
    moved, behind = paragraph(city, "散煤替代有序推进"), paragraph(city, "继续抓好后续整改")
    pulled = pull(typed(city, (moved, ""), (behind, behind + moved)), city, apply=True)
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert now.count("截至【截至日期】，散煤替代有序推进。") == 1
    assert now.index("继续抓好") < now.index("散煤替代有序")


def test_a_chapter_moves_with_all_that_it_holds(city: Path) -> None:
    first, second = paragraph(city, "工作打算"), paragraph(city, "继续抓好后续整改")
    before = paragraph(city, "提高站位")
    pulled = pull(typed(city, (first, ""), (second, ""), (before, first + second + before)), city, apply=True)
    assert codes(pulled) == []
    assert city.read_text("utf-8").index("工作打算") < city.read_text("utf-8").index("提高站位")
    assert len([step for step in pulled.steps if not step.part]) == 1


def test_closing_words_have_their_own_place(city: Path) -> None:
    last = paragraph(city, "继续抓好后续整改")
    added = re.sub(r"<w:bookmark(?:Start|End)[^>]*>", "", last).replace("继续抓好后续整改。", "特此报告。")
    pulled = pull(typed(city, (last, last + added)), city, apply=True)
    assert codes(pulled) == []
    assert "结束语: 特此报告。" in city.read_text("utf-8")


def test_points_that_get_paragraphs_of_their_own_are_set_so(city: Path) -> None:
    whole = paragraph(city, "一是广泛宣传")
    bare = re.sub(r"<w:bookmark(?:Start|End)[^>]*>", "", whole)
    first = re.sub(r"<w:r>.*</w:r>", "<w:r><w:t>一是广泛宣传。开展进村宣传。</w:t></w:r>", bare)
    second = re.sub(r"<w:r>.*</w:r>", "<w:r><w:t>二是接受监督。公布举报电话。</w:t></w:r>", bare)
    lead = re.sub(r"<w:r>.*</w:r>", "<w:r><w:t>黑臭水体基本消除。</w:t></w:r>", whole)
    pulled = pull(typed(city, (whole, lead + first + second)), city, apply=True)
    assert codes(pulled) == []
    assert "列举: 分段" in city.read_text("utf-8")


def test_two_paragraphs_that_were_joined_are_told(city: Path) -> None:
    first, second = paragraph(city, "散煤替代有序推进"), paragraph(city, "河道水质稳定达标")
    one = first.removesuffix("</w:p>") + second.partition("</w:pPr>")[2]
    pulled = pull(typed(city, (first, one), (second, "")), city, apply=True)
    assert set(codes(pulled)) == {"PUL052"}
    assert "两段并成了一段" in reasons(pulled)[0]
    assert city.read_text("utf-8") == DATA


def test_a_paragraph_that_was_joined_by_typing_is_told(city: Path) -> None:
    second = paragraph(city, "河道水质稳定达标")
    pulled = pull(typed(city, (second, ""), ("有序推进。", "有序推进。河道水质稳定达标。")), city, apply=True)
    assert set(codes(pulled)) == {"PUL052"}
    assert "两段并成了一段" in reasons(pulled)[0]
    assert city.read_text("utf-8") == DATA


def test_what_is_still_to_come_is_written_when_it_was_typed(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("河道水质稳定达标。", "河道清淤【待补充：几公里】。"))
    shown = next(p for p in re.findall(r"<w:t[^>]*>([^<]*)</w:t>", typed_document(city)) if "几公里" in p)
    pulled = pull(typed(city, (shown, "十二公里")), city, apply=True)
    assert codes(pulled) == []
    assert "河道清淤十二公里。" in city.read_text("utf-8")


def test_a_sentence_that_begins_with_a_figure_keeps_its_placeholder(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("河道水质稳定达标。", "【任务.总数】全部建档。"))
    pulled = pull(typed(city, ("全部建档", "逐一建档")), city, apply=True)
    assert codes(pulled) == []
    assert "【任务.总数】逐一建档。" in city.read_text("utf-8")


def test_a_paragraph_of_the_program_is_not_half_deleted(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("章节:\n", "导语: {补充: 整改有序。}\n章节:\n", 1))
    pulled = pull(without(city, "反馈督察意见"), city, apply=True)
    assert codes(pulled) == ["PUL052"]
    assert "整改有序" in city.read_text("utf-8")
