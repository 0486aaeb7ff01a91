"""Changes within a line: characters that nobody sees, pinyin mirrors, markup of web pages, endings of file names."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from reportgen.check.consistency import web
from reportgen.check.marks import ATTACHMENT_MARK, NOTE_ITEM
from reportgen.extract.residue.manuscript import ENDING, FRAME, INVISIBLE, MARKUP, PINYIN, Change
from reportgen.load.source import BLANKED, DROPPED
from reportgen.regex import regex

PINYIN_MIN = 3  # a name or two may bear their pinyin
NAME_MAX = 100  # characters of the name of a file
TITLE_MAX = 500  # characters of a line with titles of attachments
_BREAK = "\u2028\u2029\u0085\u000b\u000c\r"
_UNSEEN = regex(f"{DROPPED.pattern}+|{BLANKED.pattern[:-1]}\u00a0]")


def invisible(text: str) -> Iterator[Change]:
    """Characters without width go, no-break blanks and controls are blanks; a break by another name is a break."""
    for m in _UNSEEN.finditer(text):
        new = "" if DROPPED.match(m[0]) else "\n" if m[0] in _BREAK else " "
        yield Change(*m.span(), INVISIBLE, new)


def mirrored(texts: Iterable[str]) -> bool:
    """Whether the paper was copied from a page that has pinyin behind its characters: 生態(tài)."""
    found = 0
    for text in texts:
        for _ in web.PINYIN.finditer(text):
            found += 1
            if found >= PINYIN_MIN:
                return True
    return False


def pinyin(text: str) -> Iterator[Change]:
    """The pinyin behind characters, in its brackets."""
    for m in web.PINYIN.finditer(text):
        yield Change(*m.span(), PINYIN)


# Attributes of a tag whose beginning or end was lost: 清单.doc" target="_blank" title="清单">清单.doc</a>.
_NAMES = "target|title|href|class|style|src|align|width|height|alt|id|rel|type|data-[a-z]{1,20}"
_ATTRIBUTES = regex(
    rf"(?:<a\s{{1,4}}|(?<=[\w.])[\"'”]\s{{0,4}}|(?<=\s))(?:(?:{_NAMES})\s?=\s?(?:\"[^\"]{{0,300}}\"|'[^']{{0,300}}'|“[^“”]{{0,300}}”)\s{{0,4}})+/?>?",
    re.IGNORECASE,
)
_TAG = next(pattern for kind, pattern in web.MARKUP if kind == "尖括号的标记（<p> 等）")
_ENTITY = regex(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});|&nbsp(?![A-Za-z;])")
_BLOCK = regex(r"</?(?:br|p|div|li|tr|h[1-6])\b", re.IGNORECASE)


def markup(text: str) -> Iterator[Change]:
    """Tags, attributes and entities; what begins a new block in a page begins a new line."""
    found = [*_ATTRIBUTES.finditer(text), *_TAG.finditer(text), *_ENTITY.finditer(text)]
    for m in sorted(found, key=lambda m: m.start()):
        if m.re.pattern == _ENTITY.pattern:
            new = html.unescape(m[0]).replace("\u00a0", " ")
            if new == m[0]:
                continue
            yield Change(*m.span(), MARKUP, new)
        else:
            inside = m.start() > 0 and m.end() < len(text)
            start = _said_twice(text, m) if m.re.pattern == _ATTRIBUTES.pattern else m.start()
            yield Change(start, m.end(), MARKUP, "\n" if inside and _BLOCK.match(m[0]) else "")


def _said_twice(text: str, m: re.Match[str]) -> int:
    """Where attributes begin: with the name before them, where it stands behind them too, as the text of a link."""
    before = text[max(0, m.start() - NAME_MAX) : m.start()]
    name = re.split("[：:>]", before)[-1]
    return m.start() - len(name) if name and text.startswith(name, m.end()) else m.start()


_MORE = "(?:展开|阅读|查看)(?:阅读)?(?:全文|更多|详情)|点击(?:查看|阅读)(?:全文|更多|详情)?"
_READ_MORE = regex(rf"[\[【(（]\s?(?:{_MORE}|详细|详情|更多)\s?[\]】)）]|(?<=[\s…>.])(?:{_MORE})[\s>»]{{0,4}}$")


def read_more(text: str) -> Iterator[Change]:
    """The mark of a page that shows the rest of a text only when asked."""
    for m in _READ_MORE.finditer(text):
        yield Change(*m.span(), FRAME)


_DOWNLOAD = regex(r"\s{0,4}[（(\[【]?(?:点击)?(?:下载|查看)(?:附件)?[）)\]】]?\s*$")


def is_note(text: str, below: bool) -> bool:
    """Whether a line gives the title of an attachment: behind 附件：, or by its number `below` such a line."""
    if len(text) > TITLE_MAX:
        return False
    mark = ATTACHMENT_MARK.match(text)
    return (mark is not None and mark.end() < len(text)) or (below and NOTE_ITEM.match(text) is not None)


def endings(text: str) -> Iterator[Change]:
    """The .doc of such titles, and the page's offer to fetch the file."""
    found = [*web.FILE_NAME.finditer(text), *_DOWNLOAD.finditer(text)]
    for m in sorted(found, key=lambda m: m.start()):
        if m.start():
            yield Change(*m.span(), ENDING if m.re.pattern == web.FILE_NAME.pattern else MARKUP)
