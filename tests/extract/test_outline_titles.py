"""What stands around the title of an old paper: several lines, a meeting below it, the addressee, lines of a page."""

from __future__ import annotations

from tests.extract.test_outline import TITLE, of


def test_a_line_on_the_meeting_stands_below_the_title_and_the_addressee_follows_it() -> None:
    found = of(
        f"{TITLE}\n（2018年9月27日在云州市五届人大常委会第五次会议上）\n主任、副主任、秘书长、各位委员：\n清淤五处。"
    )
    assert [piece.at for piece in found.title] == [1, 2]
    assert found.addressee
    assert found.addressee.text == "主任、副主任、秘书长、各位委员"
    assert [piece.at for piece in found.lead] == [4]


def test_the_audit_office_of_an_autonomous_region_can_be_the_addressee() -> None:
    found = of("云州市人民政府关于审计发现问题整改情况的函\n自治区审计厅：\n清淤五处。")
    assert found.addressee
    assert found.addressee.text == "自治区审计厅"


def test_a_title_of_several_lines_is_doubted_only_where_something_else_stands_above_it() -> None:
    found = of(
        "云州市人民政府\n关于《云州市2017年度环境保护工作\n2017年度情况的报告〉的\n审议意见》研究处理情况的报告\n清淤五处。"
    )
    assert [piece.at for piece in found.title] == [1, 2, 3, 4]
    assert not found.doubts


def test_a_line_of_a_page_is_in_no_title() -> None:
    for line in (
        "2024-05-29",
        "云州日报 2023-02-22",
        "云州日报2023-02-22",
        "首页",
        "审计公告",
        "时间：2020-01-17 16:04:10",
    ):
        above, below = of(f"{line}\n{TITLE}\n清淤五处。"), of(f"{TITLE}\n{line}\n清淤五处。")
        assert above.title == ()
        assert [piece.at for piece in above.lead] == [1, 2, 3]
        if line != "审计公告":  # which may end a title
            assert [piece.at for piece in below.title] == [1]
    assert of("2024-05-29\n清淤五处。").title == ()
