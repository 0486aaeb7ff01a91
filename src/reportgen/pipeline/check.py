"""The road of `check`: what is found in a data file, a Word file or a plain text; nothing is written."""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load import DATA_ENDINGS
from reportgen.pipeline.build import Options, build
from reportgen.place import Place, Source


def check_file(path: Path, options: Options = Options()) -> list[Diagnostic]:
    """All that is found in a data file (loaded, checked and drawn, nothing written), a Word file or a plain text."""
    ending = path.suffix.lower()
    if ending in DATA_ENDINGS:
        return _check_data(path, options)
    if ending == ".docx":
        return _check_word(path)
    if ending == ".txt":
        return _check_text(path)
    return [_not_checked(path)]


def _check_data(path: Path, options: Options) -> list[Diagnostic]:
    from reportgen.check.paper.drafted import paper_of_document
    from reportgen.check.proof import proofread

    built = build(path, options)
    if built.document is None or built.report is None or built.report.place is None:
        return built.found
    paper = paper_of_document(built.document, built.report.place.source, released=built.released)
    return built.found + proofread(paper)


def _check_word(path: Path) -> list[Diagnostic]:
    from reportgen.check.layout import check_word
    from reportgen.check.paper.word import paper_of_word
    from reportgen.check.proof import proofread
    from reportgen.read import read_word

    word, found = read_word(path)
    if word is None:
        return found
    if all(para.is_blank for para in word.paras):
        return [*found, _empty(path)]
    return found + check_word(word) + proofread(paper_of_word(word))


def _check_text(path: Path) -> list[Diagnostic]:
    from reportgen.check.paper.lines import paper_of_lines
    from reportgen.check.proof import proofread
    from reportgen.load.source import read

    source, found = read(path)
    if source is None:
        return found
    if not any(line.strip() for line in source.lines):
        return [*found, _empty(path)]
    return found + proofread(paper_of_lines(source))


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
