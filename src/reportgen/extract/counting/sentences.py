"""The sentences of an old paper that hold figures, and what a number of one states."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.check.agreement.sentence import Spoken, spoken
from reportgen.check.agreement.stated import NUMBERS_MAX
from reportgen.check.claims.quantities import Quantity, quantities, sentences
from reportgen.extract.parts import Doubt, Line, Sure, Told, Use
from reportgen.figures.figure import MEASURE_WORDS, Figure, number_text
from reportgen.records import dataclass, replace
from reportgen.regex import regex
from reportgen.values import Missing

LONGEST = 2000  # characters of a sentence; a longer one is a list without stops
_NUMBER = regex(r"\d")
_RANK = regex("第[\\d一二三四五六七八九十]|首位|榜首")


class Stated(NamedTuple):
    """A number of a sentence, as it is typed in the line `at`, from `start` (of the line) to `end`."""

    value: Decimal
    unit: str
    text: str
    at: int
    start: int
    end: int

    def told(self, key: str, sure: Sure = Sure.HIGH) -> Told:
        """As what is recognised of that key."""
        return Told(key, self.text, self.at, sure)

    def doubt(self, reason: str, fix: str) -> Doubt:
        """A person must look at it."""
        return Doubt(self.at, self.start, self.end, reason, fix)

    def use(self, name: str, figure: Figure | Missing | None) -> Use | None:
        """The placeholder that prints these characters, if the figure has the number; bare, with its own or another
        measure word.
        """
        if not isinstance(figure, Figure) or figure.value != self.value:
            return None
        number = number_text(figure.value)
        if self.text == str(figure):
            return Use(self.at, self.start, self.end, name)
        rest = self.text.removeprefix(number)
        if rest == self.text or (rest and (rest not in MEASURE_WORDS or figure.unit == "%")):
            return None
        return Use(self.at, self.start, self.end, f"{name}|{rest or '数'}")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the line `at`, which begins at `start` of it; `spoken` is how the checks read it."""

    at: int
    start: int
    spoken: Spoken

    @property
    def text(self) -> str:
        """As it stands in the line."""
        return self.spoken.text

    def stated(self, quantity: Quantity) -> Stated:
        """A number of it; `quantity` counts from the beginning of the sentence."""
        start, end = quantity.start, quantity.end
        return Stated(
            quantity.value, quantity.unit, self.text[start:end], self.at, self.start + start, self.start + end
        )

    def doubt(self, start: int, end: int, reason: str, fix: str) -> Doubt:
        """Characters of it that a person must look at."""
        return Doubt(self.at, self.start + start, self.start + end, reason, fix)


def sentences_of(lines: Sequence[Line]) -> list[Sentence]:
    """Those with numbers or ranks; one with very many is a list of something, and left alone."""
    found = []
    for line in lines:
        numbers = quantities(line.text) if _NUMBER.search(line.text) else ()
        starts = [q.start for q in numbers]
        for span in sentences(line.text) if numbers or _RANK.search(line.text) else ():
            within = numbers[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            if span.end - span.start > LONGEST or len(within) > NUMBERS_MAX:
                continue
            if within or _RANK.search(line.text, span.start, span.end):
                found.append(Sentence(line.at, span.start, spoken(line.text, span, within)))
    return found


def moved(sentence: Spoken, start: int, end: int) -> Spoken:
    """The characters start..end of a sentence by themselves."""
    numbers = [replace(q, start=q.start - start, end=q.end - start) for q in sentence.numbers if start <= q.start < end]
    return Spoken(sentence.text[start:end], sentence.read[start:end], numbers, sentence.text[:start])
