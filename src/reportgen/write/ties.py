"""The hidden bookmarks that tie the paragraphs of a Word file to what they were made of.

Word hides names that begin with `_`. `_rg12_0f3a9c77be` stands at the head of the 13th paragraph of the text, whose
characters have this digest: the paper that is built again tells by its own numbers what the paragraph was, and the
digest tells whether the data still say what they said then. Of a paragraph that is printed as several, a title cut into
lines, each has its bookmark, of one number and one digest: `_rg0_…`, `_rg0_…_2`, `_rg0_…_3`. Put together in this
order, blanks aside, they are the text of the digest. No word of the data stands in a name. Cells of tables have none.
"""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import count

from reportgen.document import Signing, SignOff, plain
from reportgen.write.escape import FORBIDDEN
from reportgen.write.flow import Flow, Para

DIGITS = 10  # of the digest; a name has 40 characters at most
NAME = r"_rg([0-9]{1,9})_([0-9a-f]{10})(?:_[0-9]{1,9})?"  # text, lest it be compiled by every build


def tie_hash(text: str) -> str:
    """The digest of a text; blanks don't count, for a title is cut at them, nor what XML can't hold."""
    held = text if text.isprintable() else FORBIDDEN.sub("", text)
    printed = "".join(held.split())
    return sha256(printed.encode()).hexdigest()[:DIGITS]


def tie(number: int, text: str, line: int = 1) -> str:
    """The name of the bookmark of a paragraph, or of a line of it."""
    name = f"_rg{number}_{tie_hash(text)}"
    return name if line == 1 else f"{name}_{line}"


def parsed(name: str) -> tuple[int, str] | None:
    """The number of the paragraph and the digest of its text; None for a bookmark that is not ours."""
    found = re.fullmatch(NAME, name)
    return (int(found[1]), found[2]) if found else None


def tied_texts(item: Flow) -> tuple[str, ...]:
    """What gets a number, each a paragraph as a rule: a paragraph of the text; each signer and the date of 落款."""
    if isinstance(item, Para):
        return (plain(item.lead + item.inlines),)
    if not isinstance(item, SignOff):
        return ()
    if item.signing is Signing.STAMPED:
        signed = [plain(who.post + who.name) for who in item.signatories]
    else:
        signed = [plain(signer) for signer in item.signers]
    return (*signed, plain(item.date))


class Tie:
    """The bookmarks of one paragraph."""

    def __init__(self, number: int, text: str, ids: count[int]) -> None:
        self._number, self._text, self._ids, self._line = number, text, ids, 0

    def marked(self, content: str, closing: str = "") -> str:
        """Runs with the bookmark before them; that of the next line where it was called before.

        Where one ends behind a stop that hangs over the edge of a full line, LibreOffice sets an empty line: so it
        holds no text. But an empty one of a paragraph that ends a section (`closing`) would be moved to the one before
        when LibreOffice saves the file: there it stands around the runs.
        """
        self._line += 1
        name, key = tie(self._number, self._text, self._line), next(self._ids)
        start, end = f'<w:bookmarkStart w:id="{key}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{key}"/>'
        return start + content + end if closing else start + end + content


class Ties:
    """Those of one paper, numbered in the order of flow()."""

    def __init__(self) -> None:
        self._numbers, self._ids = count(), count()

    def of(self, item: Flow) -> list[Tie]:
        """One for each of the item's tied_texts."""
        return [Tie(next(self._numbers), text, self._ids) for text in tied_texts(item)]
