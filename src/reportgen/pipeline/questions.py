"""What a new report is asked about, and whether an answer can be read: for the terminal and for a page alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reportgen.dates import parse_date, unreadable
from reportgen.place import BOOKS, PAPERS
from reportgen.records import dataclass, replace
from reportgen.regex import regex
from reportgen.render import KINDS
from reportgen.zh import HAN, number, numeral, printable

LEVELS = ("中央", "省级")
_CITY = regex(rf"(?:\d{{4}}年?)?([{HAN}]{{1,10}}?[市县区州盟旗])\d*年?(?:报告|整改|督察)*")
_ROUND = regex(r"第?([0-9零一二三四五六七八九十]{1,3})轮?")
# A full name; 德州 and 苏州 are cities that lack their 市, 凉山州 is a prefecture.
_FULL = regex(r"[\w·（）]+(?:[市县区盟旗省师镇乡会]|\w州)")
LONGEST = 60  # characters of a name


@dataclass(frozen=True)
class Question:
    """One question: the name of its answer, what it asks, how to answer, and what no answer means ("": left open)."""

    key: str
    asks: str
    hint: str
    default: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answers:
    """What was answered, each as the data file has it; "" or None where nothing was."""

    city: str = ""
    level: str = ""
    round: str = ""
    team: str = ""
    feedback_date: str = ""
    as_of: str = ""
    kind: str = ""
    ledger: Path | None = None
    old: Path | None = None


REPORT = next(iter(KINDS))
QUESTIONS: tuple[Question, ...] = (
    Question("city", "城市的全称", "如 德州市"),
    Question("level", "督察的层级", "哪一级的督察", choices=LEVELS),
    Question("round", "第几轮督察", "如 第二轮"),
    Question("team", "督察组的全称", "如 省第七生态环境保护督察组"),
    Question("feedback_date", "哪天反馈的督察意见", "如 2021-07-23"),
    Question("as_of", "数字统计到哪一天", "如 2026-06-30"),
    Question("kind", "写哪一种公文", "以后可以改", REPORT, tuple(KINDS)),
    Question("ledger", "现成的台账", "Excel 文件，可以把文件拖进来；没有就做一份空表"),
    Question("old", "去年的报告", "Word 文件，可以把文件拖进来；照它的章节写，事实清空"),
)


def questions_for(folder: Path) -> tuple[Question, ...]:
    """The questions about a new folder, whose name may tell the city."""
    guess = _CITY.fullmatch(folder.resolve().name)
    city = guess[1] if guess else ""
    return tuple(replace(q, default=city) if q.key == "city" else q for q in QUESTIONS)


def question(key: str) -> Question:
    """By the name of its answer."""
    return next(q for q in QUESTIONS if q.key == key)


def answers_from(texts: Mapping[str, str]) -> Answers | list[str]:
    """What was typed, by the keys of the questions -> the answers; or what is wrong with it, question by question."""
    read = {q.key: meant(q, texts.get(q.key, "")) for q in QUESTIONS}
    wrong = [f"{q.asks}：{said}" for q in QUESTIONS if (said := complaint(q, texts.get(q.key, "")))]
    if wrong:
        return wrong
    ledger, old = (Path(read[key]) if read[key] else None for key in ("ledger", "old"))
    words = {key: text for key, text in read.items() if key not in ("ledger", "old")}
    return Answers(**words, ledger=ledger, old=old)


def meant(question: Question, text: str) -> str:
    """An answer as the data file has it: 2 or 方案 -> 整改方案, 第2轮 -> 第二轮, 2021年7月23日 -> 2021-07-23."""
    text = text.strip()
    if question.choices and text.isdecimal() and len(text) < LONGEST and 1 <= int(text) <= len(question.choices):
        return question.choices[int(text) - 1]
    if question.choices and text:
        alike = [choice for choice in question.choices if text in choice]
        return alike[0] if len(alike) == 1 else text
    if question.key == "round" and (told := _ROUND.fullmatch(text)):
        count = number(told[1])
        return f"第{numeral(count)}轮" if count else text
    if question.key in ("feedback_date", "as_of") and (date := parse_date(text)):
        return date.first().isoformat() if date.day else str(date)
    if question.key in ("ledger", "old"):
        return text.strip("\"'").strip()  # a terminal puts a dragged file in quotes
    return text


def complaint(question: Question, text: str) -> str:
    """Why an answer can't be read; "" where it can. None at all may always be given."""
    text = meant(question, text)
    if not text:
        return ""
    if printable(text) != text:
        return "里面有认不出的字符，请重新输入"
    if question.choices:
        return "" if text in question.choices else f"没有“{text}”，只能是：{'、'.join(question.choices)}"
    return CHECKS[question.key](text)


def _of_city(text: str) -> str:
    fits = _FULL.fullmatch(text) and len(text) <= LONGEST
    return "" if fits else f"“{text}”不像全称，要带“市”“县”“区”“州”，如 德州市"


def _of_round(text: str) -> str:
    return "" if text.endswith("轮") and len(text) <= LONGEST else f"“{text}”看不出是第几轮，写成 第二轮"


def _of_team(text: str) -> str:
    return "" if len(text) <= LONGEST else f"太长了，最多 {LONGEST} 个字"


def _of_date(text: str) -> str:
    return "" if parse_date(text) else unreadable(text)


def _of_ledger(text: str) -> str:
    """A ledger is read for it: one with errors would keep the report from being built."""
    if refused := _of_file(Path(text), BOOKS):
        return refused
    from reportgen.load import load_any

    fault = next((d for d in load_any(Path(text)).found if d.is_error), None)
    return f"{fault.place or text}：{fault.message}。{fault.reason}。{fault.fix}" if fault else ""


def _of_old(text: str) -> str:
    return _of_file(Path(text), (*PAPERS, *BOOKS))


def _of_file(path: Path, kinds: tuple[str, ...]) -> str:
    """Why a file can't be taken, by its name."""
    try:
        there = path.is_file()
    except OSError:
        there = False
    if not there:
        return f"没有“{path}”这个文件"
    return "" if path.suffix.lower() in kinds else f"“{path.name}”不行，要 {'、'.join(kinds[:4])} 文件"


CHECKS: dict[str, Callable[[str], str]] = {
    "city": _of_city,
    "round": _of_round,
    "team": _of_team,
    "feedback_date": _of_date,
    "as_of": _of_date,
    "ledger": _of_ledger,
    "old": _of_old,
}
