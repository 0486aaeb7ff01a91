"""Comments of a Word file -> who said what of which words; the replies to each, and whether it was resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.read.package import Package
from reportgen.read.revisions import dated, located, text_of
from reportgen.read.word import Comment
from reportgen.read.xml import MC, Element, ForbiddenError, W, parse, val
from reportgen.records import replace

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MOST = 2000  # comments that are kept, replies among them; the others are counted
TEXT_MOST = 10_000  # characters of one
WORDS_MOST = 500  # characters of what it was made on
START, STOP, SPOT = (W + f"comment{name}" for name in ("RangeStart", "RangeEnd", "Reference"))
UNREAD = frozenset({W + "del", W + "moveFrom", MC + "Fallback"})


class Said(NamedTuple):
    """A comment or a reply by its number; `key`, its last paragraph's name, is what the part on replies uses."""

    number: str
    key: str
    comment: Comment


class Anchor(NamedTuple):
    """Where a comment was made: the paragraph, and the words."""

    para: int = 0
    words: str = ""


def comments(package: Package, main: Element, at: Mapping[Element, int], last: int) -> tuple[tuple[Comment, ...], int]:
    """The first of them, in the order of the text, and how many more there are; `at` and `last` as of revisions()."""
    part = _part(package, "comments")
    if part is None:
        return (), 0
    elements = part.findall(W + "comment")
    said = [_said(element) for element in elements[:MOST]]
    anchors = _anchors(main, at, last)
    parents, resolved = _threads(_part(package, "commentsExtended"))
    placed = [_placed(one, anchors.get(one.number, Anchor()), one.key in resolved) for one in said]
    places = {key: number for number, key in enumerate(anchors)}
    placed.sort(key=lambda one: places.get(one.number, len(places)))
    return tuple(_in_threads(placed, parents)), len(elements) - len(said)


def _part(package: Package, kind: str) -> Element | None:
    """A part that can't be read tells nothing."""
    data = package.by_kind(kind)
    try:
        return parse(data) if data is not None else None
    except (SyntaxError, ValueError, ForbiddenError):
        return None


def _said(element: Element) -> Said:
    paragraphs = list(element.iter(W + "p"))
    text = "\n".join("".join(map(text_of, p.iter(W + "r"))) for p in paragraphs).strip()
    key = paragraphs[-1].get(W14 + "paraId", "") if paragraphs else ""
    comment = Comment(val(element, "author").strip(), text[:TEXT_MOST], dated(element))
    return Said(val(element, "id"), key.upper(), comment)


def _threads(part: Element | None) -> tuple[dict[str, str], frozenset[str]]:
    """Which comment each reply belongs to, and what was resolved, by the names of last paragraphs."""
    found = [] if part is None else part.findall(W15 + "commentEx")
    keys = [(e, e.get(W15 + "paraId", "").upper()) for e in found]
    parents = {key: e.get(W15 + "paraIdParent", "").upper() for e, key in keys}
    return parents, frozenset(key for e, key in keys if e.get(W15 + "done", "0") in ("1", "true", "on"))


def _placed(said: Said, anchor: Anchor, resolved: bool) -> Said:
    comment = replace(said.comment, index=anchor.para, words=anchor.words, resolved=resolved)
    return said._replace(comment=comment)


def _in_threads(said: list[Said], parents: Mapping[str, str]) -> Iterator[Comment]:
    """Each comment with its replies; a reply to a reply belongs to what both answer."""
    known = {one.key for one in said if one.key}
    heads, replies = list[Said](), dict[str, list[Comment]]()
    for one in said:
        key, passed = one.key, {one.key}
        while (above := parents.get(key, "")) in known and above not in passed:
            key = above
            passed.add(key)
        if key == one.key or above in passed:  # what answers itself in a circle answers nothing
            heads.append(one)
        else:
            replies.setdefault(key, []).append(one.comment)
    for one in heads:
        yield replace(one.comment, replies=tuple(replies.get(one.key, ()) if one.key else ()))


def _anchors(main: Element, at: Mapping[Element, int], last: int) -> dict[str, Anchor]:
    """By the number of the comment, in the order of the text."""
    walk = _Walk(at, last)
    for element in main.iter(W + "p", W + "r", START, STOP, SPOT):
        if element.tag == W + "p":
            walk.paragraph(element)
        elif element.tag == W + "r":
            walk.run(element)
        else:
            walk.mark(element)
    return walk.found


class _Walk:
    """One way through the text: where comments begin, and what is read until they end."""

    def __init__(self, at: Mapping[Element, int], last: int) -> None:
        self.found: dict[str, Anchor] = {}
        self._at, self._last = at, last
        self._open: dict[str, int] = {}  # where in `_texts` the words of a comment begin
        self._waiting: dict[str, None] = {}  # what begins between two paragraphs
        self._texts: list[str] = []

    def paragraph(self, element: Element) -> None:
        """A paragraph begins."""
        for key in self._waiting:
            self.found[key] = Anchor(self._index(element))
        self._waiting.clear()
        if self._open and self._texts:
            self._texts.append("\n")

    def run(self, element: Element) -> None:
        """Text; what stands in a text box is met by itself."""
        if not self._open:
            return
        for above in element.iterancestors():
            if above.tag in UNREAD:
                return
            if above.tag == W + "p":
                break
        if text := text_of(element):
            self._texts.append(text)

    def mark(self, element: Element) -> None:
        """A comment begins, ends or has its sign here."""
        key = val(element, "id")
        if element.tag == STOP:
            start = self._open.pop(key, len(self._texts))
            words = "".join(self._texts[start : start + WORDS_MOST]).strip()[:WORDS_MOST]
            if key in self.found and words:
                self.found[key] = self.found[key]._replace(words=words)
            return
        if key in self.found or key in self._waiting:
            return
        if element.tag == START:
            self._open[key] = len(self._texts)
        paragraph = next(element.iterancestors(W + "p"), None)
        if paragraph is None:
            self._waiting[key] = None
        else:
            self.found[key] = Anchor(self._index(paragraph))

    def _index(self, paragraph: Element) -> int:
        return min(located(paragraph, self._at) or 0, self._last)
