"""What sentences state of petitions -> 信访, and the placeholders for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from reportgen.extract.counting.petition_rows import RECEIVED, Row, Said, rows_of
from reportgen.extract.counting.sentences import Sentence, Stated
from reportgen.extract.parts import Doubt, Facts, Told, Use
from reportgen.figures.figure import Figure, rate
from reportgen.figures.petitions import HANDLING, MEASURES, RATES, SUBSTANTIATED

_LOOK = "核对原文，改正写错的数，再填进数据文件的“信访”"
_MIXED = "“已办结”和“阶段性办结”写成一个数，没有填进“办理”"
_LOOK_APART = "核实两个数各是多少，分别填进“信访”的“办理”；现在照原文留作文字"


def petition_facts(sentences: Sequence[Sentence]) -> Facts:
    """交办, 办理, 属实, 处理 of all petitions; those of one batch stay in the text."""
    rows = [r for r in rows_of(sentences) if r.value(RECEIVED) is not None and not r.one_batch]
    if any(r.handed for r in rows):  # what a team took in for the whole province is not what it handed to the city
        rows = [r for r in rows if not r.taken_in]
    if not rows:
        return Facts()
    doubts = list(_contradictions(rows))
    if doubts:
        return Facts({}, (), (), tuple(doubts))
    best = max(rows, key=lambda r: len(r.said))
    data, told, doubts = _data(best, best.value(RECEIVED) or Decimal(0))
    figures = _figures(data)
    uses = [use for row in rows for said in row.said if (use := _use(said.number, said.name, figures))]
    for row in rows:
        uses += [u for n in row.rates if (u := next(filter(None, (_use(n, name, figures) for name in RATES)), None))]
    doubts += [row.mixed.doubt(_MIXED, _LOOK_APART) for row in rows if row.mixed]
    return Facts({"信访": data}, tuple(told), tuple(uses), tuple(doubts))


def _contradictions(rows: Sequence[Row]) -> Iterator[Doubt]:
    """Two places that say one figure otherwise."""
    first: dict[str, Said] = {}
    for row in rows:
        for said in row.said:
            known = first.setdefault(said.name, said)
            if known.value != said.value and not (known.name == RECEIVED and known.number.at == said.number.at):
                reason = f"前面写“{known.number.text}”，这里写“{said.number.text}”，信访的“{said.name}”两处不一致"
                yield said.number.doubt(f"{reason}，没有填", _LOOK)


def _data(row: Row, received: Decimal) -> tuple[dict[str, Any], list[Told], list[Doubt]]:
    """信访 of a row; a part that does not add up stays out."""
    doubts: list[Doubt] = []
    data: dict[str, Any] = {}
    batches = row.value("批次")
    if batches is not None:
        data["批次"] = _text(batches)
    data[RECEIVED] = _text(received)
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
    keys = {RECEIVED: "信访.交办", "批次": "信访.批次"}
    for part in ("办理", "属实", "处理"):
        keys |= {name: f"信访.{part}.{name}" for name in data.get(part, {})}
    return data, [s.number.told(keys[s.name]) for s in row.said if s.name in keys], doubts


def _handling(row: Row, received: Decimal) -> dict[str, Decimal]:
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


def _doubt(row: Row, parts: dict[str, Decimal], received: Decimal, what: str) -> Doubt:
    numbers = [s.number for s in row.said if s.name in parts]
    added = _text(sum(parts.values(), Decimal(0)))
    reason = f"{what}合计{added}件，与交办{_text(received)}件不一致，“{what}”没有填"
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
