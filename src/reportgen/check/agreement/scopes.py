"""A sentence -> those of its parts that speak of one inspection, one field, one place or one unit of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.check.agreement.known import Data, digit
from reportgen.check.agreement.sentence import Said, Spoken
from reportgen.check.agreement.words import TASKS, Domain, label
from reportgen.check.claims.quantities import BLANK
from reportgen.model import Inspection
from reportgen.records import replace
from reportgen.regex import regex

FIELD = "(?:污染|环境)?(?:防治|治理)?(?:领域|方面|类)?"  # 水环境方面 is the field 水
UNIT = "(?:共)?(?:牵头负责|牵头|负责|承担|认领)?的?"
MENTIONS_MAX = 40  # of a sentence
_INSPECTION = regex(
    r"(?:20\d\d年)?(?:第[一二三四五六七八九十\d]{1,2}[轮批]){0,2}(?P<level>中央|省级|省委、?省政府|省委|省)?"
    r"(?:第[一二三四五六七八九\d]轮)?(?:生态|环境|保护|环保){0,4}督察组?(?P<back>“回头看”)?"
)
_ROUND = regex(r"第([一二三四五六七八九\d])轮")
_YEAR = regex(r"20\d\d")
_SEVERAL = regex("(?:中央|省级?|轮)(?:、|和|及|以及)$")  # 中央和省级督察
_CLAUSE = regex("[，,；;：:、。（(]")
_STOP = regex("[；;。]")
# What may stand between the name of a group and the first of its numbers.
_COUNTED = regex(
    r"(?:共|牵头|负责|承担|认领|涉及|的|整改|任务|问题|有|为|中|已|经|完成|均|全部|达到序时进度|，){0,8}\d"
)
_BETWEEN = regex("(?:任务|问题|项|个|，|（|\\(|：|:|其中|分别是|包括|中){0,6}")
_SEPARATOR = regex("[、，,和]{0,1}")

# Where a group is named, 任务 says enough of what is counted.
SCOPED = TASKS._replace(subject=regex("任务|问题"))


_NOUNS = ("", "的", "任务", "问题", "有", "共")


class Scope(NamedTuple):
    """Characters start..end of a sentence; `group` is that of its figures, `sentence` None where nobody knows it."""

    start: int
    end: int
    groups: tuple[str, ...]
    sentence: Spoken | None
    domain: Domain = SCOPED

    def of_group(self, said: Said) -> Said:
        """任务.已完成 -> 任务.领域.水.已完成."""
        return said._replace(figures=figures_of(said.figures, self.groups))


def figures_of(figures: tuple[str, ...], groups: tuple[str, ...]) -> tuple[str, ...]:
    """The same figures of some groups, the first of which is meant."""
    found = []
    for group in groups:
        for name in figures:
            root, _, last = name.partition(".")
            found.append(f"{root}.{group}.{last}")
    return tuple(dict.fromkeys(found))


def scopes(sentence: Spoken, data: Data) -> Iterator[Scope]:
    """From the clause in which a group is named to the next one, or to ；."""
    found = sorted({*_inspections(sentence.text, data), *_named(sentence.text, data)})[:MENTIONS_MAX]
    text = sentence.text
    starts = [_clause(text, at) for at, _, _ in found]
    for n, (at, end, groups) in enumerate(found):
        stop = _STOP.search(text, end)
        until = min([stop.start() if stop else len(text), *(s for s in starts[n + 1 : n + 2])])
        part = _part(sentence, starts[n], until, (at, end)) if groups else None
        yield Scope(starts[n], until, groups, part)


def _clause(text: str, at: int) -> int:
    return max((m.end() for m in _CLAUSE.finditer(text, max(0, at - 80), at)), default=0)


def _part(sentence: Spoken, start: int, end: int, name: tuple[int, int]) -> Spoken:
    """That part by itself, the name of the group blanked."""
    numbers = [replace(q, start=q.start - start, end=q.end - start) for q in sentence.numbers if start <= q.start < end]
    blank = BLANK * (name[1] - name[0])
    text, read = (t[start : name[0]] + blank + t[name[1] : end] for t in (sentence.text, sentence.read))
    return Spoken(text, read, numbers, "")


def _inspections(text: str, data: Data) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where one of several inspections is named; without groups where it is none of the data, or any of some."""
    if len(data.inspections) < 2:
        return
    for m in _INSPECTION.finditer(text):
        words = m[0]
        if not (m["level"] or m["back"] or _ROUND.search(words) or _YEAR.search(words)):
            continue
        if _SEVERAL.search(text[max(0, m.start() - 6) : m.start()]):
            continue
        meant = [label_ for inspection, label_ in data.inspections if _is_named(inspection, label_, m)]
        yield m.start(), m.end(), (f"督察.{meant[0]}",) if len(meant) == 1 else ()


def _is_named(inspection: Inspection, full_name: str, m: re.Match[str]) -> bool:
    words, level = m[0], str(inspection.level or full_name)
    if m["level"] and ("中央" in m["level"]) != ("中央" in level):
        return False
    if bool(m["back"]) != ("回头看" in full_name):
        return False
    given, ours = _ROUND.search(words), _ROUND.search(f"{inspection.round or ''}{full_name}")
    if given and (not ours or digit(given[1]) != digit(ours[1])):
        return False
    year, years = _YEAR.search(words), _YEAR.findall(f"{inspection.year or ''}{full_name}{inspection.stationed or ''}")
    return not year or year[0] in (*years, str(inspection.feedback_date or "")[:4])


def _named(text: str, data: Data) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a clause begins with the name of a field, a place or a unit, and counts its tasks."""
    for kind, names in data.groups.items():
        for name in names:
            if len(name) > 30 or name not in text:
                continue
            pattern = regex(("涉?" if kind == "领域" else "") + re.escape(name) + (FIELD if kind == "领域" else UNIT))
            for m in pattern.finditer(text):
                if label(text[_clause(text, m.start()) : m.start()]) or not _COUNTED.match(text, m.end()):
                    continue
                leads = "牵头" in m[0]
                yield m.start(), m.end(), (f"牵头单位.{name}" if leads else f"{kind}.{name}",)


def listed(sentence: Spoken, said: list[Said], data: Data) -> list[Said]:
    """已完成17项（其中水5项、大气4项）: parts by field of a number that is stated; two at least."""
    names = data.groups.get("领域", [])
    if len(names) < 2:
        return []
    field = regex("(?:涉)?(" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")" + FIELD)
    found: list[Said] = []
    for whole in said:
        if whole.figures[0].count(".") == 1 and whole.quantity.unit != "%":
            found += _parts(sentence, whole, field)
    return found


def _parts(sentence: Spoken, whole: Said, field: re.Pattern[str]) -> list[Said]:
    found: list[Said] = []
    at = whole.quantity.end
    for quantity in (q for q in sentence.numbers if q.start >= at):
        between = _SEPARATOR if found else _BETWEEN
        lead = between.match(sentence.text, at)
        m = field.match(sentence.text, lead.end() if lead else at)
        if not m or quantity.unit not in TASKS.units or sentence.text[m.end() : quantity.start] not in _NOUNS:
            break
        found.append(Said(quantity, figures_of(whole.figures, (f"领域.{m[1]}",)), whole.total))
        at = quantity.end
    return found if len(found) > 1 else []
