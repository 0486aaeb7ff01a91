"""Document -> a warning for each fact that it prints as 【待补充：…】."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.diagnostics import Diagnostic, fault
from reportgen.document import Document, Look, texts
from reportgen.model import Report
from reportgen.place import Place, Source, Trail, cell_of, place_of
from reportgen.vocabulary import resolved, schema

SHOWN = 30  # characters of a text that a message shows
UNNAMED = "某市"  # what a new data file calls its city, for no report is without a name


def left_brackets(document: Document, report: Report, told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """【 or 】 that reached the paper from a text that takes no placeholders; of half a placeholder was `told`."""
    known = {d.place.key for d in told if d.code == "FIG403" and d.place}
    source = report.place.source if report.place else None
    left = dict.fromkeys(
        (t.text, t.source) for t in texts(document) if ("【" in t.text or "】" in t.text) and t.look is not Look.MISSING
    )
    fix = "这里填上实在的内容；占位只能写在正文里（章节、导语、要点等）；不是占位的，改用别的括号"
    unknown = [(text, key, text if len(text) < SHOWN else text[:SHOWN] + "…") for text, key in left if key not in known]
    return [fault("FIG410", _brackets(key, source, text), f"“{shown}”原样印出", fix) for text, key, shown in unknown]


def _brackets(key: str, source: Source | None, text: str) -> Place | None:
    """The text itself where it can be found in the source, else where it begins."""
    place = _place(key, source)
    return (Trail(place).find(text, 0, len(text)) if place and place.line else None) or place


def missing_facts(document: Document, report: Report, *, final: bool = False) -> list[Diagnostic]:
    """One warning a fact and place, however often it is printed; `final` words it for a paper that may have none."""
    found = dict.fromkeys((t.text, t.source) for t in texts(document) if t.look is Look.MISSING)
    unnamed = [_unnamed(report, final)] if report.city.name == UNNAMED else []
    return [*unnamed, *_warnings(found, report, final)]


def _unnamed(report: Report, final: bool) -> Diagnostic:
    reason = f"公开稿和印发稿里不能印“{UNNAMED}”" if final else f"文稿里印的是“{UNNAMED}”"
    fix = f"把“{UNNAMED}”换成城市的全称"
    return fault("FIG407", report.city.name.place, reason, fix, name="城市.名称")


def _warnings(found: dict[tuple[str, str], None], report: Report, final: bool) -> Iterator[Diagnostic]:
    source = report.place.source if report.place else None
    for text, key in found:
        name = text.strip("【】").removeprefix("待补充：")
        place, supply = _waiting(name, key, report) or _typed(text, key, source) or (_place(key, source), _supply(name))
        fix = f"{supply}；确实没有的，改写有关的话，或在模板里去掉"
        if final:
            fix += "；还补不上，先生成送审稿（不加 --public，“稿次”写“送审稿”）"
        reason = f"公开稿和印发稿里不能有“{text}”" if final else f"文稿里印成了“{text}”"
        yield fault("FIG407", place, reason, fix, name=name)


def _waiting(name: str, key: str, report: Report) -> tuple[Place, str] | None:
    """The key that stands in the data file with nothing behind it: in the part that the paper names, or at the top."""
    top = report.place.key if report.place else ""
    outer, _, inner = name.partition(".")
    for at, word in ((key, inner or outer), (top, name)):
        if place := report.blanks.get((at, word)):
            return place, f"在“{word}:”后面填上"
    place = report.blanks.get((top, outer))
    return (place, _supply(name)) if place else None


def _typed(text: str, key: str, source: Source | None) -> tuple[Place, str] | None:
    """The mark itself where somebody wrote it into a text of the data file."""
    place = _place(key, source)
    typed = Trail(place).find(text, 0, len(text)) if place and place.line and not place.source.sheet else None
    return (typed, f"把“{text}”换成实际的内容") if typed else None


def _supply(name: str) -> str:
    """Where the data file takes a fact: 落款.日期 is a key below another."""
    outer, _, inner = name.partition(".")
    part = resolved(schema()["properties"].get(outer, {}))
    part = resolved(part.get("items", part))
    return f"在“{outer}”下面补上“{inner}: ……”" if inner in part.get("properties", {}) else "补上这一项"


def _place(key: str, source: Source | None) -> Place | None:
    """The place that a `data-src` names, with `source` where it is the data file, so that there is an excerpt."""
    return place_of(key, source) if source else cell_of(key)
