"""What an import recognised, and how surely, as a short report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.extract.parts import Outline, Told
from reportgen.extract.walk import pieces, points, sections
from reportgen.zh import width

SHOWN = 40  # characters of a value
LEVELS = ("一级标题", "二级标题", "三级标题", "四级标题")


def summary(outline: Outline, told: Sequence[Told], *, uses: int, tasks: int, doubts: int, same: bool) -> str:
    """A line for each part and each fact."""
    same_words = "草稿生成的文字与旧稿逐字相同" if same else "草稿生成的文字与旧稿有出入"
    last = (_row("待核", f"{doubts} 处" if doubts else "没有"), _row("核对", same_words))
    return "".join(f"{line}\n" for line in (*_lines(outline, told, uses, tasks), *last))


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
            yield f"        {t.key}{' ' * (room - width(t.key))}  {value}  （第{abs(t.at)}行，{t.sure.value}）"
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
