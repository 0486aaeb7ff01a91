"""A colleague opens the .docx in another office suite and saves it: the paper stays what it was."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest
from lxml import etree

from tests.pages.conftest import RESAVED, Printed
from tests.write.wordxml import W, part, text_of, value

pytestmark = [pytest.mark.needs("soffice"), pytest.mark.faces(":lang=zh-cn")]
# Each start of the suite costs seconds, and plain text has nothing to lose that the others have not.
every_paper = pytest.mark.parametrize("name", RESAVED)
Setting = tuple[str | None, ...]


class Package:
    """A .docx, the properties of whose paragraphs are looked up through the styles they hang on."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document = without_fallback(part(data))
        styles = part(data, "word/styles.xml")
        self.defaults = styles.find(f"{W}docDefaults/{W}rPrDefault")
        self.styles = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}

    def resolved(self, paragraph: etree._Element, path: str, name: str = "val") -> str | None:
        """A property of a paragraph: its own, or that of its style, or of the style which that one is based on."""
        found = value(paragraph, path, name)
        style = self.styles.get(value(paragraph, "pPr/pStyle") or "Normal")
        while found is None and style is not None:
            found = value(style, path, name)
            style = self.styles.get(value(style, "basedOn"))
        if found is None and self.defaults is not None:
            found = value(self.defaults, path, name)
        return found

    def settings(self) -> Iterator[tuple[str, Setting]]:
        """Of each paragraph of text: what it says, its outline level, Chinese face, size, line, alignment, indent."""
        for paragraph in self.document.iter(f"{W}p"):
            if text := text_of(paragraph).strip():
                yield text, tuple(self._looks(paragraph))

    def _looks(self, paragraph: etree._Element) -> Iterator[str | None]:
        yield self.resolved(paragraph, "pPr/outlineLvl")
        yield self.resolved(paragraph, "rPr/rFonts", "eastAsia")
        yield self.resolved(paragraph, "rPr/rFonts", "ascii")
        yield self.resolved(paragraph, "rPr/sz")
        yield self.resolved(paragraph, "pPr/spacing", "line")
        yield self.resolved(paragraph, "pPr/spacing", "lineRule")
        yield self.resolved(paragraph, "pPr/jc")
        yield self.resolved(paragraph, "pPr/ind", "firstLine") or "0"

    def sheets(self) -> list[list[Setting]]:
        """Of each section: paper, margins, grid."""
        return [
            [_of(sheet, "pgSz", "w", "h"), _of(sheet, "pgMar", *EDGES), _of(sheet, "docGrid", "type", "linePitch")]
            for sheet in self.document.iter(f"{W}sectPr")
        ]

    def footers(self) -> set[str]:
        """What its page numbers print, odd and even."""
        with zipfile.ZipFile(BytesIO(self.data)) as package:
            names = [name for name in package.namelist() if re.match("word/footer", name)]
        return {re.sub(r"\d+", "#", text_of(without_fallback(part(self.data, name)))) for name in names}


def without_fallback(root: etree._Element) -> etree._Element:
    """Without the second copy of each text box that the suite writes for Word 2007."""
    etree.strip_elements(root, FALLBACK)
    return root


FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
EDGES = ("top", "right", "bottom", "left", "footer")


def _of(sheet: etree._Element, element: str, *names: str) -> Setting:
    return tuple(value(sheet, element, name) for name in names)


@every_paper
def test_it_prints_the_same_lines_on_the_same_pages(printed: Printed, reprinted: Printed, name: str) -> None:
    before, after = printed[name], reprinted[name]
    assert [page.text for page in after] == [page.text for page in before]
    for old, new in zip(before, after, strict=True):
        for line, again in zip(old.lines, new.lines, strict=True):
            assert (again.left, again.baseline) == pytest.approx((line.left, line.baseline), abs=0.2), line.text


@every_paper
def test_page_numbers_stay_where_they_were(printed: Printed, reprinted: Printed, name: str) -> None:
    for old, new in zip(printed[name], reprinted[name], strict=True):
        assert old.number is not None
        assert new.number is not None
        assert new.number.text == old.number.text
        place = (old.number.left, old.number.baseline)
        assert (new.number.left, new.number.baseline) == pytest.approx(place, abs=0.2)


@every_paper
def test_paragraphs_keep_their_outline_level_faces_sizes_lines_and_indents(
    packages: dict[str, bytes], resaved: dict[str, bytes], name: str
) -> None:
    assert list(Package(resaved[name]).settings()) == list(Package(packages[name]).settings())


@every_paper
def test_sheets_keep_paper_margins_and_grid(packages: dict[str, bytes], resaved: dict[str, bytes], name: str) -> None:
    assert Package(resaved[name]).sheets() == Package(packages[name]).sheets()


@every_paper
def test_odd_and_even_page_numbers_and_their_dashes_stay(
    packages: dict[str, bytes], resaved: dict[str, bytes], name: str
) -> None:
    assert part(resaved[name], "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    assert Package(resaved[name]).footers() == Package(packages[name]).footers() == {"— # —"}


@every_paper
def test_heads_of_tables_still_repeat_and_rows_still_hold_together(
    packages: dict[str, bytes], resaved: dict[str, bytes], name: str
) -> None:
    for mark in ("tblHeader", "cantSplit"):
        before, after = (_marked(Package(data[name]).document, mark) for data in (packages, resaved))
        assert after == before, mark


def _marked(document: etree._Element, mark: str) -> list[bool]:
    """Which rows of all tables bear a mark."""
    found = (row.find(f"{W}trPr/{W}{mark}") for row in document.iter(f"{W}tr"))
    return [element is not None and element.get(f"{W}val") not in ("0", "false") for element in found]
