"""Characters of the paper -> those of the value that printed them, where both differ by typography alone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from reportgen.load.source import DROPPED
from reportgen.regex import regex

PLACEHOLDER = regex("【[^【】]*】")
MASK = "\0"  # stands for each character of a placeholder, which prints something else
# A text of these alone is printed as it is written; others may lose blanks, or have Ⅲ for III and m2 for ㎡.
AS_WRITTEN = regex("[\u3007\u4e00-\u9fff0-9、，。；：！？（）《》“”【】％%.…·—\n]*")


@lru_cache(maxsize=4096)
def _form(char: str) -> str:
    """What a character is compared by: nothing for a blank, III for Ⅲ, m2 for ㎡."""
    return "" if char.isspace() or DROPPED.match(char) else unicodedata.normalize("NFKC", char)


def form(text: str) -> str:
    """What a text is compared by."""
    return "".join(map(_form, text))


def masked(text: str) -> str:
    """The text with its placeholders blotted out, as long as before."""
    return PLACEHOLDER.sub(lambda m: MASK * len(m[0]), text) if "【" in text else text


class Letters:
    """A text as it is compared, each character with the one of the text that it came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        forms = [_form(char) for char in text]
        self.form = "".join(forms)
        self.at = [n for n, one in enumerate(forms) for _ in one]

    def find(self, printed: str, start: int) -> int:
        """Where printed characters begin, from the compared character `start` on, else before it; -1 for nowhere."""
        wanted = form(printed)
        if not wanted:
            return -1
        found = self.form.find(wanted, start)
        return found if found >= 0 else self.form.find(wanted)

    def reach(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the text that compared characters first..last came from."""
        if first < last:
            return self.at[first], self.at[last - 1] + 1
        edge = self.at[first - 1] + 1 if first else 0
        return edge, edge

    def around(self, first: int, last: int) -> tuple[str, str]:
        """What stays of the characters of the text that are cut in the middle: m of ㎡ where 2 alone is edited."""
        if first >= last:
            return "", ""
        start, end = first, last
        while start and self.at[start - 1] == self.at[first]:
            start -= 1
        while end < len(self.at) and self.at[end] == self.at[last - 1]:
            end += 1
        return self.form[start:first], self.form[last:end]
