"""Who answers for a run of the page: the figure and its rows, the line of the data, the line of the template."""

from __future__ import annotations

from reportgen.document import Look, Text
from reportgen.figures import Figure
from reportgen.figures.catalogue import Catalogue, Entry
from reportgen.model import Case, Task
from reportgen.place import Place, Trail
from reportgen.present.figures import arithmetic, as_object, breakdowns
from reportgen.present.preview.shown import Shown
from reportgen.present.preview.sites import lines_around
from reportgen.regex import regex
from reportgen.values import sources
from reportgen.write.pages import Run

ROWS_MOST = 500  # behind one figure
TITLE_LONGEST = 200  # characters; a list of 500 rows is sent with each change
PLACES_MOST = 20  # of one run
# What write/flow.py counts: 一、（一）1.（1） 一是 ① 附件1 附件：1. 图1
NUMBER = regex(
    r"[一二三四五六七八九十百]+[、是]|（[一二三四五六七八九十百]+）|（\d+）|\d+\.|[①-⑳㉑-㉟㊱-㊿]"
    r"|附件\d*|附件：(?:1\.)?|图\d+　"
)
# Figures that templates alone can ask for, by the end of their names -> what they count
_AMONG = (
    (regex(r"无日期"), "时限没有日期的"),
    (regex(r"(\d{4}年底?)"), "时限在{}的"),
    (regex(r"(.+)"), "状态为{}的"),
)


def kind_of(run: Run) -> str:
    """figure, value, missing, words of a template; else what the program makes: number (一、 and the like) or mark."""
    text = run.text
    if text.look is Look.MISSING:
        return "missing"
    if text.figure:
        return "figure"
    if text.source:
        return "value"
    if text.origin:
        return "words"
    if NUMBER.fullmatch(text.text):
        return "number"
    traced = " " in run.origin  # else nothing is known of words
    return "mark" if traced else "words"


def explained(shown: Shown, n: int, kind: str, at: str, template: Place | None) -> dict[str, object]:
    """Run `n`; `template` is the line that it, or its element, was written in, and `at` what documents call that."""
    run = shown.runs[n]
    rows = _rows(shown, run.text) if kind == "figure" else []
    behind = {key for row in rows for key in _keys_of(shown, row)}
    keys = [key for key in run.text.source.split() if key not in behind]
    block = run.origin.partition(" ")[2]
    lines = lines_around(template) if template else []
    written = {"at": at, "block": block, "line": template.line if template else 0, "lines": lines}
    return {
        "n": n,
        "text": run.text.text,
        "kind": kind,
        "figure": _figure(shown, run.text, rows) if kind == "figure" else None,
        "places": [_site(shown, key, n) for key in keys[:PLACES_MOST]],
        "template": written if at else None,
    }


def _keys_of(shown: Shown, row: Task | Case) -> list[str]:
    places = (row.no.place, row.batch.place if isinstance(row, Case) and row.batch else None)
    return shown.sites.keys(row) if isinstance(row, Task) else [p.key for p in places if p]


def _rows(shown: Shown, text: Text) -> list[Task | Case]:
    """Those that the figure counts, of a rate those of its part; the run itself says which, whatever its name."""
    catalogue = shown.catalogue
    entry = catalogue.by_name.get(text.figure)
    if entry and isinstance(entry.figure, Figure) and sources(entry.figure.places) == text.source:
        return catalogue.behind(next(iter(catalogue.parts(entry)), entry))
    by_key = shown.rows_by_key
    found = [by_key[key] for key in text.source.split() if key in by_key]
    return list({id(row): row for row in found}.values())


def _figure(shown: Shown, text: Text, rows: list[Task | Case]) -> dict[str, object]:
    catalogue = shown.catalogue
    entry = catalogue.by_name.get(text.figure)
    ways = breakdowns(catalogue, entry) if entry else []
    return {
        "name": text.figure,
        "placeholder": placeholder(catalogue, text.figure),
        "text": text.text,
        "summary": summary(catalogue, text.figure),
        "arithmetic": arithmetic(catalogue, entry) if entry else "",
        "parts": ways[:1] if entry and entry.group else ways,
        "rows": [row_object(shown, row) for row in rows[:ROWS_MOST]],
        "more": max(0, len(rows) - ROWS_MOST),
    }


def placeholder(catalogue: Catalogue, name: str) -> str:
    """What prose asks for the figure by; "" of one that a template counted by itself."""
    return f"【{name}】" if name in catalogue.by_name else ""


def summary(catalogue: Catalogue, name: str) -> str:
    """How a figure is counted, in words; of one that a template made of another, which part of that it is."""
    if entry := catalogue.by_name.get(name):
        return entry.summary
    whole = _whole_of(catalogue, name)
    if whole is None:
        return "由模板算出"
    end = name.removeprefix(f"{whole.name}.")
    words = next(words.format(*m.groups()) for pattern, words in _AMONG if (m := pattern.fullmatch(end)))
    return f"【{whole.name}】中，{words}"


def _whole_of(catalogue: Catalogue, name: str) -> Entry | None:
    """任务.剩余 of 任务.剩余.2018年底."""
    while "." in name:
        name = name.rpartition(".")[0]
        if entry := catalogue.by_name.get(name):
            return entry
    return None


def row_object(shown: Shown, row: Task | Case) -> dict[str, object]:
    """A task or a case as lists of the page show it; `row` is its index where it is a task.

    `file` and `spot` are the two parts of its place: 台账.xlsx!台账 and A3, city.yaml and 12:9.
    """
    words = {name: " ".join((value or "").split()) for name, value in as_object(row).items()}
    title = words["title"] if len(words["title"]) <= TITLE_LONGEST else f"{words['title'][: TITLE_LONGEST - 1]}…"
    place = row.no.place.short if row.no.place else ""
    file = row.no.place._replace(line=0).short if row.no.place else ""
    spot = place[len(file) + 1 :]
    return {"row": shown.row_of(row), **words, "title": title, "place": place, "file": file, "spot": spot}


def _site(shown: Shown, key: str, n: int) -> dict[str, object]:
    """A place with the lines around it; of a value over several lines, or of a piece of it, where the run stands."""
    place = shown.sites.place(key)
    if place is None:
        return {"place": key, "line": 0, "lines": []}
    stands = _piece(shown, place, n) or place
    return {"place": stands.short, "line": stands.line, "lines": lines_around(place)}


def _piece(shown: Shown, place: Place, n: int) -> Place | None:
    """Where in a value of a text file the words of a run begin."""
    if not place.end_line or not place.source.lines or shown.runs[n].text.source != place.key:
        return None
    runs = shown.page.of_value.get(place.key, [])
    found = Trail(place).pieces(shown.runs[m].text.text for m in runs)
    return dict(zip(runs, found, strict=True)).get(n)
