"""The corpus that fuzzing begins with, from examples/ and tests/errors/, and the words that inputs are made of."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from fuzz.targets import BOOK_PARTS, WORD_PARTS, package
from reportgen.pipeline import build
from reportgen.resources import folder
from reportgen.vocabulary import schema
from tests.faulty_words import FAULTY, faulty
from tests.words import sound

ERRORS = Path(__file__).resolve().parent.parent / "tests" / "errors"
STRINGS = "xl/sharedStrings.xml"
_SHARED = re.compile(rb'<c((?: (?!t=)\w+="[^"]*")*) t="s"(?: \w+="[^"]*")*><v>(\d+)</v></c>')
LARGEST = 30_000  # bytes of a seed; a fuzzer gets nowhere with large ones
# What readers look for in places that no example has.
MARKS = {
    "yaml": ("&a", "*a", "<<: ", "!!str ", "---\\x0a", "\\xef\\xbb\\xbf", "\\xff\\xfe", "【", "】", "\\xe2\\x80\\x8b"),
    "docx": (
        *("<w:ins>", "<w:del>", "<w:sdt>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:gridSpan w:val=", "<w:vMerge/>"),
        *("<w:txbxContent>", "<w:numPr>", "<w:fldChar w:fldCharType=", "<m:oMath>", "99999999999"),
    ),
    "markup": ("<p>", "<ol>", "<li>", "<table>", "<附图 类=", "<落款>", "<附件>", "<版头>", "<data data-src=", "&#1;"),
    "xlsx": (
        "<row r=",
        "<c r=",
        " t=\\x22s\\x22",
        "<f>",
        "<mergeCell ref=",
        "<is><t>",
        "XFD1048576",
        "<v>99999999999</v>",
    ),
}


def seeds(target: str) -> Iterator[bytes]:
    """The first inputs of a target."""
    return (data for data in MAKERS[target]() if len(data) <= LARGEST)


def words(target: str) -> str:
    """The dictionary of a target, as libFuzzer reads it."""
    names = _names() if target in ("yaml", "xlsx") else []
    escaped = (mark.replace('"', '\\"') for mark in (*MARKS[target], *names))
    return "".join(f'"{"".join(_ascii(c) for c in mark)}"\n' for mark in escaped)


def _ascii(char: str) -> str:
    return char if char.isascii() else "".join(f"\\x{byte:02x}" for byte in char.encode())


def _names() -> list[str]:
    """The keys of a data file, which are the columns of a workbook too."""
    parts = [schema(), *schema()["$defs"].values()]
    return sorted({name for part in parts for name in part.get("properties", {})})


def _data_files() -> Iterator[bytes]:
    for path in sorted([*folder("examples").rglob("*.yaml"), *ERRORS.rglob("city.yaml")]):
        yield path.read_bytes()


def _markup() -> Iterator[bytes]:
    for path in sorted(folder("examples").glob("*/city.yaml")):
        page = build(path).markup
        text = page.whole() if page else ""
        yield text.encode()
        yield re.sub(r' (?:at|data-src|data-figure)="[^"]*"', "", text)[:4000].encode()
    yield (
        "<公文><h1>题</h1><附图 类='占比'><h1>图</h1><table><thead><tr><th>项</th><th>数</th></tr></thead><tbody>"
        "<tr><th>甲</th><td>1项</td></tr></tbody></table></附图></公文>"
    ).encode()


def _word_parts() -> Iterator[bytes]:
    yield from _parts(WORD_PARTS, package("docx"))
    good = sound()
    for code in FAULTY:
        changed = {name: text.encode() for name, text in faulty(code).items() if text != good.get(name)}
        yield from _parts(WORD_PARTS, changed)


def _book_parts() -> Iterator[bytes]:
    yield from _parts(BOOK_PARTS, package("xlsx"))
    for path in sorted([*folder("examples").rglob("*.xlsx"), *ERRORS.rglob("*.xlsx")]):
        if zipfile.is_zipfile(path):
            yield from _parts(BOOK_PARTS, _book(path))


def _book(path: Path) -> dict[str, bytes]:
    """The parts of a workbook, its texts in its sheet: each part is tried beside the others of one sound workbook."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in BOOK_PARTS if name in book.namelist()}
    sheet, texts = BOOK_PARTS[0], re.findall(rb"<si>(.*?)</si>", parts.pop(STRINGS, b""), re.DOTALL)
    if sheet in parts:
        parts[sheet] = _SHARED.sub(lambda cell: _inline(cell, texts), parts[sheet])
    return parts


def _inline(cell: re.Match[bytes], texts: list[bytes]) -> bytes:
    number = int(cell[2])
    return b'<c%b t="inlineStr"><is>%b</is></c>' % (cell[1], texts[number] if number < len(texts) else b"<t/>")


def _parts(names: tuple[str, ...], parts: dict[str, bytes]) -> Iterator[bytes]:
    for number, name in enumerate(names):
        if name in parts:
            yield bytes([number]) + parts[name]


MAKERS = {"yaml": _data_files, "docx": _word_parts, "markup": _markup, "xlsx": _book_parts}
