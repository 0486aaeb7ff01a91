"""Words of the ledgers -> the axes of a status; yes and no; numbers as people type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, fault
from reportgen.model import Progress
from reportgen.values import Text
from reportgen.vocabulary import folded, nearest


class Meaning(NamedTuple):
    """What a status word says: progress, 长期坚持, 已销号."""

    progress: Progress
    ongoing: bool = False
    closed: bool = False


# One row a meaning; sources: the platforms, samples and reports of many provinces, whose words differ.
_WORDS: tuple[tuple[Meaning, str], ...] = (
    (Meaning(Progress.NOT_STARTED), "未启动 尚未启动 未开始 待整改 未整改"),
    (
        Meaning(Progress.IN_PROGRESS),
        "推进中 正在推进 正在整改 整改中 持续推进 加快推进 正在推进之中 正在办理 部分整改 未完成 未办结 部分完成 "
        "已启动 刚启动 已开始 办理中 在办 有序推进 稳步推进 持续整改",
    ),
    (
        Meaning(Progress.ON_SCHEDULE),
        "达到序时进度 达序时进度 按序时进度推进 序时推进 序时任务 符合序时进度 达到时序进度 按期推进 正常推进 "
        "已达到序时进度 均达到序时进度 达到序时进度要求 达到时序要求 按序时推进 按时序推进",
    ),
    (Meaning(Progress.AHEAD), "超过序时进度 超序时进度 提前推进"),
    (
        Meaning(Progress.BEHIND),
        "未达到序时进度 未达序时进度 滞后 滞后任务 进度滞后 未按期完成 未按时完成 未按时限完成 未达到时序进度 超期 "
        "逾期 超期未完成 逾期未完成",
    ),
    (Meaning(Progress.MOSTLY_DONE), "基本完成 已基本完成 基本完成整改 基本整改完成 阶段性完成 阶段性办结"),
    (
        Meaning(Progress.DONE),
        "已完成整改 已完成 完成 完成整改 已整改 整改完成 已整改完成 完成并通过验收 已整改到位 整改到位 办结 已办结 "
        "已完成整改任务 完成整改任务 按期完成 按时完成 如期完成 已按期完成 已按时完成 提前完成 已提前完成 "
        "超期完成 逾期完成",
    ),
    (
        Meaning(Progress.DONE, closed=True),
        "已销号 完成交账销号 已验收销号 对账销号 办结销号 已完成并销号 完成整改并销号 完成整改销号",
    ),
    (
        Meaning(Progress.IN_PROGRESS, ongoing=True),
        "长期坚持 需长期坚持 已建立长效机制 建立长效机制需长期坚持 持续坚持",
    ),
    (
        Meaning(Progress.DONE, ongoing=True),
        "已完成整改长期坚持 已完成整改并长期坚持 已完成长期坚持 已完成并长期坚持 已经完成长期坚持",
    ),
    (Meaning(Progress.MOSTLY_DONE, ongoing=True), "基本完成长期坚持 基本完成并长期坚持"),
)
STATUS: dict[str, Meaning] = {word: meaning for meaning, words in _WORDS for word in words.split()}
DOUBTFUL = frozenset("√✓✔对勾是") | {"100%", "100", "ok", "done", "1", "yes"}  # say that something is done, not what


Meanings = Mapping[str, Meaning]  # by the word as `_plain` has it


def meaning_of(text: str, own: Meanings = MappingProxyType({})) -> Meaning | None:
    """What a status word says, a city's `own` before all others; marks and blanks don't matter (已完成，长期坚持)."""
    word = _plain(text)
    return own.get(word) or STATUS.get(word)


def _plain(text: str) -> str:
    return re.sub(r"[，,、；;。.（）()/]", "", folded(text))


def own_words(table: Mapping[str, Text]) -> tuple[Meanings, list[Diagnostic]]:
    """状态对照: the city's own words with the meanings of those on the right; a fault for each that has none."""
    own: dict[str, Meaning] = {}
    found: list[Diagnostic] = []
    for word, text in table.items():
        meaning = meaning_of(text)
        if meaning is None:
            near = suggestions(text)
            fix = f"是否为“{'”“'.join(near)}”" if near else f"右边写状态词：{'、'.join(p.value for p in Progress)}"
            found.append(fault("LED350", text.place, f"右边的“{text}”不是状态词", fix, word=word))
        else:
            own[_plain(word)] = meaning
    return own, found


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
_NOT_YET = re.compile("未|没|尚|待|不|无|难")
_IN_PART = (re.compile("基本"), re.compile("部分"), re.compile("阶段"))
_FINISHED = (Progress.DONE, Progress.MOSTLY_DONE)
_SHORT = re.compile(r"申请|拟|预计|计划|将|\d|%")  # of being done, or of 销号
_TIMING = re.compile("提前|超期|逾期|按期|按时|如期")
_DAY = re.compile(r"\d{4}年(\d{1,2}月)?(\d{1,2}日)?")


def suggestions(text: str) -> list[str]:
    """States that `text` may have meant; none that denies what it says or claims more than it does."""
    plain = _DAY.sub("", folded(text))
    near = nearest(plain, STATUS, 9)
    return [word for word in near if _agrees(plain, word, STATUS[word])][:3]


def _agrees(plain: str, word: str, meaning: Meaning) -> bool:
    if any(bool(sign.search(plain)) != bool(sign.search(word)) for sign in (_NOT_YET, *_IN_PART)):
        return False
    if not set(_TIMING.findall(word)) <= set(_TIMING.findall(plain)):
        return False
    if not re.search(_SAYS[meaning.progress], plain) or (meaning.progress in _FINISHED and _SHORT.search(plain)):
        return False
    return meaning.closed <= ("销号" in plain) and meaning.ongoing <= ("坚持" in plain or "长效" in plain)


# 销号 is another axis with a column of its own: what a word says of it -> the stage that stands in that column.
_STAGES: tuple[tuple[str, str], ...] = (
    ("公示中|正在公示|销号公示", "公示中"),
    ("验收中|核查中|审核中|现场核查", "核查中"),
    ("申请.*(销号|验收)|(销号|验收)申请|待验收|待销号|拟销号", "已申请"),
    ("未销号|不予销号", "未申请"),
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
