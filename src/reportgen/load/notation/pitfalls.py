"""A line that YAML refuses -> what a clerk meant by it: code, place, reason, fix and the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from reportgen.load.nodes import Scalar
from reportgen.load.notation.indent import aligned, goes_on, misindented, no_colon, tab, wide
from reportgen.load.notation.pairs import FLOW_COMMA, backslash, flow_comma, quote_tail, unclosed
from reportgen.load.notation.slip import (
    BLANKS,
    CLOSERS,
    WIDE_COLONS,
    WORD,
    Lines,
    Slip,
    brief,
    is_key,
    noted,
    quoted,
    rewritten,
    scan,
    uncommented,
    value_start,
)
from reportgen.regex import regex

LEAD = r"( *(?:- +)*)"
BULLETS = "－–—•●·○◆■□◇▪"
FULL_COLON = regex(rf"{LEAD}({WORD})([ \u3000\xa0]*[{WIDE_COLONS}])[{BLANKS} ]*(.*)$")
TIGHT_COLON = regex(rf"{LEAD}({WORD}):(?:[{BLANKS}]+|(?=[^\s/\\:]))(.*)$")
FLOW_COLON = regex(rf"(?<=[{{,])( *{WORD}):(?=[}},\]])")
BULLET = regex(rf"( *)([{BULLETS}]+[ {BLANKS}]*|\*(?=\s)[ {BLANKS}]*|-(?![\s-]|[\d.,]+%?\s*$)[{BLANKS}]*)(.+)$")
# `1.` and the like before an item; not 1.5, and not the year of 2021年.
NUMBER = regex(
    r"(?:\d{1,2}(?:[.．](?!\d)|[、)）])|[(（]\d{1,2}[)）]|[①-⑳]|[(（][一二三四五六七八九十]{1,3}[)）])[ \u3000]*(?=\S)"
)
WIDE_BRACE = regex(r"(?:\[ *)?(｛)(?=[^｛｝]*[:：])")
NARROW = str.maketrans("｛｝", "{}")
HEADER = regex(r"[|>][+-]?")


def slips(lines: Lines, suspects: Iterable[int]) -> list[Slip]:
    """Every pitfall that fits one of the suspected lines (numbers from 0), the likeliest first."""
    found = []
    for table in (STRONG, WEAK):
        for at in suspects:
            found += [slip for slip in (pitfall(lines, at) for pitfall in table) if slip is not None]
    return [slip for slip in found if any(lines[at] != text for at, text in slip.mends)]


def why_not_mapping(node: Scalar) -> tuple[str, str, str] | None:
    """Code, reason and fix where a text stands in place of a mapping or list because of a slip of the hand.

    `轮次：第二轮` alone on its line is a good text to YAML; only who wanted a mapping knows better.
    """
    place, line = node.place, node.place.line - 1
    lines = list(place.source.lines)
    if not node.plain or not node.text or not 0 <= line < len(lines):  # a cell of a workbook has no line
        return None
    written = node.text if place.end_line == place.line else lines[line][place.column - 1 :]
    for slip in (wide(lines, line), *(pitfall([written], 0) for pitfall in (bullet, full_colon, tight_colon))):
        if slip is not None:
            reason = slip.reason.replace("第 1 行", f"第 {line + 1} 行", 1)
            fix = slip.fix
            if written == node.text and re.fullmatch(r" *- +", lines[line][: place.column - 1]):
                fix = fix.replace("改为“", "改为“- ", 1)
            return slip.code, reason, fix + ("，以下各行照此改" if place.end_line > place.line else "")
    return None


def quote_advice(lines: Lines, at: int, column: int) -> str:
    """How to write the value that starts there as a text."""
    line = lines[at]
    if value_start(line) != column:
        return "如是文字，给整个值加单引号；否则删去"
    return f"如是文字，加单引号：{brief(line[:column] + quoted(uncommented(line, column)), column)}；否则删去"


def bullet(lines: Lines, at: int) -> Slip | None:
    """`－ 甲`, `• 甲`, `-甲`: a list mark that is none."""
    match = BULLET.match(lines[at])
    if match is None:
        return None
    lead, mark, rest = match.groups()
    mended = f"{lead}- {rest}"
    if mark.strip() == "-":
        reason = f"第 {at + 1} 行的“-”后面没有空格"
    else:
        reason = f"第 {at + 1} 行用“{mark.strip(' ' + BLANKS)[:1]}”作列表符号，程序只认半角“-”加一个空格"
    below = aligned(lines, at, len(lead)) if re.match(r"[^:]+: ", rest) else []
    slip = rewritten("YML107", at, (len(lead), len(lead) + 1), reason, mended)
    return slip._replace(mends=(*slip.mends, *below))


def numbered(lines: Lines, at: int) -> Slip | None:
    """`1. 标题: 甲` among items: numbers are no list marks."""
    line = lines[at]
    indent = len(line) - len(line.lstrip(" "))
    match = NUMBER.match(line, indent)
    if match is None:
        return None
    word = re.match(rf"({WORD}): ", line[match.end() :])
    near = (lines[n] for n in (at - 1, at + 1) if 0 <= n < len(lines))
    if not (word and is_key(word.group(1))) and not any(n.startswith(" " * indent + "- ") for n in near):
        return None
    mended = f"{line[:indent]}- {line[match.end() :]}"
    reason = f"第 {at + 1} 行用“{match.group().strip()}”作列表符号，程序只认半角“-”加一个空格，序号由程序编"
    slip = rewritten("YML107", at, (indent, match.end()), reason, mended)
    return slip._replace(mends=(*slip.mends, *aligned(lines, at, indent)) if word else slip.mends)


def full_colon(lines: Lines, at: int) -> Slip | None:
    """`轮次：第二轮`."""
    match = FULL_COLON.match(lines[at])
    if match is None:
        return None
    lead, word, _, rest = match.groups()
    mended = f"{lead}{word}: {rest}".rstrip()
    reason = f"第 {at + 1} 行“{word}”后面用了全角冒号，程序只认半角冒号（用英文输入法键入）加一个空格"
    return rewritten("YML101", at, (match.end(3) - 1, match.end(3)), reason, mended)


def tight_colon(lines: Lines, at: int) -> Slip | None:
    """`城市:德州市`, also with a full-width blank instead of a blank, and `{名称:}`."""
    line = lines[at]
    match = TIGHT_COLON.match(line)
    if match is not None and not match.group(2).isdigit():
        lead, word, rest = match.groups()
        mended = f"{lead}{word}: {rest}".rstrip()
        what = "紧跟着文字" if line[match.end(2) + 1 :][:1] not in BLANKS else "是全角空格"
        reason = f"第 {at + 1} 行“{word}”的冒号后面{what}，应有一个半角空格"
        return rewritten("YML102", at, (match.end(2), match.end(2) + 1), reason, mended)
    match = FLOW_COLON.search(line)
    if match is None:
        return None
    mended = f"{line[: match.end()]} {line[match.end() :]}"
    reason = f"第 {at + 1} 行“{match.group(1).strip()}”的冒号后面应有一个半角空格"
    return rewritten("YML102", at, (match.end(1), match.end()), reason, mended)


def special(lines: Lines, at: int) -> Slip | None:
    """`单位: %`, `备注: @某科`, `完成率: >80%`, `标题: {{ n }}项`, `文号: [2022]12号`, `[@甲, 乙]`."""
    line = lines[at]
    start = value_start(line)
    value = uncommented(line, start)
    if not value:
        return None
    mark, size = value[0], len(value)
    if mark in CLOSERS and not value.startswith("{{"):
        size = scan(value)[1]
        inner = re.search(r"(?:[\[{,]|: ) *([@%`][^,\]}]*)", value)
        if inner is not None:
            start, value, mark = start + inner.start(1), inner.group(1).rstrip(), inner.group(1)[0]
        elif size == 0 or not value[size:].strip(" ]}"):
            return None
    elif mark not in "%@`*&!|>{" or HEADER.fullmatch(value):
        return None
    block = re.match(r"[|>][+-]? +(?=\S)", value)
    if block is not None and _deeper_below(lines, at):
        return _block_text(lines, at, start, value[block.end() :])
    mended = line[:start] + quoted(value) + line[start + len(value) :]
    reason = f"第 {at + 1} 行的值以“{mark}”开头，程序把它当作特殊符号"
    note = "加单引号"
    if value.startswith("{{"):
        reason = f"第 {at + 1} 行的“{{{{”是模板的写法，数据文件不认"
        note = "要引用数字，写成【任务.总数】这样的占位；要原样的文字，加单引号"
    slip = noted(rewritten("YML105", at, (start, start + 1), reason, mended), note)
    return slip._replace(words=(("mark", mark),))


def _deeper_below(lines: Lines, at: int) -> bool:
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    return len(below) - len(below.lstrip(" ")) > len(lines[at]) - len(lines[at].lstrip(" -"))


def _block_text(lines: Lines, at: int, start: int, text: str) -> Slip:
    """`导语: | 第一行。` with more lines below: quotes would not hold them."""
    line = lines[at]
    reason = f"第 {at + 1} 行的“{line[start]}”后面不能在同一行写文字"
    fix = f"“{brief(text)}”另起一行，与下面的文字左端对齐，这一行只留“{line[: start + 1].lstrip(' -')}”"
    slip = Slip("YML105", at, start, start + 1, reason, fix, ((at, line[:start] + text),))
    return slip._replace(words=(("mark", line[start]),))


def wide_brace(lines: Lines, at: int) -> Slip | None:
    """`｛日期: 甲，署名: 乙｝`, `[｛…｝]`: brackets that only look like YAML's."""
    line = lines[at]
    text = line.lstrip(" -")
    match = WIDE_BRACE.match(line, len(line) - len(text)) or WIDE_BRACE.match(line, value_start(line))
    if match is None:
        return None
    inner = line[match.end() :].translate(NARROW)
    colons = re.sub(rf"({WORD})[：:] *", r"\1: ", inner)
    mended = line[: match.start(1)] + "{" + FLOW_COMMA.sub(", ", colons)
    reason = f"第 {at + 1} 行的花括号是全角，程序只认半角“{{}}”（用英文输入法键入）"
    return rewritten("YML124", at, match.span(1), reason, mended)


def colon_inside(lines: Lines, at: int) -> Slip | None:
    """`说明: 要求: 一是`."""
    line = lines[at]
    start = len(line) - len(line.lstrip(" ")) if goes_on(lines, at) else value_start(line)
    value = uncommented(line, start)
    match = re.search(r"(?<! ) *:( |$)", value)
    if match is None or value[0] in ":\"'[{":
        return None
    mended = line[:start] + re.sub(r"(?<! ) *:(?: +|$)", "：", value) + line[start + len(value) :]
    at_colon = start + value.index(":", match.start())
    reason = f"第 {at + 1} 行的文字里有半角冒号加空格，程序以为前面是项名、后面是内容"
    return noted(rewritten("YML108", at, (at_colon, at_colon + 1), reason, mended), "正文里用全角冒号")


def dash_inline(lines: Lines, at: int) -> Slip | None:
    """`主送: - 省委`: a list has to begin on a line of its own."""
    line = lines[at]
    start = value_start(line)
    if not line[:start].rstrip().endswith(":") or not line.startswith("- ", start):
        return None
    indent = len(line) - len(line.lstrip(" "))
    follows = at + 1 < len(lines) and lines[at + 1].lstrip(" ").startswith("- ")
    mended = line[:start].rstrip() if follows else line[:start] + line[start + 2 :].lstrip(" ")
    reason = f"第 {at + 1} 行冒号后面直接写了“- ”，列表要另起一行"
    fix = f"另起一行写“{' ' * (indent + 2)}{brief(line[start:])}”，冒号后面留空"
    return Slip("YML107", at, start, start + 1, reason, fix, ((at, mended),))


# Tried in this order on each suspected line. A list mark comes before a special character (`* 甲`), a quote
# with a tail before an open one.
STRONG: tuple[Callable[[Lines, int], Slip | None], ...] = (
    tab,
    wide,
    wide_brace,
    full_colon,
    tight_colon,
    bullet,
    numbered,
    special,
    quote_tail,
    backslash,
    flow_comma,
    unclosed,
    dash_inline,
    colon_inside,
)
WEAK: tuple[Callable[[Lines, int], Slip | None], ...] = (misindented, no_colon)
