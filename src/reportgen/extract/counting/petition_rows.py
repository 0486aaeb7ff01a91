"""Sentences -> rows of petitions: how many there were, what became of them, what was done about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.check.agreement.sentence import Spoken, stated
from reportgen.check.agreement.words import PETITIONS as CHECKED
from reportgen.check.claims.quantities import BLANK
from reportgen.extract.counting.sentences import Sentence, Stated, moved
from reportgen.records import dataclass, field
from reportgen.regex import regex

_ABOUT = regex("信访|举报|投诉|交办件|转办件")
# 有 of 有效 goes with the words that say nothing.
PETITIONS = CHECKED._replace(total=regex(f"(?:{CHECKED.total.pattern}|环保|累计|国家|效|被督察地方)*"))
RECEIVED = "交办"
# 第5批交办20件 is one batch, not all of them; so are those of a day.
_ONE_BATCH = regex(
    r"(?<!至)(?<!到)(?<!前)(?<!—)(?:第\s?[一二三四五六七八九十\d]{1,4}批|(?<!\d)(?:[2-9]|[1-9]\d)批?\s?[-－—～至到]\s?第?\d{1,3}批|本批|该批|这批|首批|[当本]日|当天|本月|当月)"
)
_ALL = regex("共|累计|合计|总计|截[至止]")
_ALL_ENDED = regex(
    "(?:已经|均已|已|均)?(?:全部|全数|悉数)(?:按期|按时)?(?:办结|办理完毕)|均已(?:按期|按时)?(?:办结|办理完毕)"
)
_RATE = regex("办结率(?:已?达到?|为)?$")
_STAGED = regex("其中[^，。；\\d]{0,4}阶段性办结")
_COMMA = regex("[，,；;：。]")
_HANDED = regex("交办|转办|移交")
_HANDED_NUMBER = regex("(?:交办|转办|移交)[^，。；\\d]{0,24}\\d")
_TAKEN_IN = regex("受理|收到|接到")
# 已对1-11批395件信访件进行调查处理: all batches up to the last, and nothing that the number is restricted by.
_FIRST_BATCHES = regex("第?1(?:批)?\\s?[-－–—~～至到]\\s?第?\\d{1,3}批(?:次)?(?:的)?")
_DEALT_WITH = regex("(?:进行|开展)了?(?:全面|逐一)?(?:调查|核查|处理|核实|处置|查处|办理)+(?=[，。；])")
_MIXED = regex("办结(?:或|和|及|、)(?:者)?阶段性?办结(?:的)?(?:共|合计)?(?=\\d)")
_GOES_ON = regex("(?:共|已|累计|其中|[，,]|[我全][市县区州])*(?:责令|立案|办结|罚款|约谈|属实|阶段性|拘留)")
# What stands before the number of what was done about them, and the units that it may have.
_MEASURES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("责令整改", regex("责令(?:限期|立即)?(?:整改|改正)(?:企业|单位|违法企业)?(?:共)?$"), "家"),
    ("立案处罚", regex("(?:立案处罚|立案查处|立案)(?:企业|单位|违法企业)?(?:共)?$"), "家"),
    ("罚款", regex("(?:罚款|罚金|处罚金额|罚没)(?:金额)?(?:共计|共|合计)?$"), "元"),
    ("拘留", regex("(?:行政|刑事)?拘留(?:共)?$"), "人名"),
    ("约谈", regex("约谈(?:党政领导干部|领导干部|有关人员|相关责任人|责任人|干部)?(?:共)?$"), "人名"),
    ("问责", regex("问责(?:党政领导干部|领导干部|有关人员|相关责任人|责任人|干部)?(?:共)?$"), "人名"),
)
_TEN_THOUSAND = Decimal(10**4)


class Said(NamedTuple):
    """A figure of 信访 and its number."""

    name: str
    number: Stated
    value: Decimal


@dataclass
class Row:
    """The sentences of one count of petitions: of all, or of one batch."""

    said: list[Said] = field(default_factory=list)
    one_batch: bool = False
    all_ended: bool = False
    rates: list[Stated] = field(default_factory=list)
    staged_within: bool = False
    handed: bool = False  # whether the words of the total say that it was handed on: 交办
    taken_in: bool = False  # 受理, which may be of more places
    mixed: Stated | None = None  # 已办结或阶段性办结: one number for two figures

    def value(self, name: str) -> Decimal | None:
        """The number of a figure."""
        return next((s.value for s in self.said if s.name == name), None)


def rows_of(sentences: Sequence[Sentence]) -> Iterator[Row]:
    """The rows; a sentence right behind one on petitions may go on with what was done about them."""
    row: Row | None = None
    end = (0, 0)
    for sentence in sentences:
        about = _ABOUT.search(sentence.text) is not None
        goes_on = row is not None and end == (sentence.at, sentence.start) and _GOES_ON.match(sentence.text)
        if about:
            for start, until in _spans(sentence):
                row = _row(sentence, start, until)
                if row.said:
                    yield row
        elif goes_on and row is not None:
            row.said += [s for s in _measures(sentence, 0, len(sentence.text)) if row.value(s.name) is None]
            row.mixed = row.mixed or _mixed(sentence, 0, len(sentence.text))
        else:
            row = None
        end = (sentence.at, sentence.start + len(sentence.text))


def _spans(sentence: Sentence) -> list[tuple[int, int]]:
    """第5批交办20件，已办结…；累计交办395件，已办结…: one span for the batch, one for all."""
    cuts = [m.end() for m in re.finditer("；", sentence.text)]
    parts = list(zip([0, *cuts], [*cuts, len(sentence.text)], strict=True))
    kept: list[tuple[int, int]] = []
    for start, end in parts:
        opens = re.search("(?:交办|转办|受理)[^，。；]{0,30}\\d", sentence.text[start:end])
        if kept and not opens:
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _row(sentence: Sentence, start: int, end: int) -> Row:
    """One span of a sentence."""
    text = sentence.text[start:end]
    part = _prepared(moved(sentence.spoken, start, end))
    domain = PETITIONS if _ABOUT.search(text) else PETITIONS._replace(about=regex(""), subject=regex(""))
    row = Row(all_ended=_ALL_ENDED.search(text) is not None, staged_within=_STAGED.search(text) is not None)
    totals: list[Said] = []
    for said in stated(part, domain) if part.numbers else ():
        name = said.figures[0].removeprefix("信访.")
        number = _placed(sentence, said.quantity.start + start, said.quantity.end + start)
        if number is None:
            continue
        if name == RECEIVED:
            totals.append(Said(name, number, said.quantity.value))
        elif said.quantity.unit != "%" and row.value(name) is None:
            row.said.append(Said(name, number, said.quantity.value))
    _take_total(row, totals, sentence, (start, end))
    row.mixed = _mixed(sentence, start, end)
    row.rates += [
        sentence.stated(q)
        for q in sentence.spoken.numbers
        if start <= q.start < end and q.unit == "%" and _RATE.search(sentence.text, max(start, q.start - 8), q.start)
    ]
    row.said += _staged_within(sentence, start, end) if row.staged_within else []
    row.said += [s for s in _measures(sentence, start, end) if row.value(s.name) is None]
    first = next((s.number.start - sentence.start for s in row.said if s.name == RECEIVED), end)
    batch = _ONE_BATCH.search(sentence.text[start:first])
    row.one_batch = batch is not None and not _ALL.search(sentence.text[start + batch.end() : first])
    return row


def _take_total(row: Row, totals: Sequence[Said], sentence: Sentence, span: tuple[int, int]) -> None:
    """The number that was handed on; one that was taken in is none where another was handed on."""
    for total in totals:
        words = _clause(sentence, total.number, span)
        if _HANDED.search(words):
            row.said.insert(0, total)
            row.handed = True
            return
    if not totals:
        return
    row.taken_in = _TAKEN_IN.search(_clause(sentence, totals[0].number, span)) is not None
    if not (row.taken_in and _HANDED_NUMBER.search(sentence.text)):
        row.said.insert(0, totals[0])


def _clause(sentence: Sentence, number: Stated, span: tuple[int, int]) -> str:
    """The words beside a number up to the next comma on each side."""
    before = sentence.text[span[0] : number.start - sentence.start]
    behind = sentence.text[number.end - sentence.start : span[1]]
    return _COMMA.split(before)[-1] + _COMMA.split(behind, maxsplit=1)[0]


def _prepared(part: Spoken) -> Spoken:
    """Without the words that hide from the readers of the checks what is counted."""
    read = part.read
    for pattern in (_FIRST_BATCHES, _DEALT_WITH):
        for m in pattern.finditer(part.text):
            read = read[: m.start()] + BLANK * (m.end() - m.start()) + read[m.end() :]
    if read == part.read:
        return part
    return part._replace(read=read, numbers=[q for q in part.numbers if read[q.start] != BLANK])


def _mixed(sentence: Sentence, start: int, end: int) -> Stated | None:
    """已办结或阶段性办结11457件."""
    m = _MIXED.search(sentence.text, start, end)
    quantity = next((q for q in sentence.spoken.numbers if m and q.start == m.end()), None)
    return sentence.stated(quantity) if quantity else None


def _placed(sentence: Sentence, start: int, end: int) -> Stated | None:
    quantity = next((q for q in sentence.spoken.numbers if (q.start, q.end) == (start, end)), None)
    return sentence.stated(quantity) if quantity and not quantity.is_han else None


def _staged_within(sentence: Sentence, start: int, end: int) -> list[Said]:
    """办结213件，其中阶段性办结4件."""
    m = _STAGED.search(sentence.text, start, end)
    quantity = next((q for q in sentence.spoken.numbers if m and q.start == m.end() and q.exact), None)
    return [Said("阶段性办结", sentence.stated(quantity), quantity.value)] if quantity else []


def _measures(sentence: Sentence, start: int, end: int) -> Iterator[Said]:
    """责令整改35家，立案处罚12家，罚款130.5万元."""
    for quantity in sentence.spoken.numbers:
        if not start <= quantity.start < end or not quantity.exact or quantity.is_han:
            continue
        before = sentence.text[max(start, quantity.start - 20) : quantity.start]
        for name, words, units in _MEASURES:
            if quantity.unit and quantity.unit in units and words.search(before):
                value = quantity.value / _TEN_THOUSAND if name == "罚款" else quantity.value
                yield Said(name, sentence.stated(quantity), value)
                break
