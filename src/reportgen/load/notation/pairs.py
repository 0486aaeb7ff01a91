"""Quotes and brackets that do not pair, and what goes wrong within them."""

from __future__ import annotations

import re

from reportgen.load.notation.slip import (
    CLOSERS,
    DOUBLE,
    SINGLE,
    WORD,
    Lines,
    Slip,
    brief,
    noted,
    quoted,
    rewritten,
    scan,
    uncommented,
    value_start,
)
from reportgen.regex import regex

ESCAPE = regex(
    r"\\(?![0abt\tnvfre \"/\\N_LPxuU]|$)|\\x(?![0-9a-fA-F]{2})|\\u(?![0-9a-fA-F]{4})|\\u[dD][89a-fA-F]"
    r"|\\U(?!00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})"
)
FLOW_COMMA = regex(rf"，\s*(?={WORD}: )")
LONE = regex(r"[\[{,:] *([\"'])(?=[^\"']*$)")
LOOKALIKES = {"］": "]", "】": "]", "｝": "}", "）": ""}


def quote_tail(lines: Lines, at: int) -> Slip | None:
    """`标题: "德州蓝"成为新常态`: the value ends with the quote, and then there is more."""
    line = lines[at].rstrip()
    start = value_start(line)
    match = DOUBLE.match(line, start) or SINGLE.match(line, start)
    if match is None:
        return None
    rest = line[match.end() :].strip()
    if not rest or rest.startswith("#"):
        return None
    if rest.startswith(":"):
        mended = f"{line[: match.end()]}: {rest[1:].strip()}"
        reason = f"第 {at + 1} 行的冒号后面应有一个半角空格"
        return rewritten("YML102", at, (match.end(), match.end() + 1), reason, mended)
    mark = line[start]
    mended = line[:start] + re.sub(f"{mark}([^{mark}]*){mark}", r"“\1”", line[start:])
    reason = f"第 {at + 1} 行的值以英文引号开头，程序以为引号合上这一项就完了，后面却还有“{brief(rest)}”"
    return noted(rewritten("YML106", at, (start, match.end()), reason, mended), "改用中文引号")


def flow_comma(lines: Lines, at: int) -> Slip | None:
    """`{名称: 甲，自称: 乙}`."""
    line = lines[at]
    start = value_start(line)
    match = FLOW_COMMA.search(line, start)
    if match is None or "{" not in line[start : match.start()] or line[start] not in "[{":
        return None
    mended = line[:start] + FLOW_COMMA.sub(", ", line[start:])
    reason = f"第 {at + 1} 行花括号里各项之间用了全角逗号，程序只认半角逗号（用英文输入法键入）"
    return rewritten("YML122", at, (match.start(), match.start() + 1), reason, mended)


def unclosed(lines: Lines, at: int) -> Slip | None:
    """`标题: "德州蓝`, `主送: [甲, 乙`, `主送: [甲]]`."""
    line = lines[at].rstrip()
    start = value_start(line)
    mark = line[start : start + 1]
    if mark in CLOSERS:
        return _lone_quote(line, at, start) or _bracket(lines, at, start)
    if not mark or mark not in "\"'" or DOUBLE.match(line, start) or SINGLE.match(line, start):
        return None
    mended = line + mark
    if line[start:].count("”") > line[start:].count("“"):
        mended = line[:start] + "“" + line[start + 1 :]
    reason = f"第 {at + 1} 行的引号只有开头，没有结尾"
    return rewritten("YML117", at, (start, start + 1), reason, mended)


def backslash(lines: Lines, at: int) -> Slip | None:
    r"""`路径: "C:\数据"`."""
    line = lines[at]
    start = value_start(line)
    match = DOUBLE.match(line, start)
    escape = ESCAPE.search(match.group()) if match else None
    if match is None or escape is None:
        return None
    mended = line[:start] + quoted(match.group()[1:-1]) + line[match.end() :]
    first = start + escape.start()
    reason = f"第 {at + 1} 行双引号里的“\\”是特殊符号，程序不认“{match.group()[escape.start() : escape.start() + 2]}”"
    return noted(rewritten("YML123", at, (first, first + 2), reason, mended), "改用单引号")


def _lone_quote(line: str, at: int, start: int) -> Slip | None:
    """`[甲, "乙, 丙]`: it is closed before the next comma or bracket."""
    match = LONE.search(line, start)
    if match is None:
        return None
    end = regex(r"[,\]}]|$").search(line, match.end())
    cut = end.start() if end else len(line)
    reason = f"第 {at + 1} 行的引号只有开头，没有结尾"
    span = match.start(1), match.end(1)
    return rewritten("YML117", at, span, reason, line[:cut] + match.group(1) + line[cut:])


def _bracket(lines: Lines, at: int, start: int) -> Slip | None:
    """A list in brackets, over one or more lines, with a bracket too few or too many."""
    line = lines[at]
    missing, end = scan(uncommented(line, start))
    rest = uncommented(line, start)[end:]
    if end and rest and not rest.strip(" ]}"):
        reason = f"第 {at + 1} 行多了一个“{rest.strip()}”"
        first = start + end
        return rewritten("YML117", at, (first, first + len(rest)), reason, line[:first])
    last, indent = at, len(line) - len(line.lstrip(" "))
    while missing and last + 1 < len(lines):
        below = lines[last + 1]
        if len(below) - len(below.lstrip(" ")) <= indent:
            break
        last += 1
        text = "\n".join(uncommented(part, 0) for part in (line[start:], *lines[at + 1 : last + 1]))
        missing, end = scan(text)
    if not missing:
        return None
    tail = uncommented(lines[last], 0)
    kept = tail[:-1] if tail and tail[-1] in LOOKALIKES else tail.rstrip(",， ")
    if last == at and kept and kept[-1] in "]}" and missing[0] != kept[-1] and kept[-1] in missing:
        kept = kept.rstrip("]} ")  # `[{甲: 乙]`: the outer bracket is there and the inner is not
        missing = scan(kept[start:])[0]
    mended = kept + missing
    reason = f"第 {at + 1} 行的“{line[start]}”没有配对的“{missing[-1]}”"
    slip = rewritten("YML117", at, (start, start + 1), reason, mended)
    if last == at:
        return slip
    return slip._replace(fix=f"在第 {last + 1} 行末尾补上“{missing}”", mends=((last, mended),))
