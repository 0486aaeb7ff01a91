"""Items and keys come, go and move; comments, empty lines and the manner of the list stay."""

from __future__ import annotations

from textwrap import dedent

import pytest

from reportgen.datafile.edits import Edit, Insert, Move, Put, Remove, Replace
from reportgen.datafile.splice import EditError, spliced
from reportgen.datafile.tree import Noted

CHAPTERS = """\
    # 文件头
    章节:
      # 第一章的注
      - 标题: 一
        内容: 甲
        # 待补

      - 标题: 二 # 旁注
        内容: 乙

      # 第三章的注
      - 标题: 三

      # 列表后的注
    主送: [省委, 省政府] # 收文
    """


def after(text: str, *edits: Edit) -> str:
    return spliced(dedent(text), edits)


def lines(text: str) -> str:
    return dedent(text)


def test_an_item_goes_with_the_comments_above_it_and_in_it() -> None:
    assert after(CHAPTERS, Remove(("章节", 0))) == lines(CHAPTERS).replace(
        "  # 第一章的注\n  - 标题: 一\n    内容: 甲\n    # 待补\n\n", ""
    )


def test_a_comment_behind_the_last_item_stays_when_the_item_goes() -> None:
    assert after(CHAPTERS, Remove(("章节", 2))) == lines(CHAPTERS).replace("\n  # 第三章的注\n  - 标题: 三\n", "")


def test_an_item_moves_with_its_comments_and_is_edited_on_the_way() -> None:
    edits = (Move(("章节",), 2, 0), Replace(("章节", 2, "标题"), "叁"), Insert(("章节",), 1, {"标题": "新"}))
    assert after(CHAPTERS, *edits) == lines(
        """\
        # 文件头
        章节:
          # 第三章的注
          - 标题: 叁

          # 第一章的注
          - 标题: 一
            内容: 甲
            # 待补

          - 标题: 新

          - 标题: 二 # 旁注
            内容: 乙

          # 列表后的注
        主送: [省委, 省政府] # 收文
        """
    )


def test_what_goes_before_the_same_item_stands_in_the_order_of_the_edits() -> None:
    edits = (Insert(("列",), 1, "子"), Move(("列",), 2, 1), Insert(("列",), 1, "丑"), Insert(("列",), 3, "尾"))
    assert after("列:\n- 甲\n- 乙\n- 丙\n", *edits) == "列:\n- 甲\n- 子\n- 丙\n- 丑\n- 乙\n- 尾\n"


def test_a_moved_item_takes_a_moved_item_within_it_along() -> None:
    text = "列:\n  - 要点:\n      - 甲\n      - 乙\n  - 丙\n"
    edits = (Move(("列",), 0, 2), Move(("列", 0, "要点"), 1, 0), Insert(("列", 0, "要点"), 2, "丁"))
    assert after(text, *edits) == "列:\n  - 丙\n  - 要点:\n      - 乙\n      - 甲\n      - 丁\n"


@pytest.mark.parametrize(
    ("text", "value", "result"),
    [
        ("列:\n  - {标题: 甲, 内容: 乙}\n", {"标题": "丙", "内容": "丁, 戊"}, "  - {标题: 丙, 内容: '丁, 戊'}\n"),
        ("列:\n  - {标题: 甲, 内容: 乙}\n", {"标题": "丙", "内容": "一\n二"}, None),
        ("列:\n  - 标题: 甲\n", {"标题": "丙", "内容": "丁"}, "  - 标题: 丙\n    内容: 丁\n"),
        ("列:\n  -   标题: 甲\n", {"标题": "丙", "内容": "丁"}, "  -   标题: 丙\n      内容: 丁\n"),
        ("列:\n  - 甲\n", "乙", "  - 乙\n"),
        ("列:\n- 甲\n", {"标题": "乙", "要点": [{"标题": "丙"}]}, "- 标题: 乙\n  要点:\n    - 标题: 丙\n"),
        ("列:\n  - 甲\n\n  - 乙\n", "丙", "\n  - 丙\n"),
        ("列:\n  - 甲\n", Noted({"标题": Noted("乙", "核标题")}, "核全项"), None),
    ],
)
def test_a_new_item_is_written_as_its_neighbours_are(text: str, value: object, result: str | None) -> None:
    size = text.count("- ")
    found = spliced(f"{text}后: 值\n", [Insert(("列",), size, value)])  # type: ignore[arg-type]
    assert found.startswith(text)
    assert found.endswith("后: 值\n")
    if result is not None:
        assert found == f"{text}{result}后: 值\n"


def test_a_comment_that_comes_with_a_new_item_stands_above_it() -> None:
    assert (
        after("列:\n  - 甲\n", Insert(("列",), 0, Noted("乙", "待核：序号"))) == "列:\n  # 待核：序号\n  - 乙\n  - 甲\n"
    )


def test_the_first_key_of_an_item_goes_and_the_next_one_takes_its_place_behind_the_mark() -> None:
    assert after("- 标题: 甲\n  # 注\n  内容: 乙\n", Remove((0, "标题"))) == "- # 注\n  内容: 乙\n"
    assert after("- 标题: 甲\n  内容: 乙\n", Remove((0, "标题"))) == "- 内容: 乙\n"
    assert after("- - 甲\n  - 乙\n- 丙\n", Move((0,), 0, 2)) == "- - 乙\n  - 甲\n- 丙\n"


def test_the_last_item_of_a_list_takes_the_key_with_it() -> None:
    assert after("甲: 一\n乙:\n  # 注\n  - 二\n丙: 三\n", Remove(("乙", 0))) == "甲: 一\n丙: 三\n"
    assert after("甲: 一\n乙: [二]\n", Remove(("乙", 0))) == "甲: 一\n"
    assert after("甲:\n  - 要点: [一]\n  - 二\n", Remove(("甲", 0, "要点", 0))) == "甲:\n  - 二\n"
    assert after("甲:\n  - 一\n", Remove(("甲", 0)), Insert(("甲",), 0, "二")) == "甲:\n  - 二\n"


def test_the_head_of_the_file_stays_when_its_first_key_goes() -> None:
    assert after("# 文件头\n甲: 一\n乙: 二\n", Remove(("甲",))) == "# 文件头\n乙: 二\n"
    assert after("# 文件头\n\n# 注\n甲: 一\n乙: 二\n", Remove(("甲",))) == "# 文件头\n\n乙: 二\n"


def test_items_in_brackets_keep_their_line() -> None:
    text = "主送: [省委, 省政府] # 收文\n"
    assert after(text, Insert(("主送",), 2, "省人大, 省政协")) == "主送: [省委, 省政府, '省人大, 省政协'] # 收文\n"
    assert after(text, Move(("主送",), 1, 0)) == "主送: [省政府, 省委] # 收文\n"
    assert after(text, Remove(("主送", 0))) == "主送: [省政府] # 收文\n"
    assert after("排名: {范围: 全省, 名次: 1}\n", Put(("排名", "项目"), "优良率")) == (
        "排名: {范围: 全省, 名次: 1, 项目: 优良率}\n"
    )
    assert after("排名: {范围: 全省, 名次: 1}\n", Remove(("排名", "范围"))) == "排名: {名次: 1}\n"


BRACKETS = """\
    主送: [
      省委, # 一
      # 二的注
      省政府, # 二
      省人大 # 三
      # 尾
    ]
    """


def test_items_in_brackets_over_several_lines_keep_theirs() -> None:
    assert after(BRACKETS, Move(("主送",), 0, 3), Insert(("主送",), 3, "省政协")) == lines(
        """\
        主送: [
          # 二的注
          省政府, # 二
          省人大, # 三
          省委, # 一
          省政协
          # 尾
        ]
        """
    )
    assert after(BRACKETS, Remove(("主送", 1))) == lines(BRACKETS).replace("  # 二的注\n  省政府, # 二\n", "")


def test_a_line_with_a_comment_in_brackets_ends_before_the_next_item() -> None:
    assert after("列: [甲, # 注\n  乙]\n", Move(("列",), 0, 2)) == "列: [乙,\n  甲 # 注\n   ]\n"


@pytest.mark.parametrize(
    ("text", "edit", "result"),
    [
        ("列: []\n", Insert(("列",), 0, "甲"), "列: [甲]\n"),
        ("列: [] # 注\n", Insert(("列",), 0, {"标题": "甲"}), "列: # 注\n  - 标题: 甲\n"),
        ("列: # 注\n后: 乙\n", Insert(("列",), 0, "甲"), "列: [甲] # 注\n后: 乙\n"),
        ("项: {列: []}\n", Insert(("项", "列"), 0, {"标题": "甲"}), "项: {列: [{标题: 甲}]}\n"),
        ("列: [ # 注\n  ]\n", Insert(("列",), 0, "甲"), "列: [ # 注\n  甲\n  ]\n"),
        ("落款:\n后: 乙\n", Put(("落款", "日期"), "2022-08-30"), "落款:\n  日期: 2022-08-30\n后: 乙\n"),
        ("落款:\n", Put(("落款",), {"日期": "今日"}), "落款:\n  日期: 今日\n"),
    ],
)
def test_what_was_empty_gets_its_first_items(text: str, edit: Edit, result: str) -> None:
    assert spliced(text, [edit]) == result


def test_a_new_key_stands_behind_the_last_and_before_what_follows() -> None:
    text = "落款:\n  署名: 市政府\n\n  # 尾注\n\n# 下文的注\n附件: [表]\n"
    assert after(text, Put(("落款", "日期"), "今日"), Put(("附注",), "一\n二")) == (
        "落款:\n  署名: 市政府\n  日期: 今日\n\n  # 尾注\n\n# 下文的注\n附件: [表]\n\n附注: |-\n  一\n  二\n"
    )


def test_a_key_is_replaced_by_another_kind_of_value_when_it_is_removed_and_put() -> None:
    assert after("甲: 一\n乙: 二\n", Remove(("甲",)), Put(("甲",), ["三"])) == "乙: 二\n甲: [三]\n"


@pytest.mark.parametrize(
    ("edits", "reason"),
    [
        ([Insert(("列",), 3, "丙")], "没有这么长"),
        ([Move(("列",), 2, 0)], "没有这么长"),
        ([Move(("列",), 0, 2), Move(("列",), 0, 1)], "移动了两次"),
        ([Move(("列",), 0, 2), Remove(("列", 0))], "同时又要删去"),
        ([Insert(("列", 0), 0, "丙")], "不是列表"),
        ([Move(("列", 0), 0, 0)], "不是列表"),
        ([Remove(("列", 0)), Remove(("列", 0))], "删了两次"),
        ([Put(("列", "键"), "丙")], "不是“项名: 内容”"),
        ([Remove(())], "不能删去"),
    ],
)
def test_edits_that_do_not_go_together_are_refused(edits: list[Edit], reason: str) -> None:
    with pytest.raises(EditError, match=reason):
        spliced("列:\n  - 甲\n  - 乙\n", edits)
