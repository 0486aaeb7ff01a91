"""What an import recognised, and how surely, as a short report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Diagnostic
from reportgen.extract.parts import Outline, Told
from reportgen.extract.walk import pieces, points, sections
from reportgen.records import replace
from reportgen.zh import width

SHOWN = 40  # characters of a value
DOUBTS = 20  # with the same reason that are told one by one
LEVELS = ("一级标题", "二级标题", "三级标题", "四级标题")


def summary(outline: Outline, told: Sequence[Told], *, uses: int, tasks: int, doubts: int, agrees: str) -> str:
    """A line for each part and each fact; `agrees` says how far the draft is the old paper."""
    last = (_row("待核", f"{doubts} 处" if doubts else "没有"), _row("核对", f"草稿生成的{agrees}"))
    return "".join(f"{line}\n" for line in (*_lines(outline, told, uses, tasks), *last))


def agreement(*, same: bool, titled: bool, cleaned: bool, rows: bool, tasks: bool) -> str:
    """How far the words of a draft are those of the old paper.

    `rows`: rows of tables became lines; `tasks`: the program prints a table of them in its own form.
    """
    if not same:
        return "文字与旧稿有出入，要逐段比对"
    but = [
        "" if titled else "多印一个惯用的标题",
        "少了清理掉的残留（导入时逐条列出）" if cleaned else "",
        "表格的各行改成了段落" if rows else "",
        "附表由程序照任务另排（与旧表的出入，导入时逐条列出）" if tasks else "",
    ]
    words = "，".join(filter(None, but))
    return f"文字与旧稿逐字相同，只是{words}" if words else "文字与旧稿逐字相同"


def fewer(doubts: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Of those with one reason the first, then one that says how many there are."""
    seen: Counter[tuple[str, str]] = Counter()
    counts = Counter((doubt.code, doubt.reason) for doubt in doubts)
    for doubt in doubts:
        key = (doubt.code, doubt.reason)
        seen[key] += 1
        if seen[key] <= DOUBTS:
            yield doubt
        elif seen[key] == DOUBTS + 1:
            message = f"{doubt.message}等 {counts[key]} 处"
            yield replace(doubt, message=message, fix="其余的不逐条列出，在数据文件里找“待核”")


def _lines(outline: Outline, told: Sequence[Told], uses: int, tasks: int) -> Iterator[str]:
    yield _row("标题", "".join(p.text for p in outline.title) or "没有认出，生成时用惯用的标题")
    yield _row("结构", _structure(outline))
    if outline.signers or outline.date:
        date = outline.date.text if outline.date else "没有日期"
        yield _row("落款", "，".join([*(p.text for p in outline.signers), date]))
    if outline.notes:
        yield _row("附件", "、".join(p.text for p in outline.notes))
    if tasks:
        yield _row("台账", f"从附表读出 {tasks} 项任务")
    if told:
        yield _row("事实", f"{len(told)} 项；后面是在旧稿的第几行，和认得有多准")
        room = max(width(t.key) for t in told)
        for t in told:
            value = t.value if len(t.value) <= SHOWN else f"{t.value[:SHOWN]}…"
            yield f"        {t.key}{' ' * (room - width(t.key))}  {value}  （第{t.at}行，{t.sure.value}）"
    yield _row("占位", f"正文里 {uses} 处数字、日期改成了占位，换一期数据就跟着变")


def _row(head: str, text: str) -> str:
    return f"  {head}  {text}"


def _structure(outline: Outline) -> str:
    blocks = [*outline.blocks, *([outline.next_steps] if outline.next_steps else [])]
    levels = Counter(section.level for section in sections(blocks))
    parts = [f"{name} {levels[n]} 个" for n, name in enumerate(LEVELS, 1) if levels[n]]
    items = sum(1 for _ in points(blocks))
    parts += [f"要点 {items} 个"] if items else []
    parts.append(f"文字 {sum(1 for _ in pieces(outline))} 段")
    return "，".join(parts)
