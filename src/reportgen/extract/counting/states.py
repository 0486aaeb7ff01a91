"""The states of tasks as the sentences of old papers have them, in the form in which the checks read statements."""

from __future__ import annotations

from reportgen.check.agreement.sentence import DUE
from reportgen.check.agreement.words import TASKS, label
from reportgen.load.states import STATUS, Meaning
from reportgen.model.tasks import Progress, Standing
from reportgen.regex import regex

STATE = "状态."  # before the group of 分组 that a state belongs to, the first of the names of a part
REST = f"{STATE}未完成"  # what is not done, whatever its state
DONE, MOSTLY, CLOSED, GOING, LASTING, SCHEDULE = (
    *(f"{STATE}已完成整改", f"{STATE}基本完成", f"{STATE}已销号"),
    *(f"{STATE}推进中", f"{STATE}长期坚持", f"{STATE}达到序时进度"),
)

# The first figure that the checks take a state for -> its group, and the placeholders that may print it; the first
# that has the number is meant.
_BY_FIGURE: dict[str, tuple[str, ...]] = {
    "任务.已完成": (DONE, "任务.已完成"),
    "任务.基本完成": (MOSTLY, "任务.基本完成", "任务.完成或基本完成"),
    "任务.正在推进": (GOING, "任务.正在推进", "任务.推进中"),
    "任务.达到序时进度": (SCHEDULE, "任务.达到序时进度"),
    "任务.未达到序时进度": (f"{STATE}未达到序时进度", "任务.未达到序时进度"),
    "任务.未完成": (REST, "任务.未完成", "任务.尚未完成", "任务.推进中"),
    "任务.长期坚持": (LASTING, "任务.长期坚持"),
    "任务.已销号": (CLOSED, "任务.已销号"),
}
_JOINED = "建立健全长效机制需长期坚持 形成长效机制需长期坚持 建立健全长效机制 形成长效机制 健全长效机制需长期坚持"
_ON_SCHEDULE = (
    "未完成但达到序时进度 未完成但达序时进度 尚未完成但达到序时进度 未完成整改但达到序时进度 未完成达到序时进度"
)
_ROWS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((LASTING, "任务.长期坚持"), _JOINED),
    ((SCHEDULE, "任务.达到序时进度"), _ON_SCHEDULE),
    ((MOSTLY, "任务.完成或基本完成"), "完成或基本完成 完成和基本完成 完成或者基本完成"),
    ((DONE, "任务.已完成"), "完成并通过验收 完成整改并通过验收 完成验收 完成整改验收"),
)


def _parts() -> dict[str, tuple[str, ...]]:
    """Every state by its label; those of the checks first, then ours, then the words of the ledgers."""
    made: dict[str, tuple[str, ...]] = {}
    for word, figures in TASKS.parts.items():
        made[word] = _BY_FIGURE.get(figures[0], figures)
    for names, words in _ROWS:
        made.update((label(word), names) for word in words.split())
    known: dict[str, set[Meaning]] = {}
    for word, meaning in STATUS.items():
        known.setdefault(label(word), set()).add(meaning)
    for word, meanings in known.items():
        if len(meanings) == 1 and len(word) > 1 and word not in made:
            made[word] = _names(meanings.pop())
    return made


def _names(meaning: Meaning) -> tuple[str, ...]:
    group = Standing(meaning.progress, meaning.ongoing, meaning.closed).value
    known = {names[0]: names for names in _BY_FIGURE.values()}
    state = f"{STATE}{group}"
    own = (f"任务.{group}",) if group in {p.value for p in Progress} else ()
    return known.get(state, (state, *own))


_UNNUMBERED = regex(
    "(?:其余|剩余|其他|其它|剩下|余下)(?:的)?(?:整改)?(?:任务|问题|事项)?(?P<state>[^，,。；;：:\\d]{2,20})(?=[，,。；;]|$)"
)
_PUSHED_ON = regex("(?:正|正在|积极|有序|稳步|扎实|加快|持续|全力|抓紧)+(?:地)?推进(?:整改)?(?:中|之中|当中)?")


def group_of_rest(text: str) -> str:
    """其余整改任务正在推进, without a number -> the group of 分组 that it is in; "" where nothing is said."""
    m = _UNNUMBERED.search(text)
    if m is None:
        return ""
    state = m["state"].removeprefix("均").removeprefix("都")
    if _PUSHED_ON.fullmatch(state):
        return GOING.removeprefix(STATE)
    first = STATES.parts.get(label(state), ("",))[0]
    return first.removeprefix(STATE) if first.startswith(STATE) else ""


# As the checks read them, but that of no sentence the right figures are known beforehand.
STATES = TASKS._replace(
    noun=regex("(?:的)?(?:督察|反馈|整改|具体|突出|生态环境)*(?:的)?(?:任务|问题|事项)(?:整改)?(?:中|里)?"),
    total=regex(f"(?:{TASKS.total.pattern}|梳理|认领|承担|交办|推动|推进|落实|完成情况|要求|清单|[个项条])*"),
    subject=regex(f"{TASKS.subject.pattern}|将\ue000*问题"),
    parts=_parts(),
    groups={**TASKS.groups, "大类": "问题.类别", "个方面": "问题.类别"},
    rest=(REST, "任务.未完成", "任务.其余", "任务.正在推进"),
    rates={
        **TASKS.rates,
        **{label(f"{of}{word}"): names for of in ("总体", "总", "综合") for word, names in TASKS.rates.items()},
    },
    shares={DONE: ("任务.完成率",), MOSTLY: ("任务.基本完成率",), CLOSED: ("任务.销号率",)},
)
__all__ = [
    "CLOSED",
    "DONE",
    "DUE",
    "GOING",
    "LASTING",
    "MOSTLY",
    "REST",
    "SCHEDULE",
    "STATE",
    "STATES",
    "group_of_rest",
]
