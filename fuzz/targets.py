"""What is done with the bytes of a fuzzer: each target reads them as somebody's file, and must not raise."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from reportgen import markup
from reportgen.diagnostics import Diagnostic, show
from reportgen.document import Properties
from reportgen.load import load_any
from reportgen.pipeline import Options, build
from reportgen.pipeline.check import check_file
from reportgen.pipeline.importing import import_paper
from reportgen.write import WRITERS
from tests.reports import workbook
from tests.words import sound, write_word

ZIP = b"PK\x03\x04"
WORD_PARTS = (
    *("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footer2.xml"),
    *("word/_rels/document.xml.rels", "_rels/.rels", "word/theme/theme1.xml"),
)
BOOK_PARTS = (
    *("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"),
    *("xl/sharedStrings.xml", "_rels/.rels", "[Content_Types].xml"),
)
LEDGER = (
    ("序号", "反馈问题", "责任单位", "整改时限", "状态", "完成日期"),
    (1, "河道淤积", "市水利局", "2021年底前", "已完成整改", "2021-12-20"),
    (2, "散煤", "市发改委", "2022-12-31", "达到序时进度", None),
)


@cache
def scratch() -> Path:
    """A folder of this process; its files are written over by every input."""
    return Path(tempfile.mkdtemp(prefix="reportgen-fuzz-"))


@cache
def package(kind: str) -> dict[str, bytes]:
    """The parts of a sound Word file or workbook."""
    path = scratch() / f"sound.{kind}"
    if kind == "docx":
        write_word(path, sound())
    else:
        workbook(path, LEDGER)
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_part(kind: str, names: tuple[str, ...], data: bytes) -> bytes:
    """A whole package as it is; of anything else the first byte names the part that the others stand for."""
    if data.startswith(ZIP):
        return data
    parts = package(kind) | {names[data[0] % len(names)]: data[1:]} if data else package(kind)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


def told(found: list[Diagnostic]) -> None:
    """Messages must be such that they can be printed, on any console."""
    show(found[:20]).encode("utf-8")


def data_file(data: bytes) -> None:
    """`build` of a data file, without the writing."""
    path = scratch() / "city.yaml"
    path.write_bytes(data)
    told(build(path, Options()).found)


def word_file(data: bytes) -> None:
    """`check` and `import` of a Word file."""
    path = scratch() / "旧稿.docx"
    path.write_bytes(with_part("docx", WORD_PARTS, data))
    told(check_file(path, Options()).found)
    told(import_paper(path).found)


def rendered(data: bytes) -> None:
    """What a template rendered, to a document and on paper."""
    text = data.decode("utf-8", "surrogatepass") if data.isascii() else data.decode("utf-8", "replace")
    document, slips = markup.parse(text, Properties(author="德州市人民政府", date="2022-08-30"))
    if document is None and not slips:
        raise AssertionError("no document and no word why")
    if document is not None:
        for write in WRITERS.values():
            write(document)


def ledger(data: bytes) -> None:
    """A workbook of tasks."""
    path = scratch() / "台账.xlsx"
    path.write_bytes(with_part("xlsx", BOOK_PARTS, data))
    told(load_any(path).found)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": data_file,
    "docx": word_file,
    "markup": rendered,
    "xlsx": ledger,
}
