"""Looking into the XML of a .docx."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from reportgen.document import Block, Document
from reportgen.write.docx import write
from tests.write.papers import t

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as z:
        return etree.fromstring(z.read(name))


def body(*blocks: Block, title: str = "标题") -> etree._Element:
    return part(write(Document(t(title), blocks)))


def text_of(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def paragraphs(root: etree._Element, style: str) -> list[etree._Element]:
    return [p for p in root.iter(f"{W}p") if value(p, "pPr/pStyle") == style]


def value(element: etree._Element, path: str, name: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + name)
