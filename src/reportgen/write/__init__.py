"""Document -> bytes: one writer a format, one signature, one table.

A writer is loaded when it is first asked for, so that plain text needs neither zipfile nor the base package.
"""

from __future__ import annotations

from collections.abc import Callable

from reportgen.document import Document

Writer = Callable[[Document], bytes]


def _docx(document: Document) -> bytes:
    from reportgen.write import docx

    return docx.write(document)


def _txt(document: Document) -> bytes:
    from reportgen.write import text

    return text.write(document)


def _html(document: Document) -> bytes:
    from reportgen.write import html

    return html.write(document)


WRITERS: dict[str, Writer] = {
    "docx": _docx,
    "txt": _txt,
    "html": _html,
}
