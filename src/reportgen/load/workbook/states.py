"""Words of a 状态 cell: the word parted from the sentence behind it, and what it says for the sums."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reportgen.load.words import Meaning, Meanings, meaning_of
from reportgen.model import CLOSED, Progress
from reportgen.model.tasks import REOPENED
from reportgen.regex import regex
from reportgen.vocabulary import definition, folded, word_table

_MARK = regex(r"[。；，：,;:\n（(]")
_BRACKETS = {"（": "）", "(": ")"}
_UNTOLD = regex(r"[是否有无√×]|部分.*|基本.*|大部分.*|主体.*|\d+(?:\.\d+)?\s*[项个件条处家%％].?")  # 已完成（3处）
# What takes back the word before it, unless it is denied or guarded against: 防止反弹.
_AGAINST = regex(
    r"(?<![无未没不防])(?<!防止|杜绝|避免|没有|遏制|严控)(?:反弹|逾期|超期)"
    r"|(?<!无)(?:重新整改|不合格|未通过|不通过|未达到?序时|退回)"
)
_CLAUSE = regex(r"[。；，：、,;:\n（）()]")
_BEFORE = regex(r"(?:但|目前|现|其余|其他|另|剩余|部分|仍|尚|又|其中|均|都|在)+(?:.{0,3}[处个项件家])?")
_COLONS = "：:"
_NO_STORY = regex(r"\s*(?:\d|[是否有无未不没])")  # 已完成：3项, 已完成：否 say something else
_TIMELINESS = regex("[超逾到]期")  # counted by deadlines, whatever the status says
_LATE = ("逾期", "超期", "未达序时", "未达到序时")
_AGAIN = ("反弹", "重新整改", "不合格", "未通过", "不通过", "退回")
LONGEST = 30  # characters of a status word and marks in it
FINISHED, UNFINISHED, ONGOING = "完成类", "未完成类", "长期坚持"


class State(NamedTuple):
    """What a 状态 cell holds: its word and the text behind the mark."""

    word: str
    rest: str = ""


class States:
    """Reads the status words of one sheet, a city's own among them."""

    def __init__(self, own: Meanings) -> None:
        self._own = own
        self._known: dict[str, Meaning | None] = {}

    def meaning(self, word: str) -> Meaning | None:
        """What a word says; each is looked up once."""
        if word not in self._known:
            self._known[word] = meaning_of(word, self._own)
        return self._known[word]

    def is_word(self, text: str) -> bool:
        """Whether a text is a status word and nothing else."""
        return len(text) <= LONGEST and self.meaning(text) is not None

    def parted(self, text: str) -> State:
        """`基本完成，剩余1处` as its word and the rest: the longest known word that a mark ends."""
        if not text or self.is_word(text):
            return State(text)
        best = State(text)
        for mark in _MARK.finditer(text[: LONGEST + 1]):
            word, rest = text[: mark.start()], text[mark.end() :].strip()
            if not self.meaning(word) or (mark[0] in _COLONS and _NO_STORY.match(rest)):
                continue
            if mark[0] in _BRACKETS:
                inside, _, after = rest.partition(_BRACKETS[mark[0]])
                if _UNTOLD.fullmatch(inside.strip()):
                    continue
                after = after.strip("。；，,; \n")
                rest = f"{inside}；{after}" if inside and after else inside or after
            best = State(word.strip(), rest)
        return best

    def against(self, state: State) -> str:
        """What of the text behind a status word says another status; nothing where it goes with the word."""
        said = self.meaning(state.word)
        if said is None or not state.rest:
            return ""
        for clause in _CLAUSE.split(state.rest):
            other = self.meaning(clause) or self.meaning(_BEFORE.sub("", clause, count=1)) if clause.strip() else None
            if other is not None and _differ(said, other):
                return clause.strip()
        late = said.progress is Progress.BEHIND
        told = (m[0] for m in _AGAINST.finditer(state.rest))
        return next((w for w in told if not (late and w in _LATE) and not (said.stage == REOPENED and w in _AGAIN)), "")

    def labels(self, word: str, stage: str, deadline: str) -> frozenset[str]:
        """What a task counts as in the sums, by its status, its stage of 销号 and its deadline."""
        return _labels(self.meaning(word) if word else None, stage, "长期坚持" in deadline)

    def meant(self, word: str) -> frozenset[str]:
        """The labels of which a status word in a sum row may be the count; none where it is no status."""
        meaning = self.meaning(word) if len(word) <= LONGEST and not _TIMELINESS.search(word) else None
        if meaning is None:
            return frozenset()
        if meaning.closed:
            return frozenset({CLOSED})
        if meaning.ongoing and meaning.progress is Progress.IN_PROGRESS:
            return frozenset({ONGOING, f"{ONGOING}{UNFINISHED}"})
        also = {Progress.DONE: FINISHED, Progress.IN_PROGRESS: UNFINISHED}.get(meaning.progress)
        return frozenset({meaning.progress.value, also} if also else {meaning.progress.value})


def _differ(said: Meaning, other: Meaning) -> bool:
    """Whether two words can't both be right; 推进中 goes with all that says how fast."""
    if REOPENED in (said.stage, other.stage):
        return said.stage != other.stage
    if other.ongoing and other.progress is Progress.IN_PROGRESS:
        return False  # 已完成。长期坚持
    under_way = (Progress.ON_SCHEDULE, Progress.AHEAD, Progress.BEHIND)
    return said.progress is not other.progress and not (
        other.progress is Progress.IN_PROGRESS and said.progress in under_way
    )


@lru_cache(maxsize=1024)
def _labels(meaning: Meaning | None, stage: str, lasting: bool) -> frozenset[str]:
    labels = set()
    if meaning is not None:
        group = FINISHED if meaning.progress in (Progress.DONE, Progress.MOSTLY_DONE) else UNFINISHED
        labels = {meaning.progress.value, group}
        if meaning.ongoing or lasting:
            labels |= {ONGOING, f"{ONGOING}{group}"}
    if stage == CLOSED or (not stage and meaning is not None and meaning.closed):
        labels.add(CLOSED)
    return frozenset(labels)


def case_words(word: str) -> frozenset[str]:
    """The words of a petition that a word in a sum row means: 属实, 已办结."""
    tables = (word_table(definition("Case")["properties"][key]) for key in ("属实", "办理"))
    plain = folded(word)
    if plain in ("是", "否"):
        return frozenset()
    return frozenset(table[plain] for table in tables if plain in table)
