"""What each text of a paper is, told by its words."""

from __future__ import annotations

import pytest

from reportgen.check.paper import Role
from reportgen.check.paper.roles import roles

WHOLE = (
    ("云山市人民政府文件", Role.LETTERHEAD),
    ("云政发〔2023〕21号", Role.LETTERHEAD),
    ("云山市人民政府关于生态环境", Role.TITLE),
    ("保护督察反馈意见", Role.TITLE),
    ("整改情况的报告", Role.TITLE),
    ("省委、省政府：", Role.ADDRESSEE),
    ("督察组反馈意见以来，我市全力推进整改。", Role.BODY),
    ("一、总体情况", Role.HEADING),
    ("（一）压实责任。市委、市政府高度重视。", Role.BODY),
    ("1.水环境方面", Role.HEADING),
    ("（1）雨污分流。建成管网12公里。", Role.BODY),
    ("附件：1.整改任务清单", Role.NOTE),
    ("2.信访件办理情况", Role.NOTE),
    ("中共云山市委", Role.SIGNER),
    ("云山市人民政府", Role.SIGNER),
    ("2023年9月15日", Role.DATE),
    ("（联系人：某某，电话：1234567）", Role.REMARK),
    ("附件1", Role.ATTACHMENT),
    ("整改任务清单", Role.ATTACHMENT),
    ("整改任务共37项，已完成34项。", Role.BODY),
    ("抄送：省生态环境厅。", Role.IMPRINT),
    ("云山市人民政府办公室　2023年9月15日印发", Role.IMPRINT),
)


def test_the_parts_of_a_whole_paper() -> None:
    told = roles([text for text, _ in WHOLE])
    assert [(text, t.role) for (text, _), t in zip(WHOLE, told, strict=True)] == list(WHOLE)


def test_levels_and_attachments_are_numbered() -> None:
    told = roles([text for text, _ in WHOLE])
    assert [t.level for t in told[7:11]] == [1, 2, 3, 4]
    assert [t.part for t in told[14:18]] == [0, 0, 0, 1]
    assert told[19].part == 1


@pytest.mark.parametrize("text", ["一、总体情况", "（二）健全机制", "2.狠抓整改", "（3）大气方面"])
def test_a_short_numbered_line_without_a_stop_is_a_heading(text: str) -> None:
    assert roles([text, "各级高度重视。"])[0].role is Role.HEADING


def test_a_numbered_sentence_is_body_with_a_run_in_heading() -> None:
    told = roles(["（二）健全机制。出台制度12项。", "各级高度重视。"])
    assert (told[0].role, told[0].level) == (Role.BODY, 2)


def test_a_line_that_ends_in_a_colon_without_a_body_is_no_addressee() -> None:
    told = roles(["关于整改情况的报告", "现将有关情况报告如下：", "各级高度重视。"])
    assert told[1].role is Role.BODY


def test_a_few_words_alone_are_no_paper() -> None:
    assert [t.role for t in roles(["整改情况"])] == [Role.BODY]


def test_a_date_within_a_sentence_is_none_of_the_paper() -> None:
    assert roles(["各级高度重视。", "2023年9月15日召开会议。"])[1].role is Role.BODY
