"""An old paper read and cleaned: its paragraphs and tables, and what was done to them on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from reportgen.check.marks import ATTACHMENT_MARK, DATE_ALONE, SUPERIORS
from reportgen.check.paper import Role
from reportgen.check.paper.roles import Told, level_of, roles
from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.document import Document, Paragraph, Text
from reportgen.extract.grids import items_of_lines, items_of_word
from reportgen.extract.parts import Cleaned, Item, Line
from reportgen.extract.residue import clean, source_line
from reportgen.extract.script import converted, is_traditional
from reportgen.gongwen import HEADING_LEVELS
from reportgen.pipeline.left_out import left_out
from reportgen.place import Place, Source
from reportgen.records import dataclass
from reportgen.regex import regex
from reportgen.typography import tidy
from reportgen.write import text as plain_text
from reportgen.write.flow import heading_number

BRACKETS = str.maketrans({"【": "〔", "】": "〕"})  # which in a data file stand for placeholders
WORD = (".docx", ".docm")
OLD_WORD = (".doc", ".wps", ".rtf", ".odt", ".pdf")  # of which the reader says how to make a .docx
LONG = 20_000  # characters of a line: of a longer one the places of changed forms are not looked for
OFFICIAL = regex("(?:关于|贯彻落实|公开|督察).{4,80}(?:报告|方案|通报|通告|公告|公示|情况|清单|表)(?:（[^）]*）)?$")
STOP = regex("[。；！？：]")
OTHER_ENCODINGS = ("utf-16-le", "utf-16-be", "big5hkscs")  # beside those that data files may have
OTHER_AT_MOST, PLAUSIBLE = 4 << 20, 0.8  # bytes; of the characters of such a text, those of the small set of 1980
HEADINGS_AT_LEAST = 2  # with such a style: one alone may be the title
TITLE_END = regex("(?:报告|方案|通报|通告|公告|公示|落实情况|清单|情况表|一览表|分解表)(?:（[^）]*）)?$")
TITLE_LINES, TITLE_MAX = 4, 60  # lines of a title, characters of one
SHOWN = 6  # kinds of changes of a line that one message lists
LINE_FEED, TAB = "\n", "\t"


@dataclass(frozen=True)
class Old:
    """An old paper as it was read and cleaned."""

    source: Source
    items: tuple[Item, ...]
    found: list[Diagnostic]


def read_old(path: Path, *, simplified: bool = False) -> Old:
    """The paper, its script and its residue."""
    source, items, found = _read(path)
    if source is None or has_errors(found):
        return Old(source or Source(str(path)), (), found)
    texts = [item.text for item in items if isinstance(item, Line)]
    if is_traditional(texts):
        items, more = _in_simplified(items, source, wanted=simplified)
        found += more
    joints: list[Cleaned] = []
    if path.suffix.lower() in WORD:
        items, joints = _with_whole_titles(items)
        items, numbers = _with_numbers(items)
        joints += numbers
    items, cleaned = clean(items, web=path.suffix.lower() not in WORD)
    items, signers = _with_signers_apart(items)
    items, brackets = _without_brackets(items)
    items, forms = _with_forms(items)
    found += _cleanings(source, items, [*joints, *cleaned, *signers, *brackets, *forms])
    if not items and not has_errors(found):
        reason = "文件里没有文字，或清理网页残留之后没有剩下正文"
        found.append(fault("IMP005", Place(source), reason, "核对是不是选错了文件；扫描件要先转成文字"))
    return Old(source, tuple(items), found)


def _read(path: Path) -> tuple[Source | None, list[Item], list[Diagnostic]]:
    if path.suffix.lower() in (*WORD, *OLD_WORD):
        from reportgen.read import read_word

        word, found = read_word(path)
        if word is None:
            return None, [], found
        return word.source, items_of_word(word), [*found, *_revised(word.source, len(word.revisions)), *left_out(word)]
    from reportgen.load.source import read, source_of

    source, found = read(path)
    if source is None and (text := _in_other_encoding(path)):
        source, found = source_of(text, str(path)), []
    return source, items_of_lines(source) if source else [], found


def _in_other_encoding(path: Path) -> str:
    """A text of Taiwan or Hong Kong, or one in UTF-16 without its mark; "" where it makes no Chinese in any of them."""
    try:
        data = path.read_bytes() if path.stat().st_size <= OTHER_AT_MOST else b""
    except (OSError, ValueError):
        return ""
    for encoding in OTHER_ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        known = len(text.encode("gb2312", "ignore").decode("gb2312"))
        if text and "\x00" not in text and (is_traditional(text.split("\n")) or known >= PLAUSIBLE * len(text)):
            return text
    return ""


def _revised(source: Source, count: int) -> Iterator[Diagnostic]:
    if count:
        reason = f"修订 {count} 处，已按“接受全部修订”之后的文字导入"
        yield fault("IMP003", Place(source), reason, "要按修订以前的文字导入，先在 Word 里拒绝修订，保存后再导入")


def _in_simplified(items: list[Item], source: Source, *, wanted: bool) -> tuple[list[Item], list[Diagnostic]]:
    if not wanted:
        fix = "要转成简体，在命令末尾加 --simplified，再导入一次"
        return items, [fault("IMP002", Place(source), "已照繁体字导入，日期、数字和结构可能认不全", fix)]
    changed = converted(items)
    if changed is None:
        return items, [
            fault("IMP006", Place(source), "没有安装转换繁体字用的 opencc", "在命令行运行 pip install opencc，再导入")
        ]
    return changed, [fault("IMP002", Place(source), "已转成简体", "人名、地名请再核对一遍")]


def _with_whole_titles(items: Sequence[Item]) -> tuple[list[Item], list[Cleaned]]:
    """The lines of a title that was cut by meaning, as 公文 have it, are one; those of a headline stay as they are."""
    done: list[Item] = []
    cleaned: list[Cleaned] = []
    behind = 0
    for n, item in enumerate(items):
        if n < behind:
            continue
        run = _title_at(items, n)
        whole = "".join(line.text.strip() for line in run)
        if len(run) > 1 and OFFICIAL.search(whole):
            cleaned += (Cleaned(line.at, len(line.text) + 1, "断行", "\n") for line in run[:-1])
            done.append(run[0]._replace(text=whole))
            behind = n + len(run)
        else:
            done.append(item)
    return done, cleaned


def _with_numbers(items: Sequence[Item]) -> tuple[list[Item], list[Cleaned]]:
    """Headings that only their style in Word tells get the numbers that 公文 have, where none of them has any."""
    headings = [item for item in items if isinstance(item, Line) and item.level]
    numbered = any(isinstance(item, Line) and level_of(item.text) for item in items)
    if numbered or len(headings) < HEADINGS_AT_LEAST:
        return list(items), []
    counts = [0] * (HEADING_LEVELS + 1)
    done: list[Item] = []
    cleaned: list[Cleaned] = []
    for item in items:
        if isinstance(item, Line) and 0 < item.level <= HEADING_LEVELS:
            counts[item.level] += 1
            counts[item.level + 1 :] = [0] * (HEADING_LEVELS - item.level)
            number = heading_number(item.level, counts[item.level])
            cleaned.append(Cleaned(item.at, 1, "标题编号", "", number))
            done.append(item._replace(text=number + item.text.strip()))
        else:
            done.append(item)
    return done, cleaned


def _title_at(items: Sequence[Item], first: int) -> list[Line]:
    """The lines from one on that may be a title: the first ones of the paper, or those below 附件."""
    before = items[first - 1] if first else None
    if first and not (isinstance(before, Line) and ATTACHMENT_MARK.fullmatch(before.text.strip())):
        return []
    run: list[Line] = []
    for item in items[first : first + TITLE_LINES]:
        if not isinstance(item, Line) or len(item.text) > TITLE_MAX or STOP.search(item.text) or level_of(item.text):
            break
        run.append(item)
        if OFFICIAL.search("".join(line.text.strip() for line in run)) and TITLE_END.search(item.text.strip()):
            break
    return run


def _with_signers_apart(items: Sequence[Item]) -> tuple[list[Item], list[Cleaned]]:
    """Bodies that sign side by side stand on lines of their own; a further line has a negative `at`, as of clean()."""
    done: list[Item] = []
    cleaned: list[Cleaned] = []
    taken = min([0, *(item.at for item in items)])
    for n, item in enumerate(items):
        after = items[n + 1] if n + 1 < len(items) else None
        dated = isinstance(after, Line) and bool(DATE_ALONE.fullmatch(after.text.strip()))
        names = re.split(r"[ \t\u3000]+", item.text.strip()) if isinstance(item, Line) and dated else []
        if not isinstance(item, Line) or len(names) < 2 or not all(SUPERIORS.search(name) for name in names):
            done.append(item)
            continue
        cleaned.append(Cleaned(item.at, len(names[0]) + 1, "并排的署名", " ", "\n"))
        done.append(item._replace(text=names[0]))
        for name in names[1:]:
            taken -= 1
            done.append(Line(name, taken))
    return done, cleaned


def _without_brackets(items: Sequence[Item]) -> tuple[list[Item], list[Cleaned]]:
    """【…】 would be a placeholder."""
    cleaned = [
        Cleaned(item.at, m.start() + 1, "方头括号", m[0], m[0].translate(BRACKETS))
        for item in items
        for text in ([item.text] if isinstance(item, Line) else [cell for row in item.rows for cell in row])
        for m in re.finditer("[【】]", text)
    ]
    changed = [
        item._replace(text=item.text.translate(BRACKETS))
        if isinstance(item, Line)
        else item._replace(rows=tuple(tuple(cell.translate(BRACKETS) for cell in row) for row in item.rows))
        for item in items
    ]
    return changed, cleaned


def _with_forms(items: Sequence[Item]) -> tuple[list[Item], list[Cleaned]]:
    """As the program itself sets it: Ⅴ类 for V类, no stray blanks. A title keeps its blanks."""
    lines = [item for item in items if isinstance(item, Line)]
    titles = {
        line.at for line, told in zip(lines, roles([line.text for line in lines]), strict=True) if _is_title(told)
    }
    done: list[Item] = []
    cleaned: list[Cleaned] = []
    for item in items:
        text = as_set(item.text, title=item.at in titles) if isinstance(item, Line) else ""
        if isinstance(item, Line) and text and text != item.text:
            cleaned += _forms(item, text)
            done.append(item._replace(text=text))
        else:
            done.append(item)
    return done, cleaned


def _is_title(told: Told) -> bool:
    return told.role is Role.TITLE


def as_set(text: str, *, title: bool = False) -> str:
    """A line as the program prints it."""
    inlines = tidy((Text(text.replace("\t", " ")),), title=title)  # as the loader reads a tab
    return plain_text.write(Document((), (Paragraph(inlines),))).decode().rstrip("\n")


def _forms(line: Line, text: str) -> Iterator[Cleaned]:
    spans = SequenceMatcher(None, line.text, text, autojunk=False).get_opcodes() if len(text) < LONG else []
    for tag, first, last, start, end in spans:
        if tag != "equal":
            yield Cleaned(line.at, first + 1, "字形", line.text[first:last], text[start:end])


def _cleanings(source: Source, items: Sequence[Item], cleaned: Sequence[Cleaned]) -> Iterator[Diagnostic]:
    """One message for each kind on each line."""
    by_line: dict[tuple[int, str], list[Cleaned]] = {}
    for one in cleaned:
        by_line.setdefault((one.at, one.what), []).append(one)
    for (at, what), group in by_line.items():
        counts = Counter(map(_change, group))
        shown = "、".join(f"{change} {n} 处" if n > 1 else change for change, n in [*counts.items()][:SHOWN])
        shown += f"等 {len(group)} 处" if len(counts) > SHOWN else ""
        line = source_line(items, at)
        place = Place(source, line, group[0].column, line, group[0].column + max(1, len(group[0].old)))
        yield fault("IMP001", place, shown, "不用处理；清理错了的，在数据文件里改回来", what=what)


def _change(one: Cleaned) -> str:
    if not one.old:
        return f"补上{_named(one.new)}"
    return f"{_named(one.old)}改为{_named(one.new)}" if one.new else f"删去{_named(one.old)}"


def _named(text: str) -> str:
    """Characters in quotes; blanks by their name."""
    if not text.strip():
        return "换行" if "\n" in text else "制表符" if "\t" in text else "空格"
    return f"“{text.replace(LINE_FEED, '换行').replace(TAB, '制表符')}”"
