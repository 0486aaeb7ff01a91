"""What sentences state of petitions -> 信访, and the placeholders for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from reportgen.check.agreement.sentence import stated
from reportgen.check.agreement.words import PETITIONS as CHECKED
from reportgen.extract.counting.sentences import Sentence, Stated, moved
from reportgen.extract.parts import Doubt, Facts, Told, Use
from reportgen.figures.figure import Figure, rate
from reportgen.figures.petitions import HANDLING, MEASURES, RATES, SUBSTANTIATED

_ABOUT = re.compile("信访|举报|投诉|交办件|转办件")
PETITIONS = CHECKED._replace(total=re.compile(f"(?:{CHECKED.total.pattern}|环保|累计|国家)*"))
_RECEIVED = "交办"
# 第5批交办20件 is one batch, not all of them; so are those of a day.
_ONE_BATCH = re.compile(
    r"(?<!至)(?<!到)(?<!前)(?<!—)(?:第\s?[一二三四五六七八九十\d]{1,4}批|本批|该批|这批|首批|[当本]日|当天|本月|当月)"
)
_ALL = re.compile("共|累计|合计|总计|截[至止]")
_ALL_ENDED = re.compile(
    "(?:已经|均已|已|均)?(?:全部|全数|悉数)(?:按期|按时)?(?:办结|办理完毕)|均已(?:按期|按时)?(?:办结|办理完毕)"
)
_RATE = re.compile("办结率(?:已?达到?|为)?$")
_STAGED = re.compile("其中[^，。；\\d]{0,4}阶段性办结")
# What stands before the number of what was done about them, and the units that it may have.
_MEASURES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("责令整改", re.compile("责令(?:限期|立即)?(?:整改|改正)(?:企业|单位|违法企业)?(?:共)?$"), "家"),
    ("立案处罚", re.compile("(?:立案处罚|立案查处|立案)(?:企业|单位|违法企业)?(?:共)?$"), "家"),
    ("罚款", re.compile("(?:罚款|罚金|处罚金额|罚没)(?:金额)?(?:共计|共|合计)?$"), "元"),
    ("拘留", re.compile("(?:行政|刑事)?拘留(?:共)?$"), "人名"),
    ("约谈", re.compile("约谈(?:党政领导干部|领导干部|有关人员|相关责任人|责任人|干部)?(?:共)?$"), "人名"),
    ("问责", re.compile("问责(?:党政领导干部|领导干部|有关人员|相关责任人|责任人|干部)?(?:共)?$"), "人名"),
)
_TEN_THOUSAND = Decimal(10**4)
_LOOK = "核对原文，改正写错的数，再填进数据文件的“信访”"


class Said(NamedTuple):
    """A figure of 信访 and its number."""

    name: str
    number: Stated
    value: Decimal


@dataclass
class _Row:
    """The sentences of one count of petitions: of all, or of one batch."""

    said: list[Said] = field(default_factory=list)
    one_batch: bool = False
    all_ended: bool = False
    rates: list[Stated] = field(default_factory=list)
    staged_within: bool = False

    def value(self, name: str) -> Decimal | None:
        """The number of a figure."""
        return next((s.value for s in self.said if s.name == name), None)


def petition_facts(sentences: Sequence[Sentence]) -> Facts:
    """交办, 办理, 属实, 处理 of all petitions; those of one batch stay in the text."""
    rows = [r for r in _rows(sentences) if r.value(_RECEIVED) is not None and not r.one_batch]
    if not rows:
        return Facts()
    doubts = list(_contradictions(rows))
    if doubts:
        return Facts({}, (), (), tuple(doubts))
    best = max(rows, key=lambda r: len(r.said))
    data, told, doubts = _data(best, best.value(_RECEIVED) or Decimal(0))
    figures = _figures(data)
    uses = [use for row in rows for said in row.said if (use := _use(said.number, said.name, figures))]
    for row in rows:
        uses += [u for n in row.rates if (u := next(filter(None, (_use(n, name, figures) for name in RATES)), None))]
    return Facts({"信访": data}, tuple(told), tuple(uses), tuple(doubts))


def _rows(sentences: Sequence[Sentence]) -> Iterator[_Row]:
    """The rows; a sentence right behind one on petitions may go on with what was done about them."""
    row: _Row | None = None
    end = (0, 0)
    for sentence in sentences:
        about = _ABOUT.search(sentence.text) is not None
        goes_on = (
            row is not None
            and end == (sentence.at, sentence.start)
            and re.match("(?:共|已|累计|其中)?(?:责令|立案|办结|罚款|约谈|属实|阶段性)", sentence.text)
        )
        if about:
            for start, until in _spans(sentence):
                row = _row(sentence, start, until)
                if row.said:
                    yield row
        elif goes_on and row is not None:
            row.said += [s for s in _measures(sentence, 0, len(sentence.text)) if row.value(s.name) is None]
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


def _row(sentence: Sentence, start: int, end: int) -> _Row:
    """One span of a sentence."""
    text = sentence.text[start:end]
    part = moved(sentence.spoken, start, end)
    domain = PETITIONS if _ABOUT.search(text) else PETITIONS._replace(about=re.compile(""), subject=re.compile(""))
    row = _Row(all_ended=_ALL_ENDED.search(text) is not None, staged_within=_STAGED.search(text) is not None)
    for said in stated(part, domain) if part.numbers else ():
        name = said.figures[0].removeprefix("信访.")
        number = _placed(sentence, said.quantity.start + start, said.quantity.end + start)
        if number is None:
            continue
        if said.quantity.unit != "%" and row.value(name) is None:
            row.said.append(Said(name, number, said.quantity.value))
    row.rates += [
        sentence.stated(q)
        for q in sentence.spoken.numbers
        if start <= q.start < end and q.unit == "%" and _RATE.search(sentence.text, max(start, q.start - 8), q.start)
    ]
    row.said += _staged_within(sentence, start, end) if row.staged_within else []
    row.said += [s for s in _measures(sentence, start, end) if row.value(s.name) is None]
    first = next((s.number.start - sentence.start for s in row.said if s.name == _RECEIVED), end)
    batch = _ONE_BATCH.search(sentence.text[start:first])
    row.one_batch = batch is not None and not _ALL.search(sentence.text[start + batch.end() : first])
    return row


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


def _contradictions(rows: Sequence[_Row]) -> Iterator[Doubt]:
    """Two places that say one figure otherwise."""
    first: dict[str, Said] = {}
    for row in rows:
        for said in row.said:
            known = first.setdefault(said.name, said)
            if known.value != said.value and not (known.name == _RECEIVED and known.number.at == said.number.at):
                reason = f"前面写“{known.number.text}”，这里写“{said.number.text}”，信访的“{said.name}”两处不一致"
                yield said.number.doubt(f"{reason}，没有填", _LOOK)


def _data(row: _Row, received: Decimal) -> tuple[dict[str, Any], list[Told], list[Doubt]]:
    """信访 of a row; a part that does not add up stays out."""
    doubts: list[Doubt] = []
    data: dict[str, Any] = {}
    batches = row.value("批次")
    if batches is not None:
        data["批次"] = _text(batches)
    data[_RECEIVED] = _text(received)
    handling = _handling(row, received)
    if handling and _fits(handling, received):
        data["办理"] = {name: _text(n) for name, n in handling.items()}
    elif handling:
        doubts.append(_doubt(row, handling, received, "办理"))
    verdicts = {name: n for name in SUBSTANTIATED if (n := row.value(name)) is not None}
    if verdicts and sum(verdicts.values()) == received:
        data["属实"] = {name: _text(n) for name, n in verdicts.items()}
    elif verdicts:
        doubts.append(_doubt(row, verdicts, received, "属实"))
    measures = {name: n for name in MEASURES if (n := row.value(name)) is not None}
    if measures:
        data["处理"] = {name: _text(n) for name, n in measures.items()}
    keys = {_RECEIVED: "信访.交办", "批次": "信访.批次"}
    for part in ("办理", "属实", "处理"):
        keys |= {name: f"信访.{part}.{name}" for name in data.get(part, {})}
    return data, [s.number.told(keys[s.name]) for s in row.said if s.name in keys], doubts


def _handling(row: _Row, received: Decimal) -> dict[str, Decimal]:
    """已办结, 阶段性办结, 正在办理; what is staged may be told as a part of what has ended."""
    found = {name: n for name in HANDLING if (n := row.value(name)) is not None}
    if not found and row.all_ended:
        return {"已办结": received}
    ended, staged = found.get("已办结"), found.get("阶段性办结")
    if row.staged_within and ended is not None and staged is not None and staged <= ended:
        found["已办结"] = ended - staged
    return found


def _fits(handling: dict[str, Decimal], received: Decimal) -> bool:
    whole = sum(handling.values())
    return whole == received or (whole < received and "正在办理" not in handling)


def _doubt(row: _Row, parts: dict[str, Decimal], received: Decimal, what: str) -> Doubt:
    numbers = [s.number for s in row.said if s.name in parts]
    added = " + ".join(_text(n) for n in parts.values())
    reason = f"{added} = {_text(sum(parts.values(), Decimal(0)))}，与交办 {_text(received)} 不一致，“{what}”没有填"
    return numbers[-1].doubt(reason, _LOOK)


def _figures(data: dict[str, Any]) -> dict[str, Figure]:
    """What the data will print, by placeholder."""
    units = {"批次": "批"} | {name: unit for name, (_, unit) in MEASURES.items()}
    flat = {k: v for k, v in data.items() if isinstance(v, str)}
    for part in ("办理", "属实", "处理"):
        flat |= data.get(part, {})
    made = {name: Figure(f"信访.{name}", Decimal(n), units.get(name, "件")) for name, n in flat.items()}
    ended = [made[n].value for n in ("已办结", "阶段性办结") if n in made]
    if ended:
        made["办结"] = Figure("信访.办结", sum(ended, Decimal(0)), "件")
    for name, (part, whole) in RATES.items():
        if part in made and whole in made:
            figure = rate(name, made[part], made[whole])
            if isinstance(figure, Figure):
                made[name] = figure
    return made


def _use(number: Stated, name: str, figures: dict[str, Figure]) -> Use | None:
    """办结213件 of which some only in stages is 信访.办结."""
    for other in (name, *(("办结",) if name == "已办结" else ())):
        figure = figures.get(other)
        typed = number._replace(value=figure.value) if figure and number.text == str(figure) else number
        if use := typed.use(f"信访.{other}", figure):
            return use
    return None


def _text(number: Decimal) -> str:
    return f"{number.normalize():f}" if number == number.to_integral() else f"{number:f}"
