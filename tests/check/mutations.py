"""Slips of the pen, one at a time and at random, for a clean report: what a proof-reader must find."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

Make = Callable[[re.Match[str], random.Random], str]


class Slip(NamedTuple):
    """A kind of slip: a place that matches becomes what `make` gives."""

    name: str
    pattern: str
    make: Make


def _digit(m: re.Match[str], dice: random.Random) -> str:
    """The number with one digit changed, to one that is not 0 in front."""
    number = m[0]
    at = dice.choice([n for n, c in enumerate(number) if c.isdigit()])
    low = 1 if at == 0 else 0
    digit = dice.choice([d for d in range(low, 10) if str(d) != number[at]])
    return number[:at] + str(digit) + number[at + 1 :]


def _by_one(m: re.Match[str], dice: random.Random) -> str:
    return str(max(1, int(m[0]) + dice.choice((-1, 1))))


def _gone(m: re.Match[str], dice: random.Random) -> str:
    return ""


def _twice(m: re.Match[str], dice: random.Random) -> str:
    return m[0] * 2


def _as(text: str) -> Make:
    return lambda m, dice: m.expand(text)


def _one_of(*texts: str) -> Make:
    return lambda m, dice: m.expand(dice.choice(texts))


WRONG = {
    "成效显著": "成效显着",
    "挂账督办": "挂帐督办",
    "党政同责": "党政通责",
    "虚假整改、表面整改": "虚假整改、表面整改整改",
    "习近平生态文明思想": "习近平生态环境思想",
}
NUMERALS = "一二三四五六七八九"


def _numeral(m: re.Match[str], dice: random.Random) -> str:
    return dice.choice([n for n in NUMERALS if n != m[0]])


def _half(m: re.Match[str], dice: random.Random) -> str:
    return dict(zip("，；：（）", ",;:()", strict=True))[m[0]]


TRADITIONAL = dict(zip("环护贯实为进说国问题业规机", "環護貫實為進說國問題業規機", strict=True))

EXACT = r"(?<=已完成)34(?=项，其余)|(?<=其余)12(?=项正在推进)"  # nothing is left out of these sums
# A part or a whole of a sum that a sentence of the clean report states.
SUMMED = (
    r"(?<=已完成)34(?=项，其余)|(?<=其余)12(?=项正在推进)|\d+(?=项整改任务中)|228(?=件群众)|215(?=件)|13(?=件。)"
    r"|11(?=名干部)|(?<=干部)[47](?=人)|26(?=台)|17(?=台)|9(?=台)|(?<=”)5(?=个)|(?<=省级)2(?=个)|(?<=市级)3(?=个)"
)

SLIPS = (
    Slip("a figure of a sum changed by one", SUMMED, _by_one),
    Slip("a digit of a figure of a sum", EXACT, _digit),
    Slip("a rate that its parts do not give", r"73\.9(?=%)|(?<=占)75(?=%)", _digit),
    Slip("a growth that old and new value do not give", r"29(?=\.7%)|18\.5(?=万吨)|24\.0(?=万吨)", _digit),
    Slip("a measure word left out", r"(?<=其余\d\d)项(?=正在)|(?<=其余\d)项(?=未达到)", _gone),
    Slip("% for 百分点 with a rate", "(?<=提高4.2)个百分点", _as("%")),
    Slip("截止 for 截至", "截至(?=2)", _as("截止")),
    Slip("a fixed expression slipped", "|".join(WRONG), lambda m, dice: WRONG[m[0]]),
    Slip("the full stop at the end of a paragraph left out", r"(?<=[^。\n]{9})。$", _gone),
    Slip("a mark doubled", "[，。；、]", _twice),
    Slip("a bracket or a quotation mark left out", "[“”《》（）]", _gone),
    Slip("a half-width mark", "(?<=[一-龥])[，；：](?=[一-龥])", _half),
    Slip("the number of a point changed", f"(?<=[。])[{NUMERALS}](?=是)|^一(?=是)", _numeral),
    Slip("the number of a heading changed", f"(?<=^（)[{NUMERALS}](?=）)|^[{NUMERALS}](?=、)", _numeral),
    Slip("a day that no calendar has", r"(?<=年\d月)\d+(?=日)", _one_of("32", "45")),
    Slip("the feedback before the presence", "(?<=于)2022年6月20日(?=反馈)", _one_of("2021年6月20日", "2022年3月2日")),
    Slip("the plan before the feedback", "(?<=于)2022年7月28日(?=印发)", _one_of("2021年7月28日", "2022年5月28日")),
    Slip("the signature before the figures", "^2023年9月15日$", _one_of("2022年9月15日", "2023年5月15日")),
    Slip("a year left out of 截至", "(?<=截至)2023年", _gone),
    Slip(
        "a count that its list does not give",
        "(?<=“)三(?=个清单)",
        _numeral,
    ),
    Slip("working days that the calendar does not give", "5(?=个工作日)", _one_of("3", "7", "10")),
    Slip("the number of tasks in another place", r"(?<=确定的)46(?=项)|(?<=分解为)46(?=项)", _by_one),
    Slip("Latin letters for Roman numerals", "Ⅲ(?=类)|Ⅴ(?=类)", _one_of("V", "III")),
    Slip("a letter in a number", r"(?<=\d)[01](?=\d|[年月日])", _one_of("O", "l")),
    Slip("a Traditional character", f"[{''.join(TRADITIONAL)}]", lambda m, dice: TRADITIONAL[m[0]]),
    Slip("a hyphen for a dash in a span", "(?<=5月8日)至5月12日", _as("-5月12日")),
    Slip("、 between names in quotation marks", "”“|》《", lambda m, dice: f"{m[0][0]}、{m[0][1]}"),
    Slip("government before party", "市委、市政府", _as("市政府、市委")),
    Slip("the signers in the wrong order", "中共云山市委\n云山市人民政府", _as("云山市人民政府\n中共云山市委")),
    Slip("a word doubled", "推进|落实|整改|完成|加强", _twice),
    Slip("a placeholder left", r"(?<=[^\d年月.])\d+(?=[项件个台处]|月\d+日)", _one_of("X", "*", "××")),
    Slip(
        "a line of a web page", r"$\n", _one_of("\n阅读量：356\n", "\n来源：云山日报\n", "\n版权所有 云山市人民政府\n")
    ),
    Slip(
        "a sentence repeated elsewhere",
        "(?<=个别矿山修复标准不高。)",
        _as("全市12个国控断面中，达到或优于Ⅲ类的有9个，占75%，劣Ⅴ类水体全面消除。"),
    ),
    Slip("a blank within the text", r"(?<=[一-龥])(?=\d+[项件个台处])", _as(" ")),
    Slip("the percent sign left out", r"(?<=率为\d\d\.\d)%", _gone),
    Slip(
        "a name of a document changed",
        "国土空间生态修复(?=规划》)",
        _one_of("国土空间修复", "国土空间生态修覆", "国土空间态修复"),
    ),
)


def applied(text: str, slip: Slip, dice: random.Random) -> tuple[str, set[int]] | None:
    """The text with one slip, and the lines (from 1) that it touched; None where the text gives no occasion."""
    matches = list(re.finditer(slip.pattern, text, re.MULTILINE))
    if not matches:
        return None
    m = dice.choice(matches)
    new = text[: m.start()] + slip.make(m, dice) + text[m.end() :]
    if new == text:
        return None
    first = text[: m.start()].count("\n") + 1
    last = first + new[m.start() : len(new) - (len(text) - m.end())].count("\n")
    return new, set(range(first, last + 2))
