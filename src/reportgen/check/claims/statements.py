"""What a line states with figures: sentences as rows of items, each a quantity with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from reportgen.check.claims.measure import ADDED, kind_of
from reportgen.check.claims.quantities import CACHED, Quantity, Span, quantities, sentences
from reportgen.check.marks import blanked
from reportgen.records import dataclass, replace
from reportgen.regex import regex

ITEMS_MAX = 80  # of a sentence: one with more is a table without lines, and left alone
HOLE = "\ue001"  # stands for the characters of a bracket when the sentence around it is read
BRACKET = regex("[（(][^（）()]{0,200}[)）]")

REST = regex("(?:其余|剩余|余下|剩下).{0,10}$|其[他它](?:的|整改)?(?:问题|任务|事项|项目|企业|案件|方面|类)?$")
AMONG = regex("其中|分别为|分为")
_MARK = regex("[；;，,、：:]")
_MARKS = ("；;", "，,：:", "、")  # the strongest first
_PARTIAL = regex("等|主要|包括|包含|含|重点")

_CHAIN = regex("(?:、|和|及|与|以及)")
_EACH = regex("各(?:有|为)?$")

# What is said of an item, from the words around it. The first that fits counts.
OPEN, DUE, STAGED, CLOSED, DONE, TOTAL = "未完成", "到期", "阶段性", "销号", "完成", "总数"
_DUE = regex(
    "应(?:当|该)?(?:于.{0,12})?(?:完成|办结)|到(?:达|了)?(?:整改)?(?:时限|期)|计划.{0,8}完成|拟|预计|力争|确保"
)
_OPEN = regex(
    "未(?!来)|尚|正在|正(?:有序|全力|抓紧|按)|推进|在办|办理中|整改中|序时|时序|持续|长期|逾期|滞后|有序|进行中|在建|待"
)
_STAGED = regex("阶段性|阶段(?:办结|完成)|基本|部分")
_CLOSED = regex("销号|验收|提前|超前|超序时|上报|公示|核查|备案")
_DONE = regex("完成|办结|整改到位|整治到位|建成|完工|竣工|解决|(?:已|已经)整改[了为]?[|]")
_TOTAL = regex(
    "反馈|交办|转办|移交|共|总|梳理|明确|确定|涉及|细化|分解|受理|收到|接到|接收|发现|排查|提出|承担|制定|现有|立案|办理|问责|查处|名单"
)
_STATE_WORDS = regex(
    r"截[至止].{0,12}[日底前]|20\d\d年(?:\d{1,2}月)?底前|目前|其中|阶段性?|取得|成[果效]|并|不?属实|正在|完成|办结|整改|整治|办理|达到|超前|提前|推进|序时|进度|近期|拟报|上报|要求|时限|时间|到期|销号|验收|长期"
    "|坚持|持续|落实|实施|基本|全部|部分|未|尚|已|均|现|仍|在|中|有|的|应|到|了|按期|按时|有序|任务|问题|事项|信访|举报|案件|件|项目"
)
# 持续整改类问题: the name of a class, not how far it has come.
_CLASS = regex(
    "(?:立行立改|(?:分阶段|阶段性?|持续|长期|限期)(?:整改|推进|坚持))(?=类|型|的(?:整改)?(?:问题|任务|事项))"
)
_STATE_FIRST = regex("[已正未尚均仍达需在按基全阶长持其]")
_VERDICT = regex("属实|不实|失实")
_RANK = regex("[省厅市局县处乡科股]级|正[厅处县科]|副[厅处县科]|一般干部")


@dataclass(frozen=True, slots=True)
class Item:
    """A quantity in its sentence.

    `lead` is what stands between the item before and it, `near` its words since the last mark, `tail` what follows as
    far as the next mark; `mark` is the strongest mark in the lead ("" for none). `state` is
    OPEN … TOTAL, or "" where nothing is said.
    """

    q: Quantity
    lead: str
    near: str
    tail: str
    mark: str
    state: str

    @property
    def value(self) -> Decimal:
        """Its value."""
        return self.q.value

    @property
    def rest(self) -> bool:
        """Whether it is what the other parts leave."""
        return REST.search(self.near) is not None

    @property
    def among(self) -> bool:
        """Whether parts of something said before begin here."""
        return AMONG.search(re.split("[；;]", self.lead)[-1]) is not None

    @property
    def pure(self) -> bool:
        """Whether nothing but its state is said of it: 已完成 a 项, not 建成泵站 a 个."""
        own = self.tail.strip() if not _STATE_FIRST.match(self.tail.strip()) else ""
        return len(_STATE_WORDS.sub("", self.near).strip()) <= 2 and len(_STATE_WORDS.sub("", own)) <= 2

    @property
    def whole(self) -> bool:
        """Whether other numbers may be its parts."""
        return self.state == TOTAL or (self.state in ("", DUE) and not self.rest)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a line: what stands in it, outside of brackets."""

    span: Span
    text: str
    items: tuple[Item, ...]


def fits(total: Quantity, part: Quantity) -> bool:
    """Whether a quantity may be a part of another by its unit; a part may have lost its measure word."""
    if kind_of(part.unit) == kind_of(total.unit):
        return True
    return not part.unit and not part.is_han and total.unit not in ("元", "吨")


@lru_cache(maxsize=CACHED)
def statements(text: str) -> tuple[Sentence, ...]:
    """The sentences of a line with their items."""
    bare = blanked(text, BRACKET, HOLE)
    counted = [q for q in _with_units(text) if bare[q.start] != HOLE and _is_item(q)]
    rows: list[Sentence] = []
    at = 0
    for span in sentences(bare):
        own = []
        while at < len(counted) and counted[at].start < span.end:
            own.append(counted[at])
            at += 1
        items = _items(bare, span, own) if len(own) <= ITEMS_MAX else ()
        rows.append(Sentence(span, bare[span.start : span.end], items))
    return tuple(rows)


def _with_units(text: str) -> list[Quantity]:
    """The quantities; in a row like 46、54和54微克 each has the unit of the last."""
    row = list(quantities(text))
    for index in range(len(row) - 2, -1, -1):
        q, following = row[index], row[index + 1]
        if not q.unit and not q.is_han and _CHAIN.fullmatch(text, q.end, following.start):
            row[index] = replace(q, unit=following.unit)
    return row


def _is_item(q: Quantity) -> bool:
    return (q.unit in ADDED or (not q.unit and not q.is_han)) and not (q.is_han and q.value <= 1)


def _items(bare: str, span: Span, own: Sequence[Quantity]) -> tuple[Item, ...]:
    found = []
    begin = span.start
    for index, q in enumerate(own):
        end = own[index + 1].start if index + 1 < len(own) else span.end
        lead = bare[begin : q.start].replace(HOLE, "")
        tail = _to_mark(bare[q.end : end].replace(HOLE, ""), index + 1 < len(own))
        near = _MARK.split(lead)[-1]
        mark = next((marks[0] for marks in _MARKS if any(m in lead for m in marks)), "")
        found.append(Item(_times_each(q, lead), lead, near, tail, mark, _state(near, tail)))
        begin = q.end
    return tuple(found)


def _times_each(q: Quantity, lead: str) -> Quantity:
    """戊县、己县各6件 are twice 6; where it is not clear how many are named, the number is not exact."""
    near = re.split("[；;，,：:]", lead)[-1]
    if not _EACH.search(near):
        return q
    names = _EACH.sub("", near).removeprefix("其中").split("、")
    names = names[1:] if near == lead or not names[0] else names  # what touches the number before belongs to that
    last = re.split("和|及|与", names[-1]) if names else []
    if len(last) > 2 or (len(last) == 2 and min(map(len, last)) == 1):
        return replace(q, exact=False)
    count = len(names) + (len(last) == 2 and all(last))
    return replace(q, number=f"{count}×{q.number}", value=q.value * count) if count > 1 else replace(q, exact=False)


def _to_mark(text: str, more: bool) -> str:
    """What follows a number as far as the next mark; before another number without a mark, nothing but its noun."""
    parts = re.split("[；;，,、：:。！？!?]", text, maxsplit=1)
    if len(parts) > 1 or not more:
        return parts[0]
    noun = re.match(".{0,12}?中(?![心央旬国级型小])", text)
    return noun[0] if noun else ""


def _state(near: str, tail: str) -> str:
    if _DUE.search(near):
        return DUE
    if re.search("中$", tail.strip()) and not _OPEN.search(tail):
        return TOTAL
    said = _CLASS.sub("", near) + "|" + tail
    for pattern, state in ((_OPEN, OPEN), (_STAGED, STAGED), (_CLOSED, CLOSED), (_DONE, DONE)):
        if pattern.search(said):
            return state
    return TOTAL if _TOTAL.search(near) else ""


def partial(items: Sequence[Item]) -> bool:
    """Whether the words say that the parts named are not all."""
    return any(_PARTIAL.search(i.lead) or re.match("[^，；。]{0,8}等", i.tail) for i in items)


def is_verdict(item: Item) -> bool:
    """属实, 不属实 …: one of them holds of each case."""
    return _VERDICT.search(item.near) is not None


def is_rank(item: Item) -> bool:
    """县级, 科级 …: one of them holds of each person."""
    return _RANK.search(item.near) is not None
