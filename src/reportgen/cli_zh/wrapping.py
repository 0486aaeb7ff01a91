"""Lines of help, as wide as they are on a terminal: a Han character takes two columns, and any of them may end a line.

Python's textwrap counts characters and breaks at blanks, of which Chinese has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.zh import width as columns

NO_START = "，。、；：？！）】》〉”’…%,.;:?!)]}"  # what may begin no line
NO_END = "（【《〈“‘([{"  # what may end none
AS_IT_IS = "\b"  # click's mark of a paragraph whose lines stay


def wrap_text(
    text: str,
    width: int = 78,
    initial_indent: str = "",
    subsequent_indent: str = "",
    preserve_paragraphs: bool = False,
) -> str:
    """As `click.formatting.wrap_text`, in whose place it stands."""
    paragraphs = text.expandtabs().split("\n\n") if preserve_paragraphs else [text.expandtabs()]
    done = []
    for paragraph in paragraphs:
        lines = paragraph.strip("\n").split("\n")
        if lines[0].strip(" ") == AS_IT_IS:
            wrapped = lines[1:]
        else:
            wrapped = list(_lines(_joined(lines), width - columns(initial_indent)))
        done.append("\n".join((subsequent_indent if n else initial_indent) + line for n, line in enumerate(wrapped)))
    return "\n\n".join(done)


def _joined(lines: list[str]) -> str:
    """One line: a blank stands where words meet, none between Han characters."""
    text = ""
    for line in (line.strip() for line in lines):
        text += (" " if text and line and text[-1].isascii() and line[0].isascii() else "") + line
    return text


def _lines(text: str, room: int) -> Iterator[str]:
    line, taken = "", 0
    for unit in _units(text):
        if line and taken + columns(unit.rstrip()) > room:
            yield line.rstrip()
            line, taken = "", 0
        added = unit if line else unit.lstrip()
        line += added
        taken += columns(added)
    if line:
        yield line.rstrip()


def _units(text: str) -> Iterator[str]:
    """What stays on one line: a word or character, with the punctuation that belongs to it."""
    unit = ""
    for char in text:
        one_word = "!" <= char <= "~" and "!" <= unit[-1:] <= "~"
        if unit and not (one_word or char in NO_START or unit[-1] in NO_END):
            yield unit
            unit = ""
        unit += char
    if unit:
        yield unit
