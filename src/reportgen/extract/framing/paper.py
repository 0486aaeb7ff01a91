"""An old paper as the readers of its frame see it: title, lines, where the frame stands, and what they told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.check.marks import PROPER
from reportgen.check.paper.roles import CAPTION
from reportgen.dates import Date
from reportgen.extract.parts import Doubt, Line, Sure, Told
from reportgen.records import dataclass, field
from reportgen.regex import regex

REACH = 20_000  # characters of a paragraph that are read: none of a real paper is so long
TOTAL = 400_000  # characters of all
HEADLESS_LEAD = 6  # paragraphs of a paper without headings that can hold its frame
LEAD_MAX = 20
LOOKS_BACK = 400  # characters
_SENTENCE = regex("[^。；！？]{1,2000}")
_BRACKETS = regex(rf"(?:（[^（）]{{1,12}}）|{CAPTION.pattern})$")
_ENUMERATED = regex("[一首]是|第一[，、]")


class Spot(NamedTuple):
    """Characters start..end of the line `at`."""

    at: int
    start: int = 0
    end: int = 0


class Sentence(NamedTuple):
    """A stretch of a line from `start`, with its text; ；ends one too."""

    text: str
    at: int
    start: int
    line: str

    def spot(self, start: int, end: int) -> Spot:
        """Where characters of the sentence stand in its line."""
        return Spot(self.at, self.start + start, self.start + end)

    def above(self, start: int) -> str:
        """What stands before a character of the sentence in the same line, as far as a reader looks back."""
        end = self.start + start
        return self.line[max(0, end - LOOKS_BACK) : end]


@dataclass(frozen=True)
class Paper:
    """An old paper. `lead` are the paragraphs before the first chapter, `opening` these and the first chapter."""

    title: str
    lines: tuple[Line, ...]
    title_at: int
    lead: tuple[Line, ...]
    opening: tuple[Line, ...]
    signers: tuple[str, ...]
    date: Date | None

    @property
    def bare_title(self) -> str:
        """Without （公开版） at its end."""
        return _BRACKETS.sub("", self.title.strip())

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The lines that the title was put together of; a name goes over none of their ends."""
        left, found = self.title.strip(), []
        for line in self.lines if left else ():
            text = line.text.strip()
            if text and left.startswith(text):
                found.append(text)
                left = left[len(text) :].strip()
            elif found:
                break
        return (self.title,) if left else tuple(found)

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines without those of the title."""
        return tuple(line for line in self.lines if not _of_title(line, self.title))

    def at_of(self, text: str) -> int:
        """The last line that says a text alone, as a signer does; else that of the title."""
        return next((line.at for line in reversed(self.lines) if line.text.strip() == text), self.title_at)


def paper_of(lines: Sequence[Line], title: str, signers: Sequence[str], date: Date | None) -> Paper:
    """The paper; paragraphs are cut at REACH, and behind TOTAL nothing is read."""
    cut = tuple(_cut(lines))
    title_at = next((line.at for line in cut if _of_title(line, title)), cut[0].at if cut else 1)
    body = tuple(line for line in cut if not _of_title(line, title))
    heads = [n for n, line in enumerate(body) if line.level == 1 or PROPER[0].match(line.text)]
    listed = [n for n, line in enumerate(body) if _ENUMERATED.match(line.text)]
    first = min([*heads[:1], *listed[:1]], default=HEADLESS_LEAD)
    second = next((n for n in heads if n > first), first + HEADLESS_LEAD)
    lead, opening = body[: min(first, LEAD_MAX)], body[: min(second, 2 * LEAD_MAX)]
    return Paper(title, cut, title_at, lead, opening, tuple(signers), date)


def _cut(lines: Sequence[Line]) -> Iterator[Line]:
    left = TOTAL
    for line in lines:
        text = line.text[: min(REACH, left)]
        left -= len(text)
        yield line._replace(text=text)


def _of_title(line: Line, title: str) -> bool:
    """Whether a line is a part of the title, which was put together of one or several."""
    text = line.text.strip()
    return len(text) > 1 and bool(title) and text in title


def sentences(lines: Sequence[Line]) -> Iterator[Sentence]:
    """The sentences of lines, in order."""
    for line in lines:
        for m in _SENTENCE.finditer(line.text):
            yield Sentence(m[0], line.at, m.start(), line.text)


@dataclass
class Notes:
    """What the readers tell, as they go."""

    told: list[Told] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def tell(self, key: str, value: str | list[str], at: int, sure: Sure = Sure.HIGH) -> None:
        """A fact was recognised."""
        self.told.append(Told(key, value if isinstance(value, str) else "、".join(value), at, sure))

    def doubt(self, spot: Spot, reason: str, fix: str) -> None:
        """A person must look here."""
        if all((doubt.at, doubt.reason, doubt.fix) != (spot.at, reason, fix) for doubt in self.doubts):
            self.doubts.append(Doubt(*spot, reason, fix))
