"""What stands behind the text of an old paper: kept where it is printed the same, else text with one doubt."""

from __future__ import annotations

import pytest

from reportgen.extract.drafted import draft
from reportgen.extract.parts import Outline
from reportgen.extract.predicted import predicted, settled
from tests.extract.test_outline import TITLE, lines, shape

TEXT = f"{TITLE}\n去年督察组来到我市。\n一、推进整改\n清淤五处。\n"
NOTES = "附件：1.整改清单\n2.信访清单\n3.修闸计划\n"
SIGNED = "云州市人民政府\n2022年8月30日\n"
ANNEXES = """附件1
整改清单
一、水
（一）河
清淤五处。
二、气
附件2
信访
清单
序号｜事项
1｜扬尘
附件3
修闸计划
新建两座。
"""


def of(text: str) -> Outline:
    """The structure; whatever it is, it prints the text."""
    found = settled(lines(text))
    assert predicted(found) == text.strip().split("\n")
    return found


def attachments(found: Outline) -> object:
    return draft(found, lambda piece: piece.text).get("附件")


def test_headings_of_an_attachment_are_its_paragraphs_and_its_title_may_take_two_lines() -> None:
    found = of(f"{TEXT}{NOTES}{SIGNED}（联系人：张三）\n{ANNEXES}")
    assert shape(found.blocks) == [(1, "推进整改", ["段"])]
    assert found.annotation
    assert found.doubts == ()
    assert attachments(found) == [
        {"名称": "整改清单", "段落": ["一、水", "（一）河", "清淤五处。", "二、气"]},
        {"名称": "信访\n清单", "段落": ["序号｜事项", "1｜扬尘"]},
        {"名称": "修闸计划", "段落": ["新建两座。"]},
    ]


def test_an_attachment_with_another_title_is_text_of_the_one_before() -> None:
    found = of(TEXT + NOTES + SIGNED + ANNEXES.replace("修闸计划", "种树计划"))
    assert found.date
    assert [annex.title.text for annex in found.annexes if annex.title] == ["整改清单", "信访\n清单"]
    assert [piece.text for piece in found.annexes[1].blocks[2:]] == ["附件3", "种树计划", "新建两座。"]  # type: ignore[union-attr]
    assert [doubt.at for doubt in found.doubts] == [21]
    assert "的标题“种树计划”在附件说明里是“修闸计划”" in found.doubts[0].reason


def test_an_unsigned_paper_may_have_attachments() -> None:
    found = of(TEXT + NOTES + ANNEXES)
    assert len(found.annexes) == 3
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("tail", "cause"),
    [
        (NOTES + SIGNED + ANNEXES.replace("整改清单", "任务清单"), "“附件1”的标题“任务清单”在附件说明里是“整改清单”"),
        (NOTES + SIGNED + ANNEXES.replace("附件1", "附件一"), "“附件一”会印成“附件1”"),
        (SIGNED + ANNEXES, "附件说明里没有“附件1”"),
        (NOTES + "云州市人民政府\n二〇二二年八月三十日\n" + ANNEXES, "日期用汉字数字，程序印“2022年8月30日”"),
        (NOTES + "云州市人民政府\n二〇二二年八月三十日", "日期用汉字数字，程序印“2022年8月30日”"),
        (NOTES + "云州市人民政府\n2022年08月30日", "日期“2022年08月30日”程序印“2022年8月30日”"),
        (NOTES + "中共云州市委　云州市人民政府\n2022年8月30日", "几个署名写在一行"),
        (SIGNED + NOTES + "抄送：省政府。", "附件说明在日期后面；后面有版记"),
        ("云州市人民政府", "署名下面没有日期"),
    ],
)
def test_an_end_that_is_printed_otherwise_is_text_with_one_doubt_that_names_the_cause(tail: str, cause: str) -> None:
    found = of(TEXT + tail)
    assert found.date is None
    assert found.annexes == ()
    assert [(doubt.at, doubt.reason.split("，这")[0].split("，以下")[0]) for doubt in found.doubts] == [(5, cause)]
    chapter = shape(found.blocks)[0]
    assert isinstance(chapter, tuple)
    assert set(chapter[2]) == {"段"}


def test_notes_behind_the_date_are_kept_and_the_sign_off_is_text() -> None:
    found = of(TEXT + SIGNED + NOTES)
    assert len(found.notes) == 3
    assert found.date is None
    assert [(doubt.at, doubt.reason[:9]) for doubt in found.doubts] == [(5, "附件说明在日期后面")]


@pytest.mark.parametrize("names", ["云州区人民政府", "中共云州县委办公室", "云州区人民政府\n中共云州县委办公室"])
def test_governments_and_offices_of_counties_and_districts_sign(names: str) -> None:
    for date in ("2022年8月30日", "2022年8月"):
        found = of(f"{TEXT}{names}\n{date}")
        assert [piece.text for piece in found.signers] == names.split("\n")
        assert found.date
