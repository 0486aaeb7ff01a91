"""The road from a data file to its papers: load, count, check, render, write.

Each step is imported when it is reached: a fault in the data is told without loading templates and writers.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import load
from reportgen.dates import Date, parse_date, unreadable
from reportgen.diagnostics import Diagnostic, fault, has_errors, raised
from reportgen.gongwen import NATIONAL, HouseStyle
from reportgen.load.ledgers import NONE_INSTEAD
from reportgen.model import Report
from reportgen.model.kinds import NOTICE, fitted
from reportgen.pipeline.kinds import as_kind, suffix
from reportgen.pipeline.steady import steady
from reportgen.place import Place, Source
from reportgen.records import dataclass, replace
from reportgen.steps import stage

if TYPE_CHECKING:
    from reportgen.document import Document
    from reportgen.markup import Page

PUBLIC_STAGE, FINAL_STAGE = "公开稿", "印发稿"
# What neither --strict nor a public or final paper lets pass: a fact or a figure that is not there yet.
STRICT = ("FIG403", "FIG407", "FIG410")


@dataclass(frozen=True)
class Options:
    """What a build may be told: another 文种 than the data says, templates, the day of the figures, a public paper."""

    kind: str | None = None
    template: Path | None = None
    as_of: Date | None = None
    public: bool = False
    strict: bool = False
    force: bool = False
    task: str | None = None  # 序号, of the one that a notice is about


def options(
    *, template: str | None, as_of: str | None, public: bool, strict: bool, force: bool, task: str | None = None
) -> Options | str:
    """Options from the words of the command line; a text says, in Chinese, which word was wrong."""
    date = parse_date(as_of) if as_of else None
    if as_of and date is None:
        return unreadable(as_of)
    folder = None
    kind = None
    if template:
        from reportgen import render
        from reportgen.vocabulary import asked, nearest

        kind = template if template in render.KINDS else None
        folder = None if kind else Path(template)
        if folder and not folder.is_dir():
            fix = asked(nearest(template, render.KINDS), f"文种有：{'、'.join(render.KINDS)}")
            return f"没有“{template}”这个文种或模板文件夹；{fix}"
        if folder and not any(folder.rglob("*.j2")):
            return f"文件夹“{template}”里没有模板（.j2），写法见 docs/templates.md"
    if task is not None and not task.strip():
        return "“--task”后面要写台账里的序号，如 --task 3"
    if task and kind not in (None, NOTICE):
        return f"“--task”只用于{NOTICE}：写“-t {NOTICE} --task {task}”"
    return Options(kind, folder, date, public, strict, force, task)


@dataclass(frozen=True)
class Built:
    """A document (None where an error stood in its way) and all that was found on the way."""

    document: Document | None
    found: list[Diagnostic]
    files: tuple[Path, ...] = ()
    style: HouseStyle = NATIONAL
    report: Report | None = None  # wherever it could be read, also where checks found errors in it
    released: bool = False  # the public reads it
    markup: Page | None = None  # what the templates made, None where none could


def begin(
    path: Path,
    options: Options = Options(),
    text: str | None = None,
    instead: Mapping[Path, Path] = NONE_INSTEAD,
) -> tuple[load.Loaded, Report | None]:
    """city.yaml as it was loaded, with what the options leave unused, and its report as the options want it.

    `text` is read in place of what stands in the file, where it is given, and other files for those in `instead`.
    """
    loaded = steady(path, options.template, text, instead)
    report = loaded.report or loaded.mended
    if report is None:
        return loaded, None
    report, unused = as_kind(report, options.kind or report.kind, options.task)
    report = replace(report, as_of=options.as_of or report.as_of)
    return replace(loaded, found=loaded.found + unused), report


def build(
    path: Path,
    options: Options = Options(),
    text: str | None = None,
    instead: Mapping[Path, Path] = NONE_INSTEAD,
) -> Built:
    """city.yaml, or `text` in its place, -> the document of the report; `instead` as of `begin`."""
    return finish(*begin(path, options, text, instead), options)


def finish(loaded: load.Loaded, report: Report | None, options: Options) -> Built:
    """The rest of the road, behind `begin`."""
    found = loaded.found
    if report is None:
        return Built(None, found, loaded.files)
    if loaded.report is None:  # only the notation was wrong: what contradicts itself can be told in the same run
        return Built(None, found + contradictions(report, options), loaded.files)
    drawn = draw(report, options)
    return replace(drawn, found=found + drawn.found, files=loaded.files, style=loaded.style)


def contradictions(report: Report, options: Options = Options()) -> list[Diagnostic]:
    """What checks and placeholders find, whatever else is wrong."""
    from reportgen import check, figures, render

    counted = figures.count(report)
    return check.check(report, counted) + render.placeholder_faults(fitted(report), counted, template=options.template)


def draw(report: Report, options: Options = Options()) -> Built:
    """A report -> its document. Figures are counted before anything is left out for the public."""
    from reportgen import check, figures, render
    from reportgen.check.frame import unpublishable
    from reportgen.public import for_paper

    counted = figures.count(report)
    released = options.public or report.draft_stage == PUBLIC_STAGE
    public = released or report.kind == NOTICE  # which the public reads whatever the stage of the report
    found = check.check(report, counted) + (list(unpublishable(report)) if public else [])
    if has_errors(found):
        found += render.placeholder_faults(fitted(report), counted, template=options.template)
        return Built(None, found, report=report, released=public)
    paper = for_paper(report, public=public)
    document, markup, more = render.drawn(paper, counted, template=options.template, public=public)
    found += more
    final = released or report.draft_stage == FINAL_STAGE
    if document is not None:
        from reportgen.render.missing import left_brackets, missing_facts

        found += missing_facts(document, report, final=final) + left_brackets(document, report, found)
    if options.strict or final:
        found = raised(found, STRICT)
    return Built(None if has_errors(found) else document, found, report=report, released=public, markup=markup)


def build_files(
    path: Path, formats: tuple[str, ...], folder: Path | None, options: Options = Options()
) -> tuple[list[Path], list[Diagnostic]]:
    """city.yaml -> `<stem>.docx`, `<stem>.txt` beside it or in `folder`; all of them or, on an error, none.

    Of a kind that stands beside the report the name says which: `<stem>-销号公示-第3项.docx`.
    """
    built = build(path, options)
    found = list(built.found)
    if built.document is None:
        return [], found
    from reportgen.write import PRINTERS
    from reportgen.write.save import save_all

    formats = tuple(dict.fromkeys(formats))
    stem = (folder or path.parent) / f"{path.stem}{suffix(options.kind, options.task)}"
    # Another program takes its time: what will be refused is refused before it runs.
    printed = {stem.with_name(f"{stem.name}.{name}"): b"" for name in formats if name in PRINTERS}
    found += _obstacles(printed, built.files, force=options.force)
    if has_errors(found):
        return [], found
    contents, trouble = _contents(built.document, built.style, formats, stem)
    found += trouble
    if has_errors(found):
        return [], found
    # Looked at all together first: a .txt that no longer agrees with the .docx beside it would be worse than none.
    found += _obstacles(contents, built.files, force=options.force)
    if has_errors(found):
        return [], found
    written, trouble = stage("写文件")(save_all)(contents, force=options.force)
    return written, found + trouble


@stage("排版")
def _contents(
    document: Document, style: HouseStyle, formats: tuple[str, ...], stem: Path
) -> tuple[dict[Path, bytes], list[Diagnostic]]:
    """The file of each format; a .pdf is made from the .docx, which is drawn once for both."""
    from reportgen.write import PRINTERS, WRITERS

    drawn = {name: WRITERS[name](document, style) for name in formats if name in WRITERS}
    found: list[Diagnostic] = []
    for name in formats:
        if name in PRINTERS:
            source = Source(str(stem.with_name(f"{stem.name}.{name}")))
            printed = PRINTERS[name](drawn.get("docx") or WRITERS["docx"](document, style), Place(source))
            found += printed.found
            if printed.data is not None:
                drawn[name] = printed.data
    return {stem.with_name(f"{stem.name}.{name}"): drawn[name] for name in formats if name in drawn}, found


def real(path: Path) -> str:
    """The path without links; as it is where the working folder is gone."""
    try:
        return os.path.realpath(path)
    except OSError:
        return str(path)


def _obstacles(contents: dict[Path, bytes], files: tuple[Path, ...], *, force: bool) -> list[Diagnostic]:
    """What stands in the way of each file; what is wrong with the folder of several is told of the first."""
    from reportgen.write.save import obstacle
    from reportgen.write.save_faults import DATA
    from reportgen.zh import quoted

    found = list[Diagnostic]()
    sources = {real(file) for file in files}
    for place, data in contents.items():
        if real(place) in sources:
            reason = f"“{place.name}”就是这次读的数据文件"
            found.append(
                fault(
                    "OUT604",
                    None,
                    reason,
                    "换一个输出文件夹（-o），或给数据文件换个名字，如 city.yaml",
                    name=place.name,
                )
            )
        elif (refused := obstacle(data, place, force=force)) and not (
            refused.code == "OUT602" and any(d.reason == refused.reason for d in found)
        ):
            found.append(replace(refused, fix=refused.fix.replace(f" {DATA}；", f" {quoted(str(files[0]))}；")))
    return found
