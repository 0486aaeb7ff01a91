"""Words of the ledgers -> the axes of a status; yes and no; numbers as people type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.states import DOUBTFUL, STATUS, Meaning
from reportgen.model.tasks import CLOSED, NOT_APPLIED, REOPENED, Progress, Standing
from reportgen.regex import regex
from reportgen.values import Text
from reportgen.vocabulary import asked, folded, nearest

__all__ = [
    "DOUBTFUL",
    "STATUS",
    "Meaning",
    "Meanings",
    "boolean",
    "is_doubtful",
    "meaning_of",
    "number",
    "own_words",
    "plain",
    "stage_of",
    "suggestions",
]

# Words that say no progress of their own where they stand beside one: 已完成（未销号）.
_NOT_CLOSED = "未销号 尚未销号 暂未销号 未申请销号 尚未申请销号 未申请验收 尚未申请验收"
_BESIDE: tuple[tuple[str, Meaning], ...] = tuple(
    sorted(
        [
            *((word, Meaning(Progress.DONE, stage=NOT_APPLIED)) for word in _NOT_CLOSED.split()),
            *((w, m) for w, m in STATUS.items() if m.stage not in (None, REOPENED)),
            *((w, m) for w, m in STATUS.items() if m == Meaning(Progress.IN_PROGRESS, ongoing=True)),
        ],
        key=lambda row: -len(row[0]),
    )
)
_JOINT = regex(r"^(?:并且|并|且|同时|需要|需|须)|(?:并且|并|且|同时|需要|需|须)$")

Meanings = Mapping[str, Meaning]  # by the word as `plain` has it


def meaning_of(text: str, own: Meanings = MappingProxyType({})) -> Meaning | None:
    """What a status word says, a city's `own` before all others; marks and blanks don't matter (已完成，长期坚持)."""
    word = plain(text)
    return own.get(word) or STATUS.get(word) or _joined(word, own)


def plain(text: str) -> str:
    """A word for comparison: half-width, without blanks and marks; marks alone stay (`/`)."""
    word = folded(text)
    return word.translate(_MARKS) or word


_MARKS = dict.fromkeys(map(ord, "，,、；;。.（）()/：:+&|“”\"'【】[]—–~·-"))


def _joined(word: str, own: Meanings) -> Meaning | None:
    """A word made of two: a progress, and before or after it 长期坚持 or a stage of 销号."""
    if len(word) > LONGEST:
        return None
    for beside, more in _BESIDE:
        for rest in (word.removesuffix(beside), word.removeprefix(beside)):
            head = _JOINT.sub("", rest)
            said = None if rest == word else own.get(head) or STATUS.get(head) or _joined(head, own)
            both = _both(said, more) if said else None
            if both:
                return both
    return None


LONGEST = 24  # characters of a status made of two or three words


def _both(said: Meaning, more: Meaning) -> Meaning | None:
    """What two words say together; None where one denies the other (推进中，已销号)."""
    if more.ongoing:
        return said._replace(ongoing=True)
    if said.stage:
        return said if said.stage == more.stage else None
    if said.progress not in _FINISHED and more.stage != NOT_APPLIED:
        lasting = said == Meaning(Progress.IN_PROGRESS, ongoing=True)  # 长期坚持 alone leaves the progress open
        return more._replace(ongoing=True) if lasting else None
    return said._replace(stage=more.stage)


_FINISHED = (Progress.DONE, Progress.MOSTLY_DONE)
# Words that the state, not a city, has given their meaning: a table must not turn them round for those who read.
_FIXED = frozenset({*(p.value for p in Progress), "长期坚持", CLOSED})


def own_words(table: Mapping[str, Text]) -> tuple[Meanings, list[Diagnostic]]:
    """状态对照: the city's own words with the meanings of those on the right; a fault for each that has none."""
    own: dict[str, Meaning] = {}
    found: list[Diagnostic] = []
    for word, text in table.items():
        meaning = meaning_of(text)
        known = STATUS.get(plain(word))
        if meaning is None:
            near = suggestions(text)
            fix = asked(near, f"右边写状态词：{'、'.join(p.value for p in Progress)}")
            found.append(fault("LED350", text.place, f"右边的“{text}”不是状态词", fix, word=word))
        elif known and _reverses(plain(word), known, meaning):
            means = "是程序的状态词" if word == _canonical(known) else f"就是“{_canonical(known)}”"
            reason = f"“{word}”{means}，这里改成“{_canonical(meaning)}”，看的人会读反"
            fix = "删去这一行；台账里的状态确是另一个意思的，在台账里改"
            found.append(fault("LED351", text.place, reason, fix, word=word))
        elif own.setdefault(plain(word), meaning) != meaning:
            reason = f"“{word}”与上面的一行是同一个词，意思却不同"
            found.append(fault("SHP202", text.place, reason, "只留一个，删去另一个", key=word))
    return own, found


def _reverses(word: str, known: Meaning, meaning: Meaning) -> bool:
    """Whether a table gives a fixed word another meaning, or makes of what is done the undone, or the other way."""
    if word in _FIXED:
        return meaning != known
    if _NOT_YET.search(word) and known.progress not in _FINISHED:
        return meaning.progress in _FINISHED
    return known == Meaning(Progress.DONE) and meaning.progress not in _FINISHED


def _canonical(meaning: Meaning) -> str:
    word = Standing(meaning.progress, meaning.ongoing, meaning.closed).value
    return f"{word}，{meaning.stage}" if meaning.stage and not meaning.closed else word


def is_doubtful(text: str) -> bool:
    """Whether it is a tick or the like, which must be put into words."""
    return folded(text) in DOUBTFUL


# What a word must say itself before a word of this progress may be offered for it.
_SAYS: dict[Progress, str] = {
    Progress.NOT_STARTED: "启动|开始|整改",
    Progress.IN_PROGRESS: "",
    Progress.ON_SCHEDULE: "序|按|正常",
    Progress.AHEAD: "超序|超前|提前",
    Progress.BEHIND: "未|滞|延|逾|超期|超时",
    Progress.MOSTLY_DONE: "完|办结|到位",
    Progress.DONE: "完|办结|到位|销号",
}
_NOT_YET = regex("未|没|尚|待|不|无|难")
_IN_PART = (regex("基本"), regex("部分"), regex("阶段"))
_SHORT = regex(r"申请|拟|预计|计划|准备|正在|将|\d|%")  # of being done, or of 销号
_TIMING = regex("提前|超期|逾期|按期|按时|如期")
_DAY = regex(r"\d{4}年(\d{1,2}月)?(\d{1,2}日)?")


def suggestions(text: str) -> list[str]:
    """States that `text` may have meant; none that denies what it says or claims more than it does."""
    word = _DAY.sub("", folded(text))
    near = nearest(word, STATUS, 9)
    return [known for known in near if _agrees(word, known, STATUS[known])][:3]


def _agrees(said: str, word: str, meaning: Meaning) -> bool:
    if any(bool(sign.search(said)) != bool(sign.search(word)) for sign in (_NOT_YET, *_IN_PART)):
        return False
    if not set(_TIMING.findall(word)) <= set(_TIMING.findall(said)):
        return False
    if not re.search(_SAYS[meaning.progress], said) or (meaning.progress in _FINISHED and _SHORT.search(said)):
        return False
    if meaning.stage and not any(name in said for name in _NAMES.get(meaning.stage, ())):
        return False
    return meaning.ongoing <= ("坚持" in said or "长效" in said)


_NAMES = {CLOSED: ("销号",), REOPENED: ("重启", "重新")}  # the stages before 已销号 are offered by `stage_of`


# 销号 is another axis with a column of its own: what a word says of it -> the stage that stands in that column.
_STAGES: tuple[tuple[str, str], ...] = (
    ("未销号|不予销号|未申请", "未申请"),
    ("未.{0,4}(验收|公示)", "未申请或已申请"),
    ("公示中|正在公示|销号公示", "公示中"),
    ("申请.*(销号|验收)|(销号|验收)申请|待.{0,4}(验收|销号|公示)|拟销号|^已申请$", "已申请"),
    ("验收中|核查中|审核中|现场核查", "核查中"),
    ("验收|公示", "核查中、公示中或已销号"),
)


def stage_of(text: str) -> str | None:
    """The stage of 销号 that a status word names by mistake; None where it names none."""
    if meaning_of(text):
        return None
    return next((stage for sign, stage in _STAGES if re.search(sign, text)), None)


_YES = frozenset({"是", "有", "true", "yes", "on", "y", "公开", "对"})
_NO = frozenset({"否", "无", "false", "no", "off", "n", "不公开", "不", "未"})


def boolean(text: str) -> bool | None:
    """是/否 and their relatives."""
    word = folded(text)
    return True if word in _YES else False if word in _NO else None


def number(text: str) -> str | None:
    """`1,685`, `１２`, `-3.5` as plain digits; None where it is no number."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("−", "-")  # the minus sign of Word
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    return plain if re.fullmatch(r"[+-]?\d{1,18}(\.\d{1,9})?", plain) else None
