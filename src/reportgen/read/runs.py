"""The content of a paragraph -> pieces of text with their direct look, page breaks and text boxes met on the way.

Tracked changes are taken as accepted: what was inserted is read, what was deleted is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.read.styles import EMPTY, Layer, run_layer
from reportgen.read.xml import MC, WP, Element, M, W, child, tag, val
from reportgen.records import dataclass, field

PAGE_BREAK = "\f"
GONE = frozenset({"del", "moveFrom"})
NO_TEXT = GONE | {"bookmarkStart"}
# What runs are wrapped in without a meaning for the text.
WRAPS = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent", "rubyBase"})
TIED = "_rg"  # how the bookmarks begin that our own writer puts into paragraphs
SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "sym": "□"}


@dataclass(slots=True)
class Pieces:
    """What a paragraph holds: (text, direct look, field), its text boxes with how they are aligned, its bookmarks."""

    texts: list[tuple[str, Layer, str]] = field(default_factory=list)
    boxes: list[tuple[Element, str]] = field(default_factory=list)
    ties: list[str] = field(default_factory=list)
    drawn: bool = False


class Fields:
    """Word's fields (PAGE, TOC), which may begin in one paragraph and end in another."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []  # instruction, and begin/result/shown

    @property
    def name(self) -> str:
        """Of the innermost field whose result is being read."""
        return self._open[-1][0].split()[0].upper() if self.in_result and self._open[-1][0].split() else ""

    @property
    def in_result(self) -> bool:
        """Whether text belongs to a result."""
        return bool(self._open) and self._open[-1][1] != "begin"

    @property
    def in_instruction(self) -> bool:
        """Whether text is that of an instruction, which nobody sees."""
        return bool(self._open) and self._open[-1][1] == "begin"

    def begin(self) -> None:
        """fldChar begin."""
        self._open.append(["", "begin"])

    def instruct(self, text: str) -> None:
        """A part of the instruction."""
        if self._open:
            self._open[-1][0] += text

    def separate(self) -> None:
        """The result begins."""
        if self._open:
            self._open[-1][1] = "result"

    def shown(self) -> None:
        """Text of the result was met."""
        if self._open:
            self._open[-1][1] = "shown"

    def end(self) -> str:
        """Ends the innermost field; its name where it has no result to be seen, as for a number not yet counted."""
        if not self._open:
            return ""
        instruction, state = self._open.pop()
        words = instruction.split()
        return words[0].upper() if words and state != "shown" else ""


def pieces(paragraph: Element, fields: Fields) -> Pieces:
    """All of a paragraph."""
    found = Pieces()
    _inside(paragraph, fields, found)
    return found


def _inside(container: Element, fields: Fields, found: Pieces) -> None:
    for element in container:
        name = tag(element)
        if name in NO_TEXT:
            found.ties += ties(element)
        elif element.tag == W + "r":
            _run(element, fields, found)
        elif name == "fldSimple":
            fields.begin()
            fields.instruct(val(element, "instr"))
            fields.separate()
            _inside(element, fields, found)
            _unseen(fields.end(), EMPTY, found)
        elif name == "sdt":
            content = child(element, "sdtContent")
            if content is not None:
                _inside(content, fields, found)
        elif name in WRAPS:
            _inside(element, fields, found)
        elif element.tag in (M + "oMath", M + "oMathPara"):
            found.texts.append(("".join(t.text or "" for t in element.iter(M + "t")), EMPTY, ""))
        elif element.tag == MC + "AlternateContent":
            _alternate(element, fields, found)


def ties(element: Element) -> list[str]:
    """The bookmarks of our own that begin in an element, or that it is."""
    names = (val(mark, "name") for mark in element.iter(W + "bookmarkStart"))
    return [name for name in names if name.startswith(TIED)]


def _run(run: Element, fields: Fields, found: Pieces) -> None:
    look = run_layer(child(run, "rPr"))
    for element in run:
        name, text = tag(element), sign(element)
        if text:
            _text(text, look, fields, found)
        elif name == "fldChar":
            _field(val(element, "fldCharType"), look, fields, found)
        elif name == "instrText":
            fields.instruct(element.text or "")
        elif name == "ruby":
            base = child(element, "rubyBase")
            if base is not None:
                _inside(base, fields, found)
        elif name in ("drawing", "pict", "object"):
            _boxes(element, found)
        elif name == "AlternateContent":
            _alternate(element, fields, found, look)


def sign(element: Element) -> str:
    """The characters that an element of a run stands for."""
    name = tag(element)
    if name == "t":
        return element.text or ""
    if name == "br":
        return PAGE_BREAK if val(element, "type") == "page" else "\n"
    return SIGNS.get(name, "")


def _text(text: str, look: Layer, fields: Fields, found: Pieces) -> None:
    if fields.in_instruction or look.get("vanish"):
        return
    if fields.in_result and text:
        fields.shown()
    found.texts.append((text, look, fields.name))


def _field(kind: str, look: Layer, fields: Fields, found: Pieces) -> None:
    if kind == "begin":
        fields.begin()
    elif kind == "separate":
        fields.separate()
    elif kind == "end":
        _unseen(fields.end(), look, found)


def _unseen(name: str, look: Layer, found: Pieces) -> None:
    """A page number is printed also where the file holds no result for it yet."""
    if name in ("PAGE", "NUMPAGES"):
        found.texts.append(("1", look, name))


def _alternate(element: Element, fields: Fields, found: Pieces, look: Layer = EMPTY) -> None:
    """Two ways to write one thing, for new programs and for old ones: the first with something to read is read.

    Within a run it may be a sign, such as ☑; `look` is that of the run.
    """
    for name in ("Choice", "Fallback"):
        for way in element.findall(MC + name):
            before = len(found.texts), len(found.boxes)
            for inner in way:
                if tag(inner) in ("drawing", "pict", "object"):
                    _boxes(inner, found)
                elif text := sign(inner):
                    _text(text, look, fields, found)
            _inside(way, fields, found)
            if before != (len(found.texts), len(found.boxes)):
                return


def _boxes(drawing: Element, found: Pieces) -> None:
    found.drawn = True
    align = drawing.find(f".//{WP}positionH/{WP}align")
    side = (align.text or "").strip() if align is not None else ""
    found.boxes += [(box, side) for box in _outermost(drawing)]


def _outermost(element: Element) -> Iterator[Element]:
    """Text boxes that stand in no other one; those inside are met when their paragraphs are read."""
    for inner in element:
        if inner.tag == W + "txbxContent":
            yield inner
        elif inner.tag != MC + "Fallback":
            yield from _outermost(inner)
