"""What is wrong with the notation though the parser takes it: a diagnostic a function. Columns count from 0."""

from __future__ import annotations

import re
from typing import Any

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Entry, Scalar
from reportgen.load.notation.pitfalls import quote_advice, why_not_mapping
from reportgen.load.notation.slip import Lines, brief, quoted
from reportgen.place import Place
from reportgen.regex import regex

# Not `# note` (a comment as it should be) and not `#---`: `完成1 #锅炉` is cut in silence.
CUT = regex(r" +#[^\s#=*-]")


def cut_off(lines: Lines, start: tuple[int, int], end: tuple[int, int], place: Place) -> Diagnostic | None:
    """`完成1 #锅炉`: a plain text ends at `end` because a # follows that looks like no comment."""
    line, column = end
    text = lines[line]
    if not CUT.match(text, column):
        return None
    fix = f"“{brief(text[column:])}”如是注释，在“#”后面加一个空格；如是正文，给整个值加单引号"
    if start[0] == line:
        head = text[: start[1]]
        fix += f"：{brief(head + ' ' * head.endswith(':') + quoted(text[start[1] :].strip()))}"
    place = place._replace(line=place.end_line, column=place.end_column)
    place = place._replace(end_column=place.column + len(text) - column)
    return fault("YML110", place, f"第 {line + 1} 行从空格加“#”起，被当作注释（写给自己看的话），没有读入", fix)


def marked(event: Any, lines: Lines, place: Place) -> Diagnostic:
    """An anchor, alias or tag: refused, for what it may cost and because a clerk meant a text."""
    line, column = event.start_mark.line, event.start_mark.column
    sign = lines[line][column]
    code = "YML111" if event.anchor is not None else "YML112"
    reason = f"第 {line + 1} 行有以“{sign}”开头的词，程序把“{sign}”当作特殊符号，不当文字"
    place = place._replace(end_line=place.line, end_column=place.column + 1)
    return fault(code, place, reason, quote_advice(lines, line, column))


def merge_key(key: Scalar) -> Diagnostic:
    """`<<: *甲`."""
    return fault("YML111", key.place, "程序不认“<<”这种写法", "删去这一行，把要合并的各项逐项写出")


def second_document(place: Place) -> Diagnostic:
    """`---` after data."""
    reason = f"第 {place.line} 行的“---”表示另起一份数据，其后的内容没有读"
    return fault("YML113", place, reason, "删去这一行；另一份数据另存一个文件")


def too_deep(place: Place, depth: int) -> Diagnostic:
    """More levels than the limit."""
    reason = f"这里已是第 {depth + 1} 层，最多 {depth} 层"
    return fault("YML114", place, reason, "核对括号和缩进；报告用不到这么多层")


def too_many(place: Place, nodes: int) -> Diagnostic:
    """More keys and values than the limit."""
    fix = "核对是不是选错了文件；任务很多时，改用 Excel 台账"
    return fault("YML115", place, f"到这里已超过 {nodes} 项", fix)


def empty(place: Place) -> Diagnostic:
    """Nothing, or comments only."""
    return fault("YML116", place, "文件里没有数据，或只有注释", "从示例复制一份，再逐项填写")


def no_word(place: Place) -> Diagnostic:
    """A key that is a list, a mapping or nothing."""
    fix = "冒号前面只写项名，不加括号，如“主送: ……”；如是文字，给整个值加单引号"
    return fault("YML120", place, "冒号前面有括号，或是空的，不是一个词", fix)


def doubled(key: Scalar, earlier: Scalar) -> Diagnostic:
    """A key that stands in the same mapping already; the first counts."""
    reason = f"第 {earlier.place.line} 行已经有“{brief(earlier.text)}”，同一项里只能写一次"
    fix = "删去其中一处；如果这里是列表的另一项，在它第一行前面加“- ”"
    return fault("YML109", key.place, reason, fix, (earlier.place,), key=brief(key.text))


def unpaired(key: Scalar, earlier: Entry | None) -> tuple[Diagnostic, Entry | None, bool]:
    """A word in braces without colon and value: what a half-width comma or a wrong colon leaves.

    Also the entry that was meant, if it can be told, and whether it takes the place of `earlier`.
    """
    colon = why_not_mapping(key)
    if colon is not None and colon[0] in ("YML101", "YML102"):
        word, rest = re.split("[:：]", key.text, maxsplit=1)
        entry = Entry(Scalar(word.strip(), key.place, True), Scalar(rest.strip(), key.place, True))
        at = key.place.column + len(word)
        return fault(colon[0], key.place._replace(column=at, end_column=at + 1), *colon[1:]), entry, False
    if earlier is not None and isinstance(earlier.value, Scalar):
        value = earlier.value
        whole = f"{value.text}，{key.text}"
        reason = f"“{brief(key.text)}”被半角逗号隔成了单独的一项"
        fix = f"改成全角逗号：{brief(f'{earlier.key.text}: {whole}')}；要保留半角逗号，给整个值加单引号"
        place = value.place._replace(end_line=key.place.end_line, end_column=key.place.end_column)
        joined = Entry(earlier.key, Scalar(whole, place, value.plain))
        return fault("YML121", key.place, reason, fix), joined, True
    reason = f"花括号里的“{brief(key.text)}”没有冒号和值"
    return fault("YML119", key.place, reason, "写成“项名: 内容”；如是列表，改用方括号"), None, False
