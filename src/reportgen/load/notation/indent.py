"""Slips in the indentation of YAML lines: tabs, full-width blanks, lines that stand in line with nothing above."""

from __future__ import annotations

import re

from reportgen.load.notation.slip import BLANKS, SHOWN, WIDE_COLONS, Lines, Slip, is_key, rewritten
from reportgen.regex import regex

INSTEAD = ";；=＝∶"  # what is written in place of a colon
KEYLESS = regex(rf"((?:- +)*)([^\s:：{INSTEAD}]{{2,20}})( *[{INSTEAD}] *| +)(\S.*)$")
PROSE = regex("[，。；、！？]")  # marks that no key has
STEPS = (0, 2)  # what a line stands right of its parent, as the manual and the examples have it
KEY = regex(r"[^\s:][^:]*:( |$)")


def tab(lines: Lines, at: int) -> Slip | None:
    """制表符缩进: every line of the file that a tab begins is mended at once, and said once."""
    return _respaced(lines, at, "\t", "YML103", "制表符")


def wide(lines: Lines, at: int) -> Slip | None:
    """全角空格 or 不间断空格 as indentation, which YAML takes for the beginning of a word."""
    what = "不间断空格" if "\xa0" in lines[at][:1].strip(" ") else "全角空格"
    return _respaced(lines, at, BLANKS, "YML104", what)


def misindented(lines: Lines, at: int) -> Slip | None:
    """A key or list mark that stands in line with nothing above it."""
    indent, text = parted(lines[at])
    above = _above(lines, at)
    if above is None or not (is_item(text) or KEY.match(text)) or goes_on(lines, at):
        return None
    opened: list[tuple[int, bool]] = []
    for line in lines[:at]:
        _follow(opened, line)
    columns = _columns_for(opened, text)
    if not columns or indent in columns:
        return None
    wanted = _wanted(lines, at, columns)
    peer = next(n for n in range(at - 1, -1, -1) if (wanted, is_item(text)) in _columns(lines[n]))
    first = outlier(lines, at, wanted)
    if first is not None:
        return first
    reason = f"第 {at + 1} 行行首有 {indent} 个空格，与上面各行都没有对齐"
    mended = " " * wanted + text
    fix = f"行首改为 {wanted} 个空格，与第 {peer + 1} 行对齐：“{mended[:SHOWN]}”"
    return Slip("YML118", at, 0, max(indent, 1), reason, fix, ((at, mended),), strong=False)


def goes_on(lines: Lines, at: int) -> bool:
    """Whether the line is the rest of the prose above it though a word and a colon begin it: `如下: 第二行。`."""
    above = _above(lines, at)
    indent, text = parted(lines[at])
    if above is None or is_item(text) or indent <= _content(lines[above]) or is_key(text.split(":")[0].rstrip()):
        return False
    value = re.sub(r"^ *(?:- +)*[^\s:][^:]*:(?: +|$)", "", lines[above])
    return PROSE.search(value) is not None


def _wanted(lines: Lines, at: int, columns: list[int]) -> int:
    """The column that the line belongs in: the nearest, but not one that its own lower lines stand in."""
    indent, text = parted(lines[at])
    below = next((n for n in range(at + 1, len(lines)) if _counts(lines[n])), None)
    inner, child = parted(lines[below]) if below is not None else (0, "")
    if inner > indent and is_item(text) and not is_item(child) and KEY.match(child):
        own = [column for column in columns if column + _content(lines[at]) - indent == inner]
        columns = own or columns
    elif inner > indent and text.rstrip().endswith(":"):
        columns = [c for c in columns if c < inner or (c == inner and is_item(child))] or columns
    return min(columns, key=lambda column: (abs(column - indent), -column))


def outlier(lines: Lines, at: int, wanted: int) -> Slip | None:
    """The line above that is out of line with most others of its block, or with the step from its parent."""
    indent, text = parted(lines[at])
    kind, floor = is_item(text), min(wanted, indent)
    above = _peers(lines, range(at - 1, -1, -1), (wanted, kind), floor)
    below = 1 + len(_peers(lines, range(at + 1, len(lines)), (indent, kind), floor))
    same = _peers(lines, range(at + 1, len(lines)), (wanted, kind), floor) if wanted < indent else []
    if not above or below < len(above) + len(same):
        return None
    first = above[-1]
    old, moved = parted(lines[first])[0], parted(lines[first])[0] + indent - wanted
    item = is_item(lines[first].lstrip(" "))
    parent = _parent(lines, first, old + item)
    base = _content(lines[parent]) if parent is not None else 0
    odd = (old - base) % 2 == 1 or below > len(above) + len(same)
    steps = STEPS if parent is not None else STEPS[:1]
    fits = moved - base in steps and old - base not in steps and odd
    close = abs(indent - wanted) == 1 or (item and moved - base == STEPS[-1])
    if moved < 0 or not (fits or (close and below > len(above) + len(same))):
        return None
    mends = [(n, " " * (parted(lines[n])[0] + indent - wanted) + lines[n].lstrip(" ")) for n in range(first, at)]
    mends = [(n, line) for n, line in mends if line.strip()]
    reason = f"第 {first + 1} 行行首有 {old} 个空格，与下面同级的各行没有对齐"
    fix = f"行首改为 {moved} 个空格，与第 {at + 1} 行同级：“{mends[0][1][:SHOWN]}”"
    if len(mends) > 1:
        fix += f"，到第 {at} 行为止的各行照此移动"
    return Slip("YML118", first, 0, max(old, 1), reason, fix, tuple(mends), strong=False)


def _parent(lines: Lines, at: int, column: int) -> int | None:
    """The nearest line above that begins left of `column`."""
    return next((n for n in range(at - 1, -1, -1) if _counts(lines[n]) and parted(lines[n])[0] < column), None)


def _peers(lines: Lines, order: range, column: tuple[int, bool], floor: int) -> list[int]:
    """The lines with such a key or list mark, in the order given, up to one that stands left of `floor`."""
    found = []
    for n in order:
        if _counts(lines[n]):
            if column in _columns(lines[n]):
                found.append(n)
            if parted(lines[n])[0] < floor:
                break
    return found


def _counts(line: str) -> bool:
    """Whether the line is neither empty nor a comment."""
    return bool(line.strip()) and line.lstrip(" ")[0] != "#"


def no_colon(lines: Lines, at: int) -> Slip | None:
    """A key without a colon, or the second line of a text that was not indented."""
    indent, text = parted(lines[at].rstrip())
    match = KEYLESS.match(text)
    if match is not None and is_key(match.group(2)):
        dash, word, mark, value = match.groups()
        said = f"“{word}”后面用了“{mark.strip()}”，没有用冒号" if mark.strip() else f"“{word}”后面没有冒号"
        end = indent + match.end(2)
        mended = f"{' ' * indent}{dash}{word}: {value}"
        return rewritten("YML119", at, (end, end + 1), f"第 {at + 1} 行{said}", mended)._replace(strong=False)
    if not text or ": " in text or text.endswith(":") or is_item(text) or text.startswith("#"):
        return None
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    word = text.rstrip(f"{WIDE_COLONS}{INSTEAD} ")
    mark = text[len(word) :].strip()
    is_wide = mark in tuple(WIDE_COLONS)
    if (
        parted(below)[0] > indent
        and len(text) <= 20
        and not PROSE.search(word)
        and (is_wide or not mark or is_key(word))
    ):
        end = indent + len(word)
        said = "用了全角冒号" if is_wide else f"用了“{mark}”，没有用冒号" if mark else "没有冒号"
        reason = f"第 {at + 1} 行“{word}”后面{said}"
        code = "YML101" if is_wide else "YML119"
        return rewritten(code, at, (end, end + 1), reason, f"{' ' * indent}{word}:")._replace(strong=False)
    while at and parted(lines[at - 1])[0] == indent and _is_prose(lines[at - 1]):
        at -= 1
    above, last = _above(lines, at), at
    if above is None:
        return None
    while last + 1 < len(lines) and parted(lines[last + 1])[0] == indent and _is_prose(lines[last + 1]):
        last += 1
    blanks = _content(lines[above]) + 2
    mends = tuple((n, " " * blanks + parted(lines[n])[1]) for n in range(at, last + 1))
    reason = f"第 {at + 1} 行没有项名和冒号，像是第 {above + 1} 行的文字换了行，但没有缩进"
    fix = f"如是上一行的文字，行首空 {blanks} 格；如是新的一项，补上项名和冒号"
    return Slip("YML118", at, indent, indent + len(parted(lines[at].rstrip())[1]), reason, fix, mends, strong=False)


def _is_prose(line: str) -> bool:
    """Whether the line is text without a key, list mark or comment."""
    return _counts(line) and ": " not in line and not line.rstrip().endswith(":") and not is_item(parted(line)[1])


def column_of_item(lines: Lines, indent: int, head: str) -> int | None:
    """The column of the list that an item at `indent` was meant for; the last line's text stands behind `head`."""
    if is_item(head.strip() + " ") and ":" not in head:
        return parted(head.rstrip()[:-1] + "-")[0] if head.count("-") == 1 else len(head.rstrip()) - 1
    opened: list[tuple[int, bool]] = []
    for line in lines:
        _follow(opened, line)
    near = [column for column in _columns_for(opened, "- ") if abs(column - indent) == 1]
    return near[-1] if near else None


def aligned(lines: Lines, at: int, indent: int) -> list[tuple[int, str]]:
    """The further lines of a list item whose mark became `- `, moved under its first word."""
    below: list[int] = []
    for n in range(at + 1, len(lines)):
        if lines[n].strip():
            if parted(lines[n])[0] <= indent:
                break
            below.append(n)
    move = indent + 2 - parted(lines[below[0]])[0] if below else 0
    return [(n, " " * (parted(lines[n])[0] + move) + parted(lines[n])[1]) for n in below] if move else []


def _respaced(lines: Lines, at: int, chars: str, code: str, what: str) -> Slip | None:
    if not any(c in chars for c in _head(lines[at])):
        return None
    bad = [n for n, line in enumerate(lines) if line[:1] and line[0] in chars and line.strip()]
    bad = bad if at in bad else [at]
    mends = _realigned(lines, bad)
    first, mended = mends[0]
    head = _head(lines[first])
    reason = f"第 {first + 1} 行行首有 {sum(c in chars for c in head)} 个{what}，程序只认半角空格"
    fix = f"行首改为 {parted(mended)[0]} 个半角空格：“{mended[:SHOWN]}”"
    if len(bad) > 1:
        reason += f"；这样的行共 {len(bad)} 行"
        fix += "，其余各行照此改"
    return Slip(code, first, 0, len(head), reason, fix, tuple(mends), also=tuple(bad[1:]))


def _realigned(lines: Lines, bad: list[int]) -> list[tuple[int, str]]:
    """The bad lines, each moved to the column that fits what stands above it."""
    unit = min((i for i in (parted(line)[0] for line in lines) if i), default=2)
    wrong, mends = set(bad), list[tuple[int, str]]()
    opened, above, given = list[tuple[int, bool]](), "", dict[str, int]()
    for n in range(bad[-1] + 1):
        line = lines[n]
        if n in wrong:
            head = _head(line)
            text = line[len(head) :]
            if given.get(head) not in _columns_for(opened, text):
                written = len(head.expandtabs(unit)) + head.count("\u3000")
                given[head] = _fitting(opened, above, text, (written, unit))
            line = " " * given[head] + text
            mends.append((n, line))
        if line.strip() and not line.lstrip(" ").startswith("#"):
            above = line
            _follow(opened, line)
    return mends


def _fitting(opened: list[tuple[int, bool]], above: str, text: str, asked: tuple[int, int]) -> int:
    """The column where a text belongs; `asked` is where it was written and the file's step of indentation."""
    goes_on = above and not is_item(text) and not KEY.match(text)
    if goes_on or re.search(r"(:|^ *-|- -) *(#.*)?$", above):
        return _content(above) + asked[1]
    columns = _columns_for(opened, text)
    return min(columns, key=lambda column: (abs(column - asked[0]), -column), default=0)


def _head(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t" + BLANKS))]


def parted(line: str) -> tuple[int, str]:
    """How many blanks begin the line, and the rest of it."""
    text = line.lstrip(" ")
    return len(line) - len(text), text


def is_item(text: str) -> bool:
    """Whether it begins with a list mark."""
    return text == "-" or text.startswith("- ")


def _above(lines: Lines, at: int) -> int | None:
    """The nearest line above that is neither empty nor a comment."""
    return next((n for n in range(at - 1, -1, -1) if _counts(lines[n])), None)


def _columns(line: str) -> list[tuple[int, bool]]:
    """Columns of the list marks (True) and of the key (False) of a line, from the left."""
    column, text = parted(line)
    found = []
    while is_item(text):
        found.append((column, True))
        rest = text[1:].lstrip(" ")
        column += len(text) - len(rest)
        text = rest
    if KEY.match(text):
        found.append((column, False))
    return found


def _content(line: str) -> int:
    """Column of the key of a line, or of its last list mark."""
    columns = _columns(line)
    return columns[-1][0] if columns else parted(line)[0]


def _follow(opened: list[tuple[int, bool]], line: str) -> None:
    """Brings the list marks (True) and keys (False) that are open, outermost first, past one more line."""
    if not _counts(line):
        return
    for column, item in _columns(line):
        # A list may stand right under its key, in the same column.
        while opened and (opened[-1][0] > column or (opened[-1][0] == column and (opened[-1][1] or not item))):
            opened.pop()
        opened.append((column, item))


def _columns_for(opened: list[tuple[int, bool]], text: str) -> list[int]:
    """Columns in which a list item (or a key) goes on with what is open."""
    wanted = is_item(text)
    return [column for column, item in opened if item == wanted]
