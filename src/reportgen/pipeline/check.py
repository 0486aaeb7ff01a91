"""The road of `check`: what is found in a data file, a Word file or a plain text; nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import figures
from reportgen.diagnostics import Diagnostic, fault
from reportgen.ignoring import Unwanted, unwanted, wanted
from reportgen.pipeline.build import Built, Options, build
from reportgen.place import Place, Source, is_data_name
from reportgen.records import dataclass, field

if TYPE_CHECKING:
    from reportgen.check.paper import Paper
    from reportgen.figures.catalogue import Catalogue


TEXT_MAX = 3_000_000  # characters; a paper of 5,000 pages


@dataclass(frozen=True)
class Checked:
    """What was found in a file, and its text as it was read: that of a Word file is a paragraph a line."""

    found: list[Diagnostic] = field(default_factory=list)
    text: str = ""


def check_file(path: Path, options: Options = Options(), data: Built | None = None) -> Checked:
    """All that is found in a data file (loaded, checked and drawn, nothing written), a Word file or a plain text.

    With `data`, a data file that was built, the figures of a Word file or a text are compared with its own too. What
    the data file wants ignored (检查), or a comment in it, is left out.
    """
    ending = path.suffix.lower()
    if is_data_name(path):
        return _check_data(path, options)
    if ending not in (".docx", ".txt"):
        return Checked([_not_checked(path)])
    checked = (_check_word if ending == ".docx" else _check_text)(path, options, data)
    return Checked(wanted(checked.found, ignored(data)), checked.text)


def _check_data(path: Path, options: Options) -> Checked:
    from reportgen.check.agreement import typed_figures
    from reportgen.check.proof import proofread

    built = build(path, options)
    found = built.found
    if drafted := drafted_paper(built):
        paper, catalogue = drafted
        found = found + proofread(paper) + typed_figures(paper, catalogue)
    text = "\n".join(built.report.place.source.lines) if built.report and built.report.place else ""
    return Checked(wanted(found, ignored(built)), text)


def drafted_paper(built: Built) -> tuple[Paper, Catalogue] | None:
    """The paper that a data file makes, and its figures; None where an error stood in the way."""
    from reportgen.check.paper.drafted import paper_of_document
    from reportgen.figures.catalogue import Catalogue

    report = built.report
    if built.document is None or report is None or report.place is None:
        return None
    paper = paper_of_document(built.document, report.place.source, released=built.released)
    return paper, Catalogue(report, figures.count(report))


def ignored(built: Built | None) -> list[Unwanted]:
    """What the data file wants ignored; of wrong entries the check of the data tells."""
    checking = built.report.checking if built and built.report else None
    entries = map(unwanted, checking.ignore) if checking else ()
    return [e for e in entries if isinstance(e, Unwanted)]


def _against(paper: Paper, built: Built | None) -> list[Diagnostic]:
    """What the paper has otherwise than the data file; of what is wrong with the data themselves only the errors."""
    from reportgen.check.agreement import against_data

    if built is None:
        return []
    drafted = drafted_paper(built)
    if drafted:
        return against_data(paper, *drafted)
    errors = [d for d in built.found if d.is_error]
    place = errors[0].place if errors else None
    fix = "先改正数据文件的错误，再检查一遍"
    return [*errors, fault("SUM968", place, "数据文件有错，成不了稿，文稿这次没有与它比对", fix)]


def _check_word(path: Path, options: Options, built: Built | None) -> Checked:
    from reportgen.check.layout import check_word
    from reportgen.check.paper.word import paper_of_word
    from reportgen.check.proof import proofread
    from reportgen.check.release.leftovers import leftovers
    from reportgen.read import read_word

    word, found = read_word(path)
    if word is None:
        return Checked(found)
    if all(para.is_blank for para in word.paras):
        return Checked([*found, _empty(path)])
    paper = paper_of_word(word, released=options.public)
    found = found + check_word(word) + proofread(paper) + leftovers(word, paper.public) + _against(paper, built)
    return Checked(found, "\n".join(word.source.lines))


def _check_text(path: Path, options: Options, built: Built | None) -> Checked:
    from reportgen.check.paper.lines import paper_of_lines
    from reportgen.check.proof import proofread
    from reportgen.load.source import read

    source, found = read(path)
    if source is None:
        return Checked(found)
    if not any(line.strip() for line in source.lines):
        return Checked([*found, _empty(path)])
    if (length := sum(map(len, source.lines))) > TEXT_MAX:
        reason = f"有 {length // 10_000} 万字，一次最多校对 {TEXT_MAX // 10_000} 万字"
        return Checked([*found, fault("SRC103", Place(source), reason, "核对是不是选错了文件，或分成几个文件")])
    paper = paper_of_lines(source, released=options.public)
    return Checked(found + proofread(paper) + _against(paper, built), "\n".join(source.lines))


def _empty(path: Path) -> Diagnostic:
    return fault("SRC112", Place(Source(str(path))), "文件里没有文字", "核对是不是选错了文件", name=str(path))


def _not_checked(path: Path) -> Diagnostic:
    place, name = Place(Source(str(path))), str(path)
    try:
        if path.is_dir():
            return fault(
                "SRC102", place, "这个名字指的是文件夹", f"写明要检查的文件，例如 {path / '报告.docx'}", name=name
            )
        if not path.exists():
            return fault("SRC101", place, "这个位置没有这个文件", "核对文件名、扩展名和所在文件夹", name=name)
    except (OSError, ValueError):
        return fault("SRC107", place, "系统不让打开", "核对文件名和文件权限", name=name)
    ending = path.suffix or path.name
    reason = "能检查的是数据文件（.yaml）、Word 文档（.docx）和纯文本（.txt）"
    fix = "核对文件名和扩展名"
    if ending.lower() in (".doc", ".wps", ".rtf", ".odt", ".docm", ".dotx"):
        fix = "用 Word 或 WPS 打开，另存为 Word 文档（.docx）再检查"
    return fault("SRC111", place, reason, fix, ending=ending)
