"""Changes, revisions and comments of an edited Word file as text for the terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from reportgen.pull.changes import Change
from reportgen.pull.steps import Step

if TYPE_CHECKING:
    from reportgen.read.word import WordFile

AROUND = 12  # characters on both sides of an edit
TEXT_AT_MOST = 120  # characters of a text that one line shows
SPANS_AT_MOST = 3  # edits of one unit that a message names


def listed(word: WordFile, steps: Sequence[Step], made: Collection[int], *, applied: bool) -> str:
    """What was edited, change by change, then who revised and commented what."""
    return "".join(f"{line}\n" for line in _lines(word, steps, made, applied))


def _lines(word: WordFile, steps: Sequence[Step], made: Collection[int], applied: bool) -> Iterator[str]:
    if not steps:
        yield "这份 Word 文件与数据生成的文字相同，没有改动"
    else:
        done = "已写进数据" if applied else "能写进数据"
        yield f"改动 {len(steps)} 处，{done} {len(made)} 处" + ("" if applied or not made else "（加 --apply 写入）")
    for n, step in enumerate(steps, 1):
        what = (step.change.old or step.change.new or None) and (step.change.old or step.change.new)
        where = f"  {step.place.short}" if step.place else ""
        state = "" if n - 1 in made else "  （不写）"
        yield f"\n{n}. {step.change.kind.value}{what.what.value if what else ''}{where}{state}"
        yield from _words(step.change)
    if word.revisions:
        yield f"\n修订 {len(word.revisions)} 处（已按接受修订之后的文字比对）"
        for r in word.revisions:
            yield f"  第{r.index}段  {r.author or '未署名'}{_day(r.date)}  {r.kind}：{_cut(r.text)}"
    if word.comments:
        yield f"\n批注 {len(word.comments)} 条"
        for c in word.comments:
            about = f"（针对“{_cut(c.words)}”）" if c.words else ""
            done = "（已解决）" if c.resolved else ""
            yield f"  第{c.index}段  {c.author or '未署名'}{_day(c.date)}：{_cut(c.text)}{about}{done}"
            for reply in c.replies:
                yield f"      回复  {reply.author or '未署名'}{_day(reply.date)}：{_cut(reply.text)}"


def _words(change: Change) -> Iterator[str]:
    old, new = change.old, change.new
    if old is None:
        yield f"   + {_cut(new.number + new.text if new else '')}"
    elif change.spans:
        for span in change.spans:
            head, tail = old.text[max(0, span.start - AROUND) : span.start], old.text[span.end : span.end + AROUND]
            yield f"   - …{head}[{_cut(old.text[span.start : span.end])}]{tail}…"
            yield f"   + …{head}[{_cut(span.new)}]{tail}…"
    else:
        sign = "=" if new else "-"
        yield f"   {sign} {_cut(old.number + old.text)}"
        if new and change.before:
            yield f"     移到“{_cut(change.before.text, 30)}”之后"


def in_words(change: Change) -> str:
    """The change in a few words, for a message."""
    old = change.old
    if change.spans and old is not None:
        parts = [f"“{old.text[s.start : s.end]}”改为“{s.new}”" for s in change.spans[:SPANS_AT_MOST]]
        return "、".join(parts) + ("等" if len(change.spans) > SPANS_AT_MOST else "")
    unit = change.new or old
    return f"{change.kind.value}“{unit.text if unit else ''}”"


def _cut(text: str, most: int = TEXT_AT_MOST) -> str:
    flat = text.replace("\n", " ")
    return flat if len(flat) <= most else f"{flat[:most]}…"


def _day(date: str) -> str:
    return f" {date[:10]}" if date else ""
