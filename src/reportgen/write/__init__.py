"""Document -> bytes: one writer a format, one signature, one table; and what another program makes of the .docx.

A writer is loaded when it is first asked for, so that plain text needs neither zipfile nor the base package.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from reportgen.gongwen import NATIONAL, HouseStyle
from reportgen.place import Place

if TYPE_CHECKING:
    from reportgen.document import Document
    from reportgen.write.office import Printed


class Writer(Protocol):
    """The document as a file of one format, in a city's house style."""

    def __call__(self, document: Document, style: HouseStyle = NATIONAL) -> bytes:
        """The file's bytes: the same for the same document and style."""


def _docx(document: Document, style: HouseStyle = NATIONAL) -> bytes:
    from reportgen.write import docx

    return docx.write(document, style)


def _txt(document: Document, style: HouseStyle = NATIONAL) -> bytes:
    from reportgen.write import text

    return text.write(document)


def _html(document: Document, style: HouseStyle = NATIONAL) -> bytes:
    from reportgen.write import html

    return html.write(document, style)


WRITERS: dict[str, Writer] = {
    "docx": _docx,
    "txt": _txt,
    "html": _html,
}


def _pdf(docx: bytes, place: Place) -> Printed:
    from reportgen.write import office

    return office.pdf(docx, place)


# Made from the bytes of the .docx and not from the Document; `place` is the file to be written.
PRINTERS: dict[str, Callable[[bytes, Place], Printed]] = {
    "pdf": _pdf,
}
