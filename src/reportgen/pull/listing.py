"""Changes, revisions and comments of an edited Word file as text for the terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from reportgen.load.source import tidy
from reportgen.pull.changes import Change, Kind, Span, What
from reportgen.pull.steps import Step

if TYPE_CHECKING:
    from reportgen.read.word import WordFile

AROUND = 12  # characters on both sides of an edit
TEXT_AT_MOST = 120  # characters of a text that one line shows
SPANS_AT_MOST = 3  # edits of one unit that a message names
NOT_EDITED = "这份 Word 文件与数据生成的文字相同，没有改动"


def listed(word: WordFile, steps: Sequence[Step], made: Collection[int], *, applied: bool, failed: bool = False) -> str:
    """What was edited, change by change, then who revised and commented what.

    `failed` says that the file could not be held against the data: without steps nothing is said of edits then.
    """
    lines = [*_edits(steps, made, applied, failed), *_marks(word)]
    return "".join(f"{line}\n" for line in lines).lstrip("\n")


def _edits(steps: Sequence[Step], made: Collection[int], applied: bool, failed: bool) -> Iterator[str]:
    whole = [(n, step) for n, step in enumerate(steps) if not step.part]
    if whole:
        done = "已写进数据" if applied else "能写进数据"
        count = sum(n in made for n, _ in whole)
        yield f"改动 {len(whole)} 处，{done} {count} 处" + ("" if applied or not count else "（加 --apply 写入）")
    elif not failed:
        yield NOT_EDITED
    for number, (n, step) in enumerate(whole, 1):
        unit = step.change.old or step.change.new
        where = f"  {_cut(step.place.short)}" if step.place else ""
        state = "" if n in made else "  （不写）"
        yield f"\n{number}. {step.change.kind.value}{unit.what.value if unit else ''}{where}{state}"
        if unit and unit.what is What.CELL and step.change.kind is not Kind.EDITED:
            yield f"   {_cut(' | '.join(_row(steps[n:])))}"
        else:
            yield from _words(step.change)
        if step.side:
            yield f"     {step.side}，一并改"


def _row(steps: Sequence[Step]) -> Iterator[str]:
    """The cells of a row that came, went or moved: the first step, and those that are parts of it."""
    for n, step in enumerate(steps):
        unit = step.change.old or step.change.new
        if unit is None or (n and not step.part):
            return
        yield unit.text


def _marks(word: WordFile) -> Iterator[str]:
    """修订 and 批注."""
    if word.revisions:
        yield f"\n修订 {len(word.revisions)} 处（已按接受修订之后的文字比对）"
        for r in word.revisions:
            yield f"  第{r.index}段  {_who(r.author, r.date)}  {r.kind}：{_cut(r.text)}"
    if word.more_revisions:
        yield f"  另有 {word.more_revisions} 处，没有列出"
    if word.comments:
        yield f"\n批注 {len(word.comments)} 条"
        for c in word.comments:
            about = f"（针对“{_cut(c.words)}”）" if c.words else ""
            done = "（已解决）" if c.resolved else ""
            yield f"  第{c.index}段  {_who(c.author, c.date)}：{_cut(c.text)}{about}{done}"
            for reply in c.replies:
                yield f"      回复  {_who(reply.author, reply.date)}：{_cut(reply.text)}"
    if word.more_comments:
        yield f"  另有 {word.more_comments} 条，没有列出"


def _words(change: Change) -> Iterator[str]:
    old, new = change.old, change.new
    if old is None:
        yield f"   + {_cut(new.number + new.text if new else '')}{'（接在前一段里）' if change.joined else ''}"
    elif change.spans:
        for span in change.spans:
            head, tail = old.text[max(0, span.start - AROUND) : span.start], old.text[span.end : span.end + AROUND]
            for sign, words in (("-", old.text[span.start : span.end]), ("+", span.new)):
                yield f"   {sign} …{_flat(head)}[{_cut(words)}]{_flat(tail)}…"
    else:
        yield f"   {'=' if new else '-'} {_cut(old.number + old.text)}"
    if change.kind is Kind.MOVED and change.before:
        yield f"     移到“{_cut(change.before.text, 30)}”之后"


def in_words(change: Change) -> str:
    """The change in a few words, for a message."""
    old = change.old
    if change.spans and old is not None and change.kind is not Kind.MOVED:
        parts = [_span(old.text, span) for span in change.spans[:SPANS_AT_MOST]]
        return "、".join(parts) + ("等" if len(change.spans) > SPANS_AT_MOST else "")
    unit = old or change.new
    if unit is not None and unit.what is What.CELL:
        return f"表里{change.kind.value}"
    return f"{change.kind.value}“{_cut(unit.text if unit else '')}”"


def _span(text: str, span: Span) -> str:
    old, new = text[span.start : span.end], span.new
    if not old:
        return f"新增“{_cut(new)}”"
    return f"“{_cut(old)}”改为“{_cut(new)}”" if new else f"删去“{_cut(old)}”"


def _cut(text: str, most: int = TEXT_AT_MOST) -> str:
    flat = _flat(text[: most + 1])
    return flat if len(text) <= most else f"{flat[:most]}…"


def _flat(text: str) -> str:
    """On one line, without characters that a terminal would obey."""
    return tidy(text).replace("\n", " ").replace("\t", " ")


def _who(author: str, date: str) -> str:
    return (_cut(author, 30) or "未署名") + (f" {_flat(date[:10])}" if date else "")
