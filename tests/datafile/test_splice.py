"""Texts of a data file are replaced; what is not edited stays byte for byte the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as File

import pytest

from reportgen.datafile.edits import Edit, Path, Put, Remove, Replace
from reportgen.datafile.splice import EditError, node_at, path_of, spliced
from reportgen.load.nodes import Mapping, Node, Scalar
from reportgen.load.notation import compose
from reportgen.load.source import source_of

EXAMPLES = sorted((File(__file__).parents[2] / "examples").glob("*/city.yaml"))


def tree(text: str) -> Node:
    root, found = compose(source_of(text))
    assert root is not None, found
    return root


def value(text: str, path: Path) -> str:
    node = node_at(tree(text), path)
    assert isinstance(node, Scalar)
    return node.text


def scalars(node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from scalars(entry.value, (*path, entry.key.text))
    else:
        for n, item in enumerate(node.items):
            yield from scalars(item, (*path, n))


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("键: 甲", "乙", "键: 乙"),
        ("键: 甲 # 注", "乙", "键: 乙 # 注"),
        ("键: 甲", "要求: 一是", "键: '要求: 一是'"),
        ("键: 甲", "第 1 #炉", "键: '第 1 #炉'"),
        ("键: '甲'", "it's", "键: 'it''s'"),
        ('键: "甲"', '说“好”"', '键: "说“好”\\""'),
        ('键: "\\u7532乙丙"', "甲乙丁", '键: "\\u7532乙丁"'),
        ("键: {标题: 甲, 内容: 乙}", "丙, [丁]", "键: {标题: '丙, [丁]', 内容: 乙}"),
        ("键:", "甲", "键: 甲"),
        ("键:   # 待填", "甲", "键: 甲   # 待填"),
        ("键: ~", "甲", "键: 甲"),
        ("键: {标题: ~, 内容: 乙}", "甲", "键: {标题: 甲, 内容: 乙}"),
        ("键: 甲", "", "键: ''"),
        ("键: 甲 # 注", "一\n二", "键: |- # 注\n  一\n  二"),
        ("键: {标题: 甲}", "一\n二", '键: {标题: "一\\n二"}'),
        ("键: | # 注\n  甲\n后: 乙", "一句", "键: 一句 # 注\n后: 乙"),
        ("- 甲\n- 乙", "", "- ''\n- 乙"),
        ("键:\n    甲\n    乙\n后: 丙", "甲丁", "键:\n    甲\n    丁\n后: 丙"),
    ],
)
def test_a_text_is_written_in_its_own_style_where_that_holds_it(before: str, new: str, after: str) -> None:
    path = next(scalars(tree(before)))[0]
    assert spliced(before, [Replace(path, new)]) == after
    assert value(after, path) == new


FOLDED = "导语: 全市动员，\n  逐项整改，\n  按期销号。 # 注\n后: 乙\n"
LITERAL = "导语: |\n  第一段。\n\n  第二段。\n  第三段。\n后: 乙\n"


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        (FOLDED, "全市动员，逐项抓整改，按期销号。", FOLDED.replace("逐项", "逐项抓")),
        (FOLDED, "全市动员，逐项整改，按期验收。", FOLDED.replace("销号", "验收")),
        (FOLDED, "全市动员，按期销号。", FOLDED.replace("  逐项整改，\n", "")),
        (FOLDED, "全市动员，逐项整改，", FOLDED.replace("\n  按期销号。", "")),
        (FOLDED, "全市动员，\n逐项整改，按期销号。", FOLDED.replace("员，\n", "员，\n\n")),
        (FOLDED, "全市: 动员", "导语: '全市: 动员' # 注\n后: 乙\n"),
        (LITERAL, "第一段。\n\n第二段改。\n第三段。\n", LITERAL.replace("二段", "二段改")),
        (LITERAL, "第一段。\n\n第三段。\n", LITERAL.replace("  第二段。\n", "")),
        (LITERAL, "第一段。\n\n第二段。\n新段。\n第三段。\n", LITERAL.replace("  第三", "  新段。\n  第三")),
        (LITERAL, "第一段。\n第二段", "导语: |-\n  第一段。\n  第二段\n后: 乙\n"),
        (LITERAL.replace("|", ">-"), "第一段。\n第二句。第三段。", LITERAL.replace("|", ">-").replace("二段", "二句")),
        ("导语: '甲''一\n  乙二'\n", "甲'一乙三", "导语: '甲''一\n  乙三'\n"),
        ('导语: "甲\\t一\n  乙二"\n', "甲\t一乙三", '导语: "甲\\t一\n  乙三"\n'),
        ("导语: 甲\n  PM10\n", "甲a PM10", "导语: 甲a\n  PM10\n"),
        ("导语: PM10\n  甲\n", "PM10乙b甲", "导语: PM10乙b\n  甲\n"),
    ],
)
def test_of_a_text_of_several_lines_only_the_lines_that_change_are_written_anew(
    before: str, new: str, after: str
) -> None:
    assert spliced(before, [Replace(("导语",), new)]) == after
    assert value(after, ("导语",)) == new


def test_a_text_that_can_not_go_on_at_a_line_break_pulls_its_lines_together() -> None:
    text = "导语: 甲\n  b丙\n"
    result = spliced(text, [Replace(("导语",), "甲xb丙")])
    assert value(result, ("导语",)) == "甲xb丙"


def test_line_ends_of_all_kinds_stay_and_new_lines_end_as_most_do() -> None:
    text = "甲: 一\r\n乙: 二\r\n丙: 三\n"
    assert spliced(text, [Replace(("乙",), "二\n二")]) == "甲: 一\r\n乙: |-\r\n  二\r\n  二\r\n丙: 三\n"
    assert spliced(text, [Remove(("丙",))]) == "甲: 一\r\n乙: 二\r\n"


def test_a_file_without_a_last_line_break_stays_so() -> None:
    assert spliced("甲: 一", [Put(("乙",), "二")]) == "甲: 一\n乙: 二"
    assert spliced("甲: 一\n乙: 二", [Remove(("乙",))]) == "甲: 一"


def test_characters_that_nobody_sees_do_not_move_the_places() -> None:
    text = "\u200b甲: 一\u200b二三\n乙: {丙\u200b: 四\u200b, 丁: 五}\n"
    edits = [Replace(("甲",), "六"), Replace(("乙", "丁"), "七")]
    assert spliced(text, edits) == "\u200b甲: 六\n乙: {丙\u200b: 四\u200b, 丁: 七}\n"


def test_of_a_new_text_what_nobody_can_see_is_left_out() -> None:
    assert spliced("甲: 一\n", [Replace(("甲",), "二\u200b三\x0b四")]) == "甲: 二三 四\n"


def test_several_edits_at_once_all_name_the_file_as_it_stands() -> None:
    text = "甲:\n  - 一 # 壹\n  - 二\n乙: 三\n"
    edits: list[Edit] = [Remove(("甲", 0)), Replace(("甲", 1), "贰"), Put(("丙",), "四"), Replace(("乙",), "叁")]
    assert spliced(text, edits) == "甲:\n  - 贰\n乙: 叁\n丙: 四\n"
    assert spliced(text, edits[::-1]) == spliced(text, edits)


def test_without_edits_the_file_is_the_same() -> None:
    text = EXAMPLES[0].read_text("utf-8")
    assert spliced(text, []) == text


@pytest.mark.parametrize(
    ("edits", "path", "reason"),
    [
        ([Replace(("丁",), "")], ("丁",), "没有这一项"),
        ([Replace(("甲", 5), "")], ("甲", 5), "没有这一项"),
        ([Replace(("甲",), "一")], ("甲",), "不是一段文字"),
        ([Replace(("乙",), "一"), Replace(("乙",), "二")], ("乙",), "改了两次"),
        ([Remove(("甲", 0)), Replace(("甲", 0, "标题"), "二")], ("甲", 0, "标题"), "同时又要删去"),
        ([Remove(("甲",)), Remove(("甲", 0))], ("甲", 0), "同时又要删去"),
        ([Put(("乙",), "二")], ("乙",), "已经有了"),
        ([Put(("ＰＭ10",), "二")], ("ＰＭ10",), "已经有了"),
        ([Put(("乙", "丙"), "二")], ("乙",), "不是“项名: 内容”"),
        ([Remove(("甲",)), Remove(("乙",)), Remove(("PM10",))], (), "没有数据"),
    ],
)
def test_an_edit_that_fits_nothing_is_refused_with_its_path(edits: list[Edit], path: Path, reason: str) -> None:
    with pytest.raises(EditError, match=reason) as refused:
        spliced("甲:\n  - 标题: 一\n乙: 三\nPM10: 四\n", edits)
    assert refused.value.path == path


def test_the_message_names_the_path_as_a_clerk_would() -> None:
    with pytest.raises(EditError) as refused:
        spliced("章节:\n  - 标题: 一\n", [Replace(("章节", 0, "内容"), "二")])
    assert str(refused.value) == "章节.第1项.内容：文件里没有这一项"


def test_a_file_with_faults_of_its_own_is_not_edited() -> None:
    with pytest.raises(EditError, match="本身有错误"):
        spliced("甲: 一\n甲: 二\n", [Replace(("甲",), "三")])


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.parent.name)
def test_every_text_of_the_examples_is_found_at_its_place_and_can_be_replaced(file: File) -> None:
    text = file.read_text("utf-8")
    root, lines = tree(text), text.split("\n")
    for n, (path, node) in enumerate(scalars(root)):
        assert path_of(root, node.place.line, node.place.column) == path
        if n % 7:
            continue
        new = ("甲: 【乙】 # '丙', [\"丁\"]", "- 第一段\n\n  第二段\n")[n % 2]
        result = spliced(text, [Replace(path, new)])
        assert value(result, path) == new
        after, behind = result.split("\n"), len(lines) - node.place.end_line
        assert after[: node.place.line - 1] == lines[: node.place.line - 1]
        assert after[len(after) - behind :] == lines[node.place.end_line :]


def test_a_place_where_no_text_begins_has_no_path() -> None:
    root = tree("甲: 一\n乙:\n  - 二\n")
    assert path_of(root, 3, 5) == ("乙", 0)
    assert path_of(root, 3, 3) is None
    assert path_of(root, 1, 1) is None
    assert path_of(root, 9, 1) is None
