"""Lines that were broken in the middle of a sentence, and lines in which a heading and its text run together."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.check.marks import ATTACHMENT_MARK, DATE_ALONE, NUMBERS, NUMERALS, SUPERIORS
from reportgen.check.paper.lines import BROKEN_MIN, JOINED_MAX, WRAP_MAX, broken, full_line, goes_on
from reportgen.check.paper.roles import level_of
from reportgen.extract.residue.manuscript import EXTRA_MARK, RUN_TOGETHER, Change, Draft, Entry, Manuscript
from reportgen.regex import regex
from reportgen.zh import HAN

MARKS = "，。、；：！？,.;:!?"
WIDTH_MIN = 16  # characters of a line that was broken at the width of a page
FILLED_MIN = 5  # lines of that width; a few short ones may be as long by chance
NEAR = 80  # characters beside a break that are looked at
HEADING_MAX = 48  # characters of a heading with its number
PHRASE_MAX = 16  # of one half of 高位推进 真抓实干
SIGNER_MAX = 24
BODY_MIN = 16  # of what can be a text behind a heading

_LONE_MARK = regex(rf"[{re.escape(MARKS)}]{{1,2}}")
_LONE_HEAD = regex(rf"(?:[{NUMERALS}]{{1,2}}是|（[{NUMERALS}]{{1,3}}）|[{NUMERALS}]{{1,3}}、)[。，：]?")
_POINT = regex(rf"[{NUMERALS}]{{1,2}}是|第[{NUMERALS}]，|其[{NUMERALS}]，|[①-⑳●■◆▪•·—–-]")
_SHI = regex(rf"([{NUMERALS[:10]}])是")
_BEGINS_WITH_MARK = regex(r"[，、；：。！？）》”](?!\s*[）)])")
_FORMULA = r"(?:PM\s?(?:2\.5|10)|SO2|NO2|NOx|O3|CO2?|COD|NH3|CH4|N2O)"
_FORMULA_END = regex(rf"{_FORMULA}\s*$")
_FORMULA_ALONE = regex(rf"{_FORMULA}\s*")
# What ends before a number that a page sets lower or higher, and such a number: PM2.5, mg/m3.
_PARTED = (
    (
        regex("(?<![A-Za-z])(?:PM|SO|NO|CO|O|NH|CH|N)$"),
        regex(r"(?:2\.5|10|[234x])(?![\d.A-Za-z]|年|月|日|[、.．]\S)"),
    ),
    (regex("(?<![A-Za-z])(?:[μu]g|[mk]?g|t|k?m)?/?k?m$"), regex("[23](?:[，。；、）,;]|$)")),
)
_WORD_END = regex(rf"[{HAN}\dA-Za-z%]$")
_SENTENCE = regex("[，。；]")
# What paragraphs begin with; a line above that is cut behind one of the others goes on all the same.
_OPENERS = regex(
    "[我本]?[省市县区州][委内]?|全[省市县区州]|各[级部地县区市乡镇有]|下一步|目前|截至|同时|此外|另外|根据|按照|为|自|近年|今年|去年|20\\d\\d年"
    "|坚持|以|通过|现将|特此|联系|举报|公示|深入|全面|加强|加快|进一步"
)
_CONNECTING = regex(
    "[的和与及或并且对在为将把向由等以从被让使于是至到]$|(?:出台|印发|制定|推进|开展|完成|实施|建立|进行|包括|涉及|属于|关于|以及)$"
)
_TITLE_PART = regex(rf"[{HAN}“”《》〈〉（）()、·\d]{{2,40}}")
_TITLE_MORE = regex("(?:整改|的|落实|情况|贯彻|及|和|与|督察|反馈|问题|公开|生态|环境|保护|工作|任务)(?!.*关于)")
_TITLE_REST = regex(
    rf"{_TITLE_MORE.pattern}.{{0,38}}(?:报告|方案|通报|通告|公告|公示|通知|情况|清单|函|落实)(?:（[^（）]{1, 12}）)?"
)
_TITLES = 6  # entries among which a title is looked for
TITLE_MAX = 90


def joined(manuscript: Manuscript, entries: Sequence[Entry], *, web: bool) -> list[Entry]:
    """The entries with broken lines made whole; lines that hold nothing but a mark go."""
    made: list[Entry] = []
    rule = _Rule(manuscript, entries, web=web)
    for entry in _with_title(manuscript, entries):
        above = made[-1] if made else None
        if not isinstance(entry, Draft) or entry.tabbed:
            made.append(entry)
            continue
        alone = _LONE_MARK.fullmatch(entry.text)
        if isinstance(above, Draft) and rule.goes_on(above, entry) and (not alone or _lacks(above)):
            made[-1] = manuscript.joined(*_seam(manuscript, above, entry))
        elif alone:
            manuscript.dropped(entry, EXTRA_MARK)
        else:
            made.append(entry)
    return made


def _lacks(above: Draft) -> bool:
    """Whether a mark on a line of its own below ends the sentence; a heading needs none."""
    own_line = level_of(above.text) > 0 and len(above.text) <= HEADING_MAX and not re.search("[。；]", above.text)
    sentence = len(above.text) >= BROKEN_MIN or _SENTENCE.search(above.text)
    return bool(sentence) and above.text[-1] not in MARKS and not own_line


def _seam(manuscript: Manuscript, above: Draft, below: Draft) -> tuple[Draft, Draft]:
    """Both without a mark that stands twice then, or that the break put behind 三是."""
    doubled = _LONE_HEAD.fullmatch(above.text) and above.text[-1] in "。，："
    if doubled or (above.text[-1] in "，、；：" and below.text[0] in MARKS):
        last = len(above.text)
        (above,) = manuscript.changed(above, [Change(last - 1, last, EXTRA_MARK)])
    return above, below


class _Rule:
    """When a line goes on in the next one."""

    def __init__(self, manuscript: Manuscript, entries: Sequence[Entry], *, web: bool) -> None:
        drafts = [e for e in entries if isinstance(e, Draft) and not e.tabbed]
        self.manuscript, self.web = manuscript, web
        full = full_line([d.text for d in drafts])
        filled = sum(len(d.text) >= full for d in drafts)
        self.full = full if full >= WIDTH_MIN and filled >= FILLED_MIN else math.inf
        self.width = _width(manuscript.lengths()) if web else 0
        gaps = Counter(manuscript.gap(a, b) for a, b in pairwise(drafts))
        self.gap = gaps.most_common(1)[0][0] if gaps else 1

    def goes_on(self, above: Draft, below: Draft) -> bool:
        """Whether two neighbours are one paragraph."""
        one, other = above.text[-NEAR:], below.text[:NEAR]
        if above.tabbed or below.level or len(above.text) > JOINED_MAX or self.manuscript.same_line(above, below):
            return False
        if _LONE_HEAD.fullmatch(one):
            return not _begins(other)
        if one[-1] in "。！？；":
            return self._within(above, below)
        if _is_title(one):
            return False
        if _BEGINS_WITH_MARK.match(other) or any(a.search(one) and b.match(other) for a, b in _PARTED):
            return True
        if above.level or _begins(other):
            return False
        return self._by_words(above, one, other) or (self.web and self._by_width(above, below))

    def _within(self, above: Draft, below: Draft) -> bool:
        """Whether a sentence ends by chance where all lines are cut: nothing says then that a paragraph ends there."""
        if not self.width or self.manuscript.last_length(above) != self.width or level_of(above.text[:NEAR]) == 1:
            return False
        if self.manuscript.indented(below) or self.manuscript.gap(above, below) > self.gap:
            return False
        other = below.text[:NEAR]
        point = _SHI.match(other)
        if point:  # behind 二是 within a paragraph 三是 stands within it, too
            before = NUMERALS.find(point[1]) - 1
            return before >= 0 and above.text.find(f"{NUMERALS[before]}是", 1) > 0
        return not _begins(other) and not _OPENERS.match(other)

    def _by_words(self, above: Draft, one: str, other: str) -> bool:
        """Behind a formula, within a number, behind ， and within 《."""
        body = len(above.text) >= BROKEN_MIN or bool(_SENTENCE.search(one))
        if body and (_FORMULA_END.search(one) or _FORMULA_ALONE.fullmatch(other)):
            return True
        if broken(above.text, other):
            return True
        return one[-1] in "，、" or (one.rfind("《") > one.rfind("》") and "》" in other)

    def _by_width(self, above: Draft, below: Draft) -> bool:
        """At the width of a page, or at the end of one."""
        if self.manuscript.indented(below) or self.manuscript.gap(above, below) > self.gap:
            return False
        if goes_on(above.text, self.full):
            return True
        one, other = above.text[-NEAR:], below.text
        sentences = _SENTENCE.search(above.text) and _SENTENCE.search(other[: 2 * NEAR])
        long = len(above.text) >= BROKEN_MIN or "。" in one
        if not long or not sentences or not _WORD_END.search(one):
            return False
        return bool(_CONNECTING.search(one)) or not _OPENERS.match(other)


def _width(lengths: Sequence[int]) -> int:
    """The number of characters at which all lines were cut; 0 where they end for reasons of their own."""
    longest = max(lengths, default=0)
    if not WIDTH_MIN <= longest <= WRAP_MAX:
        return 0
    cut = lengths.count(longest)
    return longest if cut >= FILLED_MIN and cut * 2 >= sum(n > longest / 2 for n in lengths) else 0


def _begins(text: str) -> bool:
    """Whether a line begins a paragraph, whatever stands above it."""
    alone = DATE_ALONE.fullmatch(text) or (
        len(text) <= SIGNER_MAX and SUPERIORS.search(text) and not _SENTENCE.search(text)
    )
    return bool(level_of(text) or _POINT.match(text) or ATTACHMENT_MARK.match(text) or alone)


def _is_title(text: str) -> bool:
    return len(text) < NEAR and "关于" in text and bool(_TITLE_REST.search(text)) and not _SENTENCE.search(text)


def _with_title(manuscript: Manuscript, entries: Sequence[Entry]) -> list[Entry]:
    """The entries with a title over two or three lines in one: 关于…反馈意见, 整改落实情况报告."""
    made = list(entries)
    for n in range(min(_TITLES, len(made) - 1)):
        first = made[n]
        if not isinstance(first, Draft) or not _TITLE_PART.fullmatch(first.text):
            continue
        if not re.search("关于|贯彻落实", first.text) or level_of(first.text):
            continue
        rest = _rest(first, made[n + 1 : n + 3])
        for below in rest:
            first = manuscript.joined(first, below)
        if rest:
            return [*made[:n], first, *made[n + 1 + len(rest) :]]
    return made


def _rest(first: Draft, below: Sequence[Entry]) -> list[Draft]:
    """The lines below the first that belong to the title: as many as end like one."""
    whole = re.search("(?:报告|方案|通报|通告|公告|公示|通知|清单)$", first.text)
    parts: list[Draft] = []
    for entry in () if whole else below:
        if not isinstance(entry, Draft) or not _TITLE_PART.fullmatch(entry.text) or not _TITLE_MORE.match(entry.text):
            break
        parts.append(entry)
    while parts and not _TITLE_REST.fullmatch(parts[-1].text):
        parts.pop()
    return parts if len(first.text) + sum(len(part.text) for part in parts) <= TITLE_MAX else []


_GAP = "[ \u2002-\u200a\u3000]{1,6}"
_NEXT = regex(rf"({_GAP})(?:[{NUMERALS}]{{1,3}}、(?=\S)|（[{NUMERALS}]{{1,3}}）)")
_POINT_NEXT = regex(rf"[{NUMERALS}]{{1,2}}是")
_BLANKS = regex(_GAP)
_STOP = regex("[。；：，！？]")


def parted(text: str) -> Iterator[Change]:
    """Breaks for blanks where a page lost them: behind a heading on its own line, and before one."""
    at = 0
    while True:
        gap = _behind_heading(text, at) or _before_heading(text, at)
        if gap is None:
            return
        yield Change(*gap, RUN_TOGETHER, "\n")
        at = gap[1]


def _behind_heading(text: str, at: int) -> tuple[int, int] | None:
    """The blanks between the heading that begins at a place and its text."""
    head = text[at : at + HEADING_MAX + NEAR]
    number = next((m for m in (pattern.match(head) for pattern in NUMBERS[:2]) if m), None)
    if number is None:
        return None
    for m in _BLANKS.finditer(head, number.end()):
        if m.start() > HEADING_MAX or re.search("[。；！？]", head[number.end() : m.start()]):
            return None
        rest = head[m.end() :]
        if m.start() - number.end() >= 4 and rest and _is_text(head[number.end() : m.start()], rest):
            return at + m.start(), at + m.end()
    return None


def _is_text(heading: str, rest: str) -> bool:
    """Whether what stands behind a heading is a text, and no second half of it: 高位推进 真抓实干。"""
    if level_of(rest) or _POINT_NEXT.match(rest):
        return True
    stop = _STOP.search(rest)
    if stop is None or len(rest) < (BODY_MIN if re.search("[。；]", rest) else BROKEN_MIN):
        return False
    phrases = len(heading) <= PHRASE_MAX and stop[0] == "。" and stop.start() <= len(heading) + 4
    return not phrases


def _before_heading(text: str, at: int) -> tuple[int, int] | None:
    """The blanks between the end of a sentence and the number of a heading."""
    for m in _NEXT.finditer(text, at):
        if text[m.start() - 1 : m.start()] in ("。", "！", "？"):
            return m.span(1)
    return None
