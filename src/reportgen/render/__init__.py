"""Report and figures -> Document, by a template of the kind: the only place where wording meets data.

jinja2 is imported when something is rendered; to look for faults in placeholders needs it not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted
from reportgen.model import Report
from reportgen.place import Place, Source
from reportgen.records import replace
from reportgen.render import placeholders
from reportgen.render.kinds import more_names
from reportgen.render.names import namespace
from reportgen.render.view import Filled, Tasks
from reportgen.steps import stage
from reportgen.values import Missing, Prose

if TYPE_CHECKING:
    from jinja2 import Environment

    from reportgen.document import Document, Properties
    from reportgen.markup import Page, Rows

# 文种 -> folder under templates/
KINDS: dict[str, str] = {
    "整改落实情况报告": "rectification-report",
    "整改方案": "rectification-plan",
    "进展情况清单": "progress-list",
    "销号公示": "closure-notice",
    "月度调度表": "monthly-schedule",
}
# Macros of shared/statements.j2 that prose may call, of all tasks or of a group: 【任务.领域.水.完成情况】
STATEMENTS = ("完成情况", "简明完成情况", "分督察情况")


def document(
    report: Report, counted: Counted, *, template: Path | None = None, public: bool = False, traced: bool = False
) -> tuple[Document | None, list[Diagnostic]]:
    """The document of `report.kind`; None when a template or a placeholder is wrong.

    `template` is a folder of the maintainer's own whose report.j2 comes before the bundled one of the kind; `traced`
    lets the origins in the document name the blocks, too.
    """
    tree, _, found = drawn(report, counted, template=template, public=public, traced=traced)
    return tree, found


@stage("套模板")
def drawn(
    report: Report, counted: Counted, *, template: Path | None = None, public: bool = False, traced: bool = False
) -> tuple[Document | None, Page, list[Diagnostic]]:
    """As `document`, with the markup that the templates made (empty where none could)."""
    from reportgen import markup
    from reportgen.markup import Page
    from reportgen.render.environment import ERRORS, at_word, environment, explain, place_at, rendered
    from reportgen.render.marks import with_blocks
    from reportgen.render.rows import TABLES

    env = environment(template, traced=traced)
    names = _names(report, counted, lambda: env)
    names["公开稿"] = public
    found = list(placeholders.check(report, names))
    if any(d.is_error for d in found):
        return None, Page(), found
    tables: dict[str, Rows] = {}
    names[TABLES] = tables
    own = template is not None and (template / "report.j2").is_file()
    name = "report.j2" if own else f"{KINDS[report.kind]}/report.j2"
    try:
        page = env.get_template(name)
        text = rendered(page, names, len(report.tasks))
    except ERRORS as error:
        said, whole = explain(error, env), place_at(f"{name}:1", env)
        if said.place is None:  # at least the file, where no line is known
            said = replace(said, place=Place(whole.source if whole else Source(name)))
        return None, Page(), [*found, said]
    text = with_blocks(text) if traced else text
    tree, slips = markup.parse(text, _properties(report), tables)
    found += [
        fault(s.code, at_word(place_at(s.at, env), f"<{s.word}>" if s.word else ""), s.reason, s.fix, word=s.word)
        for s in slips
    ]
    return tree, Page(text, tables), found


def placeholder_faults(report: Report, counted: Counted, *, template: Path | None = None) -> list[Diagnostic]:
    """The placeholders that can't be filled, where nothing is to be rendered because other things are wrong."""
    return list(placeholders.check(report, _names(report, counted, partial(_environment, template))))


def printed(report: Report, counted: Counted, names: Iterable[str]) -> dict[str, str]:
    """What placeholders print, by their names without brackets; without those that print nothing."""
    known = _names(report, counted, partial(_environment, None))
    values = ((name, placeholders.look_up(name, known)) for name in names)
    return {n: escape(v).striptags() for n, v in values if not isinstance(v, placeholders.Unknown | Missing)}


def _environment(template: Path | None) -> Environment:
    from reportgen.render.environment import environment

    return environment(template)


def _names(report: Report, counted: Counted, env: Callable[[], Environment]) -> dict[str, Any]:
    """The namespace, with prose filled from itself and statements made by their macros when they are asked for."""
    names: dict[str, Any] = {}

    def fill(prose: Prose) -> Filled:
        return placeholders.fill(prose, names)

    def statement(name: str, tasks: Tasks) -> Markup:
        module = env().get_template("shared/statements.j2").make_module(names)
        made: Callable[[Tasks], Markup] = getattr(module, name)
        return made(tasks)

    names.update(namespace(report, counted, fill, {name: partial(statement, name) for name in STATEMENTS}))
    names.update(more_names(report, fill))
    return names


def _properties(report: Report) -> Properties:
    from reportgen.document import Properties

    sign_off = report.sign_off
    signers = sign_off.signers if sign_off else ()
    author = signers[0] if signers else report.city.party_committee or report.city.name
    date = (sign_off.date if sign_off else None) or report.as_of
    return Properties(author=str(author), date=date.last().isoformat() if date else "")
