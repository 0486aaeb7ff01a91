"""`<附图 类="占比"><h1>…</h1><table>…</table><p>…</p></附图>` -> Chart: a table of labels and whole numbers."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reportgen import document as doc
from reportgen.document.chart import LARGEST, MOST_ROWS, MOST_SERIES
from reportgen.markup.element import SlipError, choice, inlines, name_of, only, origin_of
from reportgen.regex import regex

KINDS: dict[str, doc.ChartKind | None] = {kind.value: kind for kind in doc.ChartKind}
_NUMBER = regex("[0-9]+(?![0-9.,，％%])")


def chart(element: Element) -> doc.Chart:
    """One chart; a table that can't be drawn is a slip, for half a chart would be a false one."""
    kind = choice(element, "类", KINDS, None)
    if kind is None:
        raise SlipError(element, "TPL504", "附图没有写“类”", f"写明是哪一类：{'、'.join(KINDS)}")
    children = list(only(element, "h1", "table", "p"))
    parts = {name_of(child): child for child in children}
    if len(parts) < len(children):
        raise SlipError(element, "TPL504", "附图里同一种元素写了两次", "一张附图一个 <h1>、一个 <table>，最多一个 <p>")
    title, table = parts.get("h1"), parts.get("table")
    if title is None or table is None:
        raise SlipError(element, "TPL504", "附图要有 <h1>（图题）和 <table>", "补上缺少的一段")
    head, *series = _heads(table)
    rows = tuple(_row(tr, len(series)) for body in table if name_of(body) == "tbody" for tr in only(body, "tr"))
    _check_size(table, kind, len(rows), len(series))
    note = inlines(parts["p"]) if "p" in parts else ()
    return doc.Chart(inlines(title), kind, head, tuple(series), rows, note, origin_of(element))


def _heads(table: Element) -> list[doc.Inlines]:
    sections = list(only(table, "thead", "tbody"))
    if [name_of(s) for s in sections] != ["thead", "tbody"]:
        raise SlipError(table, "TPL504", "表格要有 <thead> 和 <tbody>", "补上缺少的一段")
    heads = [inlines(th) for tr in only(sections[0], "tr") for th in only(tr, "th")]
    if len(heads) < 2:
        raise SlipError(table, "TPL504", "附图的表头不到两栏", "第一栏写项目的名称，后面每栏一组数")
    return heads


def _row(tr: Element, series: int) -> doc.ChartRow:
    """`<tr><th>已完成整改</th><td>17项</td></tr>`."""
    cells = list(only(tr, "th", "td"))
    if [name_of(cell) for cell in cells] != ["th"] + ["td"] * series:
        reason = f"附图的每行要有一个 <th>（项目）和 {series} 个 <td>（数）"
        raise SlipError(tr, "TPL504", reason, "与表头一样多，一栏不少")
    label = inlines(cells[0])
    if not label:
        raise SlipError(tr, "TPL504", "附图里有一行没有写项目", "在 <th> 里写上项目的名称")
    return doc.ChartRow(label, tuple(map(_amount, cells[1:])))


def _amount(td: Element) -> doc.Amount:
    text = inlines(td)
    m = _NUMBER.match(doc.plain(text))
    if m is None or int(m[0]) > LARGEST:
        reason = f"附图里的“{doc.plain(text)}”画不出来，要以 0 到 {LARGEST} 的整数开头"
        raise SlipError(td, "TPL504", reason, "<td> 里写数和单位，如 17项")
    return doc.Amount(int(m[0]), text)


def _check_size(table: Element, kind: doc.ChartKind, rows: int, series: int) -> None:
    if not 1 <= rows <= MOST_ROWS[kind]:
        reason = f"“{kind.value}”的附图有 {rows} 行，只能有 1 到 {MOST_ROWS[kind]} 行"
        raise SlipError(table, "TPL504", reason, "把小的几行合成一行“其他”，或换一类图")
    if series > MOST_SERIES[kind]:
        reason = f"“{kind.value}”的附图有 {series} 组数，只能有 {MOST_SERIES[kind]} 组"
        raise SlipError(table, "TPL504", reason, "分成几张图，或换一类图")
