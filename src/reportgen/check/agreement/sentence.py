"""A sentence -> what it states of a family of figures: each number with the figures that it can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.check.agreement.words import Domain, label, restricted
from reportgen.check.claims.quantities import Quantity, Span, plain
from reportgen.records import replace
from reportgen.regex import regex

REACH = 240  # characters before a number that are read for what it counts
DUE = "任务.已到时限"  # whose parts are counted too
_BREAK = regex("[，,；;：:、。！？]")
_END = regex("[，,；;：:、。！？（(]")
_REST = regex("其余|剩余|剩下|余下")
_SHARE = regex("占(?:全部|整改|任务|问题|总|的|数|比){0,6}")


class Said(NamedTuple):
    """A number and the names of the figures that it may state; the first is meant. `total` is that of the whole."""

    quantity: Quantity
    figures: tuple[str, ...]
    total: bool = False


class _Beside(NamedTuple):
    """The words of a number: those of its own clause before and behind it, and all from the last number on.

    `group` is the number that stands right before it: the 3类 of 3类20个问题.
    """

    quantity: Quantity
    before: str
    after: str
    since: str
    group: Quantity | None = None


class Spoken(NamedTuple):
    """A sentence: its text, the same without dates and names, its numbers, and what stands before it.

    The places of the numbers count from its beginning.
    """

    text: str
    read: str
    numbers: list[Quantity]
    lead: str


def spoken(text: str, span: Span, numbers: Iterable[Quantity]) -> Spoken:
    """The sentence `span` of a text."""
    moved = [replace(q, start=q.start - span.start, end=q.end - span.start) for q in numbers]
    lead = text[max(0, span.start - REACH) : span.start]
    return Spoken(text[slice(*span)], plain(text)[slice(*span)], moved, lead)


def stated(sentence: Spoken, domain: Domain, total: Decimal | None = None) -> list[Said]:
    """What a sentence states. 46项任务 are those of the ledger only where it has so many, `total`."""
    found: list[Said] = []
    read = sentence.read
    if not domain.about.search(read):
        return []
    whole = ""  # what the next number is a part of: total, part, inner (a part of a part), other; "" nothing yet
    for words in _grouped(list(_beside(sentence, domain)), domain):
        whole = _level(whole, words, found)
        clause = re.split("[；;]", read[max(0, words.quantity.start - REACH) : words.quantity.start])[-1]
        said = None
        if whole != "inner" and not restricted(clause) and not restricted(words.after):
            said = _known_total(words, domain, whole, total) or _said(
                words, domain, whole, clause[: len(clause) - len(words.before)], found
            )
        if said is None:
            whole = whole if whole == "inner" else "other"
            continue
        found.append(said)
        if words.group is not None and said.total:
            found.append(Said(words.group, (domain.groups[words.group.unit],)))
        if words.quantity.unit != "%":
            whole = "total" if said.total else "part"
    return found


def _known_total(words: _Beside, domain: Domain, whole: str, total: Decimal | None) -> Said | None:
    """46项任务中 at the beginning of a sentence."""
    noun = domain.noun.match(words.after)
    if whole or not noun or total is None or words.quantity.value != total or words.quantity.unit not in domain.units:
        return None
    alone = not label(words.before) and not label(words.after[noun.end() :])
    return Said(words.quantity, domain.totals[0][1], total=True) if alone else None


def _level(whole: str, words: _Beside, found: Sequence[Said]) -> str:
    """A new row of parts begins behind ； and with 其余; what 其中 parts further is told of nowhere in the data."""
    known = whole in ("total", "part", "inner")
    if known and (re.search("[；;]", words.since) or re.search("其余|剩余|另有|剩下", words.before)):
        return "total"
    if whole == "part" and "其中" in words.since and found[-1].figures[0] != DUE:
        return "inner"
    return whole


def _grouped(beside: Sequence[_Beside], domain: Domain) -> Iterator[_Beside]:
    """Without the numbers of groups, which are told with the next one."""
    for n, words in enumerate(beside):
        following = beside[n + 1] if n + 1 < len(beside) else None
        if words.quantity.unit in domain.groups and following is not None and not following.since:
            continue
        last = beside[n - 1] if n and not words.since else None
        if last is not None and last.quantity.unit in domain.groups:
            yield words._replace(before=last.before, since=last.since, group=last.quantity)
        else:
            yield words


def _beside(sentence: Spoken, domain: Domain) -> Iterator[_Beside]:
    text, numbers = sentence.read, sentence.numbers
    ends = [*(q.start for q in numbers[1:]), len(text)]
    last = 0
    carried = ""
    for quantity, end in zip(numbers, ends, strict=True):
        since = text[last : quantity.start]
        before = _BREAK.split(since)[-1] if _BREAK.search(since) else (carried or since)
        behind = text[quantity.end : end]
        stop = _END.search(behind)
        if stop or end == len(text):
            after, carried = behind[: stop.start()] if stop else behind, ""
        else:
            noun = domain.noun.match(behind)
            after = noun[0] if noun else ""
            carried = behind[len(after) :]
        yield _Beside(quantity, before, after, since)
        last = quantity.end


def _said(words: _Beside, domain: Domain, whole: str, context: str, found: Sequence[Said]) -> Said | None:
    """What one number states; `whole` is what was stated before it, `context` the clauses before its own."""
    quantity = words.quantity
    known = whole in ("total", "part")
    alone = whole == "" and (not label(context) or bool(domain.subject.search(context)))
    if quantity.unit == "%":
        name = label(words.before)
        if found and _SHARE.fullmatch(name) and (re.search("总|全部", name) or found[0].total):
            rate = domain.shares.get(found[-1].figures[0])
            return Said(quantity, rate) if rate else None
        rate = domain.rates.get(name)
        own = bool(domain.mine.search(name)) and alone
        return Said(quantity, rate) if rate and (known or own) else None
    if quantity.unit not in domain.units or not quantity.exact:
        return None
    noun = domain.noun.match(words.after)
    after = words.after[noun.end() :] if noun else words.after
    behind = label(re.sub(r"的[^，]{0,6}(?:任务|问题)$", "", after))
    left = label(words.before)
    spoken = words.before + (noun[0] if noun else "")
    own = alone and _own(words, noun, domain)
    if left in domain.parts and behind not in domain.parts and words.before.endswith("的") and noun:
        behind = ""  # 未完成的19项任务倒排工期
    if not left and noun is None and not behind and _REST.search(words.before) and known and domain.rest:
        return Said(quantity, domain.rest)
    if not left and noun and "任务" in noun[0] and _REST.search(words.before) and behind not in domain.parts:
        return Said(quantity, domain.rest) if domain.rest and (known or own) else None  # 剩余的19项任务
    is_total = bool(domain.total.fullmatch(left) and domain.subject.search(spoken) and quantity.unit)
    whole_is_told = is_total and left and behind in domain.parts  # 交办的228件信访件全部办结
    if (behind in domain.parts or left in domain.parts) and not whole_is_told:
        return _part(quantity, (left, behind), domain, known=known, own=own)
    if not is_total or (behind and not whole_is_told):
        return None
    return Said(quantity, next(names for word, names in reversed(domain.totals) if word in spoken), total=True)


def _own(words: _Beside, noun: re.Match[str] | None, domain: Domain) -> bool:
    """Whether the words of a part say of what it is one: 完成整改17项, 未完成的20项任务."""
    return bool(domain.mine.search(words.before + words.after)) or bool(noun and "任务" in noun[0])


def _part(quantity: Quantity, sides: tuple[str, str], domain: Domain, *, known: bool, own: bool) -> Said | None:
    """A state on one side of the number, and nothing else on the other."""
    left, behind = sides
    if (left and behind) or not (known or own):
        return None
    return Said(quantity, domain.parts[left or behind])
