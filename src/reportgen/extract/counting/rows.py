"""What sentences state of tasks, as rows: a total, and the parts of it by how far they have come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from reportgen.check.agreement.sentence import REACH, Said, stated
from reportgen.check.agreement.words import restricted
from reportgen.check.claims.quantities import BLANK
from reportgen.check.claims.readings import arithmetic
from reportgen.check.claims.totals import faults
from reportgen.extract.counting.sentences import Sentence, Stated
from reportgen.extract.counting.states import DONE, DUE, STATE, STATES, group_of_rest
from reportgen.extract.parts import Line
from reportgen.records import dataclass, field, replace
from reportgen.regex import regex

TASKS, PROBLEMS, CLASSES = "任务.总数", "问题.总数", "问题.类别"
# What is pushed on is all of it where parts of it follow: 有序推进62项整改任务，其中40项已完成.
_PUSHED = regex(
    r"(?:有序|扎实|统筹|全力|稳步|加快|持续|强力|协调|着力)?(?:推进|推动|抓好|落实)(?=[^，。；\d]{0,30}\d{1,4}[项个条件])"
)
_PARTED = regex("其中|已完成|完成整改|整改完成")
_ASPECTS = regex(r"(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(?:大)?方面(?:的|共|，)?(?=\d)")
_ALL = regex(
    "(?:(?:已经|均已|已|均)?(?:全部|全面)|均已|已全部)(?:按期|按时|如期)?(?:完成整改|整改完成|整改到位|完成)(?![^，。；]{0,2}或)"
)
_OF_PROBLEMS = regex("(?:的)?(?:督察|反馈|整改|具体|突出|生态环境){0,4}(?:的)?问题")
_INSPECTION = regex(
    r"(?:第(?P<round>[一二三四五六七八九\d])轮)?[^，。；\d]{0,6}?(?P<level>中央|国家|省级|省委|省政府|省)"
    r"[^，。；\d]{0,10}?督察(?P<back>“回头看”)?"
)
_ROUND = regex(r"第([一二三四五六七八九\d])轮")
_BACK = regex("“回头看”(?!(?:整改)?工作)[^，。；\\d]{0,12}$")
_OTHER = regex("资源|土地|警务|纪检|教育")  # inspections of something else
_TOGETHER = regex("共|合计|总计|累计|一并|[两三四五]次|[两三四]轮|全部督察|各级督察")


class Inspection(NamedTuple):
    """What a sentence says of the inspection that fed back a total; each "" where it says nothing."""

    level: str = ""
    round: str = ""
    back: str = ""

    def differs(self, other: Inspection) -> bool:
        """Whether the words can't be of one inspection."""
        levels = bool(self.level and other.level and self.level != other.level)
        rounds = bool(self.round and other.round and self.round != other.round)
        known = bool((self.level or self.back) and (other.level or other.back))
        return known and (levels or self.back != other.back or rounds)


class Part(NamedTuple):
    """A number of tasks in a state; `group` is its word in 分组, "" where it can't stand there.

    A rate is not `exact` with 近, 约 and the like.
    """

    number: Stated
    group: str
    names: tuple[str, ...]
    exact: bool = True


@dataclass(eq=False)
class Row:
    """A total of tasks or of problems (None where the sentence only tells parts), its parts and rates."""

    sentence: Sentence
    total: Stated | None = None
    kind: str = ""
    inspection: Inspection = field(default_factory=Inspection)
    together: bool = False
    parts: list[Part] = field(default_factory=list)
    rates: list[Part] = field(default_factory=list)
    due: list[Stated] = field(default_factory=list)
    classes: Stated | None = None
    all_done: bool = False
    rest: bool = False  # whether 其余 was said
    rest_group: str = ""  # 其余任务正在推进, without a number
    fault: str = ""  # the sum that does not hold


def rows_of(sentences: Iterable[Sentence], total: Decimal | None = None) -> Iterator[Row]:
    """A row for each total; parts without a total before them in the sentence are a row of their own."""
    for sentence in sentences:
        yield from _rows(sentence, total)


def _rows(sentence: Sentence, total: Decimal | None) -> list[Row]:
    read = prepared(sentence)
    rows: list[Row] = []
    for said in stated(read.spoken, STATES, total) if read.spoken.numbers else ():
        number = sentence.stated(said.quantity)
        if said.total:
            rows.append(_row(sentence, said, number))
            continue
        if not rows:
            rows.append(Row(sentence))
        _add(rows[-1], said, number)
    if not rows:
        return []
    wrong = _faults(sentence)
    for n, row in enumerate(rows):
        end = rows[n + 1].total if n + 1 < len(rows) else None
        _finish(row, sentence.start + len(sentence.text) if end is None else end.start, wrong)
    return rows


def _row(sentence: Sentence, said: Said, number: Stated) -> Row:
    before = sentence.text[: said.quantity.start]
    problems = said.figures[0] != TASKS or _OF_PROBLEMS.match(sentence.text, said.quantity.end)
    kind = PROBLEMS if problems else TASKS
    return Row(sentence, number, kind, inspection_of(before), bool(_TOGETHER.search(before[-30:])))


def inspection_of(before: str) -> Inspection:
    """By which inspection a total was fed back, by the words before it."""
    found = list(_INSPECTION.finditer(before))
    if not found:
        return Inspection(back="“回头看”" if _BACK.search(before) else "")
    level = "中央" if found[-1]["level"] in ("中央", "国家") else "省级"
    rounds = _ROUND.findall(before)
    return Inspection(
        level, rounds[-1] if rounds else "", found[-1]["back"] or ("“回头看”" if _BACK.search(before) else "")
    )


def first_named(lines: Iterable[Line]) -> Inspection:
    """The inspection that a paper names first: its 轮次 and the like are told of that one."""
    for line in lines:
        for m in _INSPECTION.finditer(line.text) if "督察" in line.text else ():
            if _OTHER.search(m[0]):
                continue
            named = inspection_of(line.text[max(0, m.start() - 8) : m.end()])
            clause = re.split("[，。；]", line.text[m.end() : m.end() + REACH], maxsplit=1)[0]
            return named._replace(back=named.back or ("“回头看”" if "回头看" in clause else ""))
    return Inspection()


def _add(row: Row, said: Said, number: Stated) -> None:
    """A part, a rate or the number of classes."""
    first = said.figures[0]
    if first == CLASSES:
        row.classes = number
    elif first == DUE:
        row.due.append(number)
    elif number.unit == "%":
        row.rates.append(Part(number, "", said.figures, said.quantity.exact))
    elif first.startswith(STATE):
        row.parts.append(Part(number, first.removeprefix(STATE), said.figures[1:]))
    before = row.sentence.text[: number.start - row.sentence.start]
    clause = re.split("[，,；;：:。]", before)[-1]
    row.rest = row.rest or bool(re.search("其余|剩余|剩下|余下|其[他它]", clause))


def _finish(row: Row, end: int, wrong: dict[int, str]) -> None:
    """Whether all of it is done, and whether its sum holds."""
    if row.total is None:
        return
    start = row.sentence.start
    behind = row.sentence.text[row.total.end - start : end - start]
    m = _ALL.search(re.split("[。；]", behind)[0])
    row.all_done = m is not None and not row.parts and not re.search(r"\d|，[^，]*，", behind[: m.start()])
    if row.parts and not row.rest:
        row.rest_group = group_of_rest(behind)
    row.fault = wrong.get(row.total.start - start, "")


def _faults(sentence: Sentence) -> dict[int, str]:
    """Where a total stands whose parts don't make it up, and the sum."""
    return {f.total.start: arithmetic(f.total, f.parts) for f in faults(sentence.text)}


def prepared(sentence: Sentence) -> Sentence:
    """The sentence without the words that hide from the readers of the checks what is counted."""
    text = sentence.text
    read = sentence.spoken.read
    numbers = sentence.spoken.numbers
    for m in _PUSHED.finditer(text):
        if _PARTED.search(text, m.end()):
            read = _blank(read, *m.span())
    for m in _ASPECTS.finditer(text):
        read = _blank(read, *m.span())
        numbers = [q for q in numbers if not m.start() <= q.start < m.end()]
    if read == sentence.spoken.read:
        return sentence
    return replace(sentence, spoken=sentence.spoken._replace(read=read, numbers=numbers))


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + BLANK * (end - start) + text[end:]


def aspects(row: Row) -> Stated | None:
    """6个方面25个问题: the number that stands right before the total."""
    if row.total is None or row.kind != PROBLEMS:
        return None
    at = row.total.start - row.sentence.start
    for m in _ASPECTS.finditer(row.sentence.text, max(0, at - 12), at + 1):
        if m.end() == at and not restricted(row.sentence.text[: m.start()][-12:]):
            number = next((q for q in row.sentence.spoken.numbers if q.start == m.start("n")), None)
            return row.sentence.stated(number) if number else None
    return None


__all__ = ["CLASSES", "DONE", "PROBLEMS", "TASKS", "Inspection", "Part", "Row", "aspects", "first_named", "rows_of"]
