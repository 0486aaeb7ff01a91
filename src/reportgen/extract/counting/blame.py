"""What sentences state of accountability -> 问责, and the placeholders for it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportgen.check.agreement.blame import blamed
from reportgen.extract.counting.sentences import Sentence, Stated
from reportgen.extract.parts import Doubt, Facts, Told, Use
from reportgen.figures.figure import Figure
from reportgen.regex import regex

_PETITION = regex("信访|举报件|交办件|转办件")
_KEYS = {"问责.党组织": "个", "问责.人数": "人", "问责.人次": "人次", "问责.移交问题": "个"}
_NUMBER = r"(?P<n>\d{1,5})\s?(?P<unit>人次|人（次）|人|名)"
_RANK = regex(
    rf"(?P<name>(?:省部|地厅|厅局|县处|乡科|正厅|副厅|正处|副处|正科|副科|[厅处县科乡局股])级?(?:及?以下)?(?:领导)?(?:干部|人员)?|其他(?:人员|干部)?)(?:有|共)?{_NUMBER}"
)
_MEASURE = regex(
    "(?P<name>党纪政务处分|党纪政纪处分|党纪处分|政务处分|政纪处分|组织处理|组织调整|诫勉谈话|诫勉|谈话提醒|提醒谈话|批评教育"
    f"|责令(?:作出)?(?:书面)?检查|通报批评|通报|移送司法机关?|移送司法|警告|严重警告|记过|撤职|约谈|谈话函询|其他处理)(?:有|共)?{_NUMBER}"
)
_BODY = regex(f"(?P<name>党委|政府|部门|企事业单位|企业|事业单位)(?:部门|系统)?(?:有|共)?{_NUMBER}")
_TABLES = (("按级别", _RANK), ("按方式", _MEASURE), ("按分布", _BODY))
_PARTIAL = regex("等|主要|包括")
_LOOK = "核对原文，改正写错的数，再填进数据文件的“问责”"


def blame_facts(sentences: Sequence[Sentence]) -> Facts:
    """问责 of all; what the petitions led to is told with them."""
    found: dict[str, list[Stated]] = {}
    tables: list[tuple[str, list[tuple[str, Stated]]]] = []
    for sentence in sentences:
        own = [s for s in blamed(sentence.spoken, _KEYS) if not _of_petitions(sentence, s.figures[0])]
        for said in own:
            if not said.quantity.is_han:
                name = "问责.人次" if said.quantity.unit == "人次" else said.figures[0]
                found.setdefault(name, []).append(sentence.stated(said.quantity))
        if any(s.figures[0] in ("问责.人数", "问责.人次") for s in own):
            tables += _tables(sentence, min(s.quantity.end for s in own))
    data, told, doubts = _wholes(found)
    if not data:
        return Facts({}, (), (), tuple(doubts))
    parts = _parts(data, tables, told, doubts)
    uses = [u for name, numbers in found.items() for n in numbers if (u := _use(n, name, data))]
    unit = data.get("计量", "人")
    uses += [u for key, n in parts if (u := n.use(key, Figure(key, n.value, unit))) is not None]
    return Facts({"问责": data}, tuple(told), tuple(uses), tuple(doubts))


def _of_petitions(sentence: Sentence, name: str) -> bool:
    return name in ("问责.人数", "问责.人次") and _PETITION.search(sentence.text) is not None


def _wholes(found: dict[str, list[Stated]]) -> tuple[dict[str, Any], list[Told], list[Doubt]]:
    """移交问题, 党组织, 人数, 人次, but what two places say otherwise."""
    data: dict[str, Any] = {}
    told: list[Told] = []
    doubts: list[Doubt] = []
    for name in ("问责.移交问题", "问责.党组织", "问责.人数", "问责.人次"):
        numbers = found.get(name, [])
        other = next((n for n in numbers if n.value != numbers[0].value), None)
        if other is not None:
            reason = f"前面写“{numbers[0].text}”，这里写“{other.text}”，两处不一致，“{name}”没有填"
            doubts.append(other.doubt(reason, _LOOK))
        elif numbers:
            data[name.partition(".")[2]] = f"{numbers[0].value:f}"
            told.append(numbers[0].told(name))
    if "人数" in data or "人次" in data:
        data = {"计量": "人次" if "人次" in data and "人数" not in data else "人", **data}
    return data, told, doubts


def _tables(sentence: Sentence, begin: int) -> list[tuple[str, list[tuple[str, Stated]]]]:
    """按级别, 按方式, 按分布: the rows that stand behind the whole."""
    made = []
    for kind, pattern in _TABLES:
        rows: list[tuple[str, Stated]] = []
        for m in pattern.finditer(sentence.text, begin):
            start = sentence.start + m.start("n")
            text = sentence.text[m.start("n") : m.end("unit")]
            number = Stated(Decimal(m["n"]), m["unit"], text, sentence.at, start, start + len(text))
            rows.append((m["name"], number))
        names = {name for name, _ in rows}
        if rows and len(names) == len(rows) and not _PARTIAL.search(sentence.text, begin):
            made.append((kind, rows))
    return made


def _parts(
    data: dict[str, Any], tables: Sequence[tuple[str, list[tuple[str, Stated]]]], told: list[Told], doubts: list[Doubt]
) -> list[tuple[str, Stated]]:
    """The tables that make up the whole; put into the data. What they are, by placeholder."""
    wholes = [Decimal(data[k]) for k in ("人次", "人数") if k in data]
    kept: list[tuple[str, Stated]] = []
    for kind, rows in tables:
        added = sum((n.value for _, n in rows), Decimal(0))
        times = kind == "按方式" and "人次" in data and wholes and added > wholes[0]
        if kind in data or not wholes:
            continue
        if added in wholes or times:
            data[kind] = {name: f"{n.value:f}" for name, n in rows}
            told += [n.told(f"问责.{kind}.{name}") for name, n in rows]
            kept += [(f"问责.{kind}.{name}", n) for name, n in rows]
        elif len(rows) > 1 or added > wholes[0]:
            row = f"{' + '.join(f'{n.value:f}' for _, n in rows)} = {added:f}" if len(rows) > 1 else f"{added:f}"
            reason = f"{row}，与总数 {wholes[0]:f} 不一致，“{kind}”没有填"
            doubts.append(rows[-1][1].doubt(reason, _LOOK))
    return kept


def _use(number: Stated, name: str, data: dict[str, Any]) -> Use | None:
    value = data.get(name.partition(".")[2])
    return number.use(name, Figure(name, Decimal(value), _KEYS[name])) if value is not None else None
