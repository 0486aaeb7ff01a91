"""What a line states with figures: sentences as rows of items, each a quantity with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reportgen.check.claims.measure import ADDED, kind_of
from reportgen.check.claims.quantities import Quantity, Span, quantities, sentences

ITEMS_MAX = 80  # of a sentence: one with more is a table without lines, and left alone
HOLE = "\ue001"  # stands for the characters of a bracket when the sentence around it is read
BRACKET = re.compile("[（(][^（）()]{0,200}[)）]")

REST = re.compile("(?:其余|剩余|余下|剩下).{0,10}$|其[他它](?:的|整改)?(?:问题|任务|事项|项目|企业|案件|方面|类)?$")
AMONG = re.compile("其中|分别为|分为")
_MARKS = ("；;", "，,：:", "、")  # the strongest first
_PARTIAL = re.compile("等|主要|包括|包含|含|重点")

# What is said of an item, from the words around it. The first that fits counts.
OPEN, DUE, STAGED, CLOSED, DONE, TOTAL = "未完成", "到期", "阶段性", "销号", "完成", "总数"
_DUE = re.compile(
    "应(?:当|该)?(?:于.{0,12})?(?:完成|办结)|到(?:达|了)?(?:整改)?(?:时限|期)|计划.{0,8}完成|拟|预计|力争|确保"
)
_OPEN = re.compile(
    "未(?!来)|尚|正在|正(?:有序|全力|抓紧|按)|推进|在办|办理中|整改中|序时|时序|持续|长期|逾期|滞后|有序|进行中|在建|待"
)
_STAGED = re.compile("阶段性|基本|部分")
_CLOSED = re.compile("销号|验收|提前|超前|超序时|上报|公示|核查|备案")
_DONE = re.compile("完成|办结|整改到位|整治到位|建成|完工|竣工|解决|整改[了为]?$")
_TOTAL = re.compile(
    "反馈|交办|转办|移交|共|总|梳理|明确|确定|涉及|细化|分解|受理|收到|接到|接收|发现|排查|提出|承担|制定|现有|立案|办理|问责|查处|名单"
)
_STATE_WORDS = re.compile(
    "截[至止].{0,12}[日底前]|目前|其中|阶段性|不?属实|正在|完成|办结|整改|整治|办理|达到|超前|提前|推进|序时|进度|要求|时限|时间|到期|销号|验收|长期"
    "|坚持|持续|落实|实施|基本|全部|部分|未|尚|已|均|现|仍|在|中|有|的|应|到|了|按期|按时|有序|任务|问题|事项|信访|举报|案件|件|项目"
)
_STATE_FIRST = re.compile("[已正未尚均仍达需在按基全阶长持其]")
_VERDICT = re.compile("属实|不实|失实")
_RANK = re.compile("[省厅市局县处乡科股]级|正[厅处县科]|副[厅处县科]|一般干部")


@dataclass(frozen=True, slots=True)
class Item:
    """A quantity in its sentence.

    `lead` is what stands between the item before and it, `tail` what follows as far as the next mark; `mark` is the
    strongest mark in the lead ("" for none). `state` is OPEN … TOTAL, or "" where nothing is said.
    """

    q: Quantity
    lead: str
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
    def near(self) -> str:
        """The words that lead to it since the last mark."""
        return re.split("[；;，,、：:]", self.lead)[-1] if self.lead else ""

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


@lru_cache(maxsize=256)
def statements(text: str) -> tuple[Sentence, ...]:
    """The sentences of a line with their items."""
    bare = BRACKET.sub(lambda m: HOLE * len(m[0]), text)
    counted = [q for q in quantities(text) if bare[q.start] != HOLE and _is_item(q)]
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


def _is_item(q: Quantity) -> bool:
    return (q.unit in ADDED or (not q.unit and not q.is_han)) and not (q.is_han and q.value <= 1)


def _items(bare: str, span: Span, own: Sequence[Quantity]) -> tuple[Item, ...]:
    found = []
    begin = span.start
    for index, q in enumerate(own):
        end = own[index + 1].start if index + 1 < len(own) else span.end
        lead = bare[begin : q.start].replace(HOLE, "")
        tail = _to_mark(bare[q.end : end].replace(HOLE, ""), index + 1 < len(own))
        mark = next((marks[0] for marks in _MARKS if any(m in lead for m in marks)), "")
        found.append(Item(q, lead, tail, mark, _state(lead, tail)))
        begin = q.end
    return tuple(found)


def _to_mark(text: str, more: bool) -> str:
    """What follows a number as far as the next mark; before another number without a mark, nothing but its noun."""
    parts = re.split("[；;，,、：:。！？!?]", text, maxsplit=1)
    if len(parts) > 1 or not more:
        return parts[0]
    noun = re.match(".{0,12}?中(?![心央旬国级型小])", text)
    return noun[0] if noun else ""


def _state(lead: str, tail: str) -> str:
    near = re.split("[；;，,、：:]", lead)[-1]
    if not near.strip() and lead[-1:] in ("，", ","):
        near = ""
    said = near + "|" + tail
    if _DUE.search(near):
        return DUE
    if re.search("中$", tail.strip()) and not _OPEN.search(tail):
        return TOTAL
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
