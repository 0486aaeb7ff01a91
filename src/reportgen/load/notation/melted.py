"""Lines that the parser takes for the rest of a text, though list items or block texts were meant; it says nothing."""

from __future__ import annotations

import re

from reportgen.load.notation.indent import column_of_item, is_item, outlier, parted
from reportgen.load.notation.pitfalls import BULLETS, FULL_COLON, NUMBER, TIGHT_COLON, bullet
from reportgen.load.notation.slip import Lines, Slip, brief, is_key, rewritten
from reportgen.regex import regex

SIGNS = frozenset(BULLETS + "-*｜＞")  # a plain text that begins so was meant as something else
WIDE_BLOCK = {"｜": "|", "＞": ">"}
# Not dashes: a line of prose may begin with ——.
MARKED = regex(rf"- |[{re.sub('[–—]', '', BULLETS)}]\s*(?![\d.]+%?\s*$)\S|-(?![\s\d.-])|\* ")


def beginning(lines: Lines, at: int, column: int) -> Slip | None:
    """A text that begins with one of SIGNS: `-甲` on a line of its own, `导语: ｜`."""
    head, rest = lines[at][:column], lines[at][column:].rstrip()
    if rest[0] in WIDE_BLOCK and rest[1:] in ("", "-", "+"):
        mended = head + WIDE_BLOCK[rest[0]] + rest[1:]
        reason = f"第 {at + 1} 行的“{rest[0]}”是全角，程序只认半角“{WIDE_BLOCK[rest[0]]}”"
        slip = rewritten("YML105", at, (column, column + 1), reason, mended)
        return slip._replace(words=(("mark", rest[0]),))
    if head.strip() or rest.startswith(("——", "––")):
        return None
    return bullet(lines, at)


def continued(lines: Lines, first: int, column: int, last: int) -> Slip | None:
    """The first line below `first` of a plain text that is a list item: `- 甲` and ` - 乙` read as one text."""
    for at in range(first + 1, min(last + 1, len(lines))):
        indent, text = parted(lines[at])
        if MARKED.match(text):
            break
    else:
        return None
    head = lines[first][:column]
    if any(_is_keyed(line) for line in (lines[first][column:], *lines[first + 1 : at + 1])):
        return None  # a wrong colon made the text run on; that will be told
    if not head.strip() and column == indent and is_item(text):
        return _undashed(lines, first, at)
    item = re.sub(r"^\S\s*", "", text)
    wanted = column_of_item(lines[: first + 1], indent, head)
    span = (indent, indent + 1)
    if wanted is not None:
        mended = " " * wanted + "- " + item
        if not is_item(text):
            return _foreign(at, indent, text, mended)
        first_item = outlier(lines, at, wanted)
        if first_item is not None:
            return first_item
        reason = f"第 {at + 1} 行行首有 {indent} 个空格，比上一项多，被接在上一项的文字后面"
        slip = rewritten("YML118", at, (0, max(indent, 1)), reason, mended)
        return slip._replace(fix=f"行首改为 {wanted} 个空格：“{brief(mended)}”")
    reason = f"第 {at + 1} 行以“{text[0]}”开头，却被接在第 {first + 1} 行的文字后面，成了一句话"
    fix = f"如是列表，各项都另起一行，行首写“- ”；如是正文，删去“{text[0]}”"
    return Slip("YML107", at, *span, reason, fix, ((at, " " * indent + item),))


def _is_keyed(line: str) -> bool:
    match = FULL_COLON.match(line) or TIGHT_COLON.match(line)
    return match is not None and is_key(match.group(2))


def _undashed(lines: Lines, first: int, at: int) -> Slip:
    """`署名:`, then `甲`, then `- 乙` in the same column."""
    indent, text = parted(lines[first])
    reason = f"第 {first + 1} 行行首没有“- ”，第 {at + 1} 行有，两行成了一句话"
    text = NUMBER.sub("", text.rstrip())
    return rewritten("YML107", first, (indent, indent + 1), reason, f"{' ' * indent}- {text}")


def _foreign(at: int, indent: int, text: str, mended: str) -> Slip:
    what = "后面没有空格" if text[0] == "-" else "不是列表符号"
    reason = f"第 {at + 1} 行的“{text[0]}”{what}，整行被接在上一项的文字后面"
    return rewritten("YML107", at, (indent, indent + 1), reason, mended)
