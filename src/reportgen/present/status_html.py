"""The page of a ledger's progress as one html file: charts and tables, for a screen and for A4 paper; no script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportgen.document import Amount, Chart, ChartKind, ChartRow, Inlines, Text
from reportgen.figures import Figure
from reportgen.figures.charts import ChartData
from reportgen.figures.counts import SOON
from reportgen.model import Task
from reportgen.present.status import UNIT_COLUMNS, Overview, Tasks, left_out, why
from reportgen.values import Missing, sources
from reportgen.write.escape import escape
from reportgen.write.svg import svg

RowOf = Callable[[Task], "int | None"]  # the number of a task on the page that leads to it
ROWS_SHOWN = 500  # of a list
MEANINGS = {"临期": f"<small>{SOON.days}天内到期</small>"}  # of totals whose names do not say enough
HEADS = ("序号", "任务", "责任单位", "整改时限", "情况")
# Greys of the drawing in blues of the same lightness, on the screen alone.
STYLE = """:root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --soft: #eef2f7; --rule: #b9c4d2;
--alarm: #b3261e; --dark: #1f4e79; --middle: #5b82ab; --light: #9fbad6; --pale: #d8e4f0 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --paper: #161a20; --soft: #232a33; --rule: #4a5563;
--alarm: #ff9b92; --dark: #2f6ea8; --middle: #6d94bd; --light: #a9c2dc; --pale: #d8e4f0 } }
body { margin: 0; color: var(--ink); background: var(--paper); font: 15px/1.5 "Microsoft YaHei", "微软雅黑",
"PingFang SC", "Noto Sans CJK SC", "黑体", sans-serif }
main { max-width: 1280px; margin: 0 auto; padding: 16px 24px }
h1 { font-size: 24px; margin: 0 } h2 { font-size: 18px; margin: 24px 0 8px }
h1 + p { margin: 0 0 12px }
.totals { display: flex; flex-wrap: wrap; gap: 12px; margin: 0; padding: 0; list-style: none }
.totals li { background: var(--soft); border-radius: 6px; padding: 6px 16px; min-width: 72px }
.totals b { display: block; font-size: 22px; line-height: 1.3 }
.totals .alarm b { color: var(--alarm) }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(480px, 1fr)); gap: 8px 32px;
align-items: start }
.charts h2 { margin-bottom: 4px }
figure { margin: 0; break-inside: avoid }
figure svg { display: block; width: 100%; max-width: 620px; height: auto }
figcaption { font-size: 13px }
.f-dark { fill: var(--dark) } .f-middle { fill: var(--middle) } .f-light { fill: var(--light) }
.f-pale { fill: var(--pale) }
.gap { border-left: 4px solid var(--alarm); padding-left: 12px }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid var(--rule); padding: 3px 8px; text-align: left; overflow-wrap: anywhere }
th { background: var(--soft); font-weight: normal; white-space: nowrap }
td.number, th.number, td.short { white-space: nowrap } td.number, th.number { text-align: right }
thead { display: table-header-group } tr { break-inside: avoid }
@page { size: A4; margin: 15mm }
@media print { :root { --ink: #000; --paper: #fff; --soft: #fff; --rule: #000; --alarm: #000; --dark: #404040;
--middle: #7f7f7f; --light: #b2b2b2; --pale: #dcdcdc }
body { font-size: 10.5pt } main { max-width: none; padding: 0 } .charts { display: block } h2 { break-after: avoid }
.totals li { border: 1px solid #000 } }
"""


def as_html(page: Overview) -> str:
    """The whole file; what comes from the ledger is escaped, and no rule of the page lets it load anything."""
    return "".join((_head(page), *_body(page), "</main>\n</body>\n</html>\n"))


def fragment(page: Overview, rows: RowOf) -> str:
    """What stands below the heading, within a `div`, for another page; `rows` numbers the tasks (`data-row`)."""
    return "".join(('<div class="progress">\n', *_body(page, "progress", rows), "</div>\n"))


def _head(page: Overview) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="generator" content="reportgen">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page.title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(page.title)}</h1>\n<p>{f'截至{page.as_of}' if page.as_of else '没有截至日期'}</p>\n"
    )


def _body(page: Overview, charts: str = "chart", rows: RowOf | None = None) -> Iterator[str]:
    """Totals, charts, units and lists; `charts` begins the ids of the drawings."""
    yield '<ul class="totals">\n'
    for name, figure in page.totals:
        if isinstance(figure, Figure):
            alarm = ' class="alarm"' if name == "超期" and figure else ""
            yield f"<li{alarm}>{name}<b>{escape(str(figure))}</b>{MEANINGS.get(name, '')}</li>\n"
    yield "</ul>\n"
    yield from (f'<p class="gap">{escape(gap)}</p>\n' for gap in page.gaps)
    if page.charts:
        yield '<div class="charts">\n'
        for number, data in enumerate(page.charts, 1):
            yield f"<section>\n<h2>{escape(data.title)}</h2>\n<figure>\n{svg(chart_of(data), f'{charts}{number}')}"
            yield (f"<figcaption>{escape(data.note)}</figcaption>\n" if data.note else "") + "</figure>\n</section>\n"
        yield from _units(page)
        yield "</div>\n"
    for tasks in page.lists:
        yield from _list(tasks, rows)


def _units(page: Overview) -> Iterator[str]:
    if not page.units:
        return
    kept = [n for n, _ in enumerate(UNIT_COLUMNS) if any(unit.figures[n] for unit in page.units)]
    yield "<section>\n<h2>各责任单位</h2>\n<table>\n<thead><tr><th>责任单位</th>"
    yield "".join(f'<th class="number">{UNIT_COLUMNS[n]}</th>' for n in kept) + "</tr></thead>\n<tbody>\n"
    for unit in page.units[:ROWS_SHOWN]:
        cells = ("—" if isinstance(unit.figures[n], Missing) else escape(str(unit.figures[n])) for n in kept)
        numbers = "".join(f'<td class="number">{cell}</td>' for cell in cells)
        yield f"<tr><td>{escape(unit.name)}</td>{numbers}</tr>\n"
    yield "</tbody>\n</table>\n</section>\n"


def _list(tasks: Tasks, rows: RowOf | None) -> Iterator[str]:
    if isinstance(tasks.figure, Missing):
        if tasks.figure.name != "截至日期":  # of which the page has told
            yield f"<h2>{tasks.heading}</h2>\n<p>没有算，{escape(why(tasks.figure))}</p>\n"
        return
    yield f"<h2>{tasks.heading} {escape(str(tasks.figure))}</h2>\n"
    if not tasks.rows:
        return
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in tasks.rows[:ROWS_SHOWN]:
        number = rows(row.task) if rows else None
        mark = "" if number is None else f' data-row="{number}"'
        yield _row((row.number, row.name, row.units, row.deadline, row.remark), mark)
    yield "</tbody>\n</table>\n"
    if more := left_out(tasks.rows, ROWS_SHOWN):
        yield f"<p>{more}</p>\n"


def _row(cells: Iterable[str], mark: str) -> str:
    number, name, units, deadline, remark = map(escape, cells)
    return (
        f'<tr{mark}><td class="short">{number}</td><td>{name}</td><td>{units}</td><td>{deadline}</td>'
        f'<td class="short">{remark}</td></tr>\n'
    )


def chart_of(data: ChartData) -> Chart:
    """The chart that a template would make of these numbers."""
    rows = tuple(
        ChartRow(
            (Text(bar.label), *(_bracketed(bar.total) if bar.total else ())),
            tuple(Amount(int(a.value), (_text(a), *(_bracketed(bar.share) if bar.share else ()))) for a in bar.amounts),
        )
        for bar in data.bars
    )
    series = tuple((Text(name),) for name in data.series)
    return Chart((Text(data.title),), ChartKind(data.kind), (Text(data.head),), series, rows, (Text(data.note),))


def _text(figure: Figure) -> Text:
    return Text(str(figure), source=sources(figure.places), figure=figure.name)


def _bracketed(figure: Figure) -> Inlines:
    return Text("（"), _text(figure), Text("）")
