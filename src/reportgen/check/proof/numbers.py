"""Rules on numbers and blanks in a line: ranges, percentages, full-width digits, blanks between Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportgen.check.marks import kinds
from reportgen.check.paper import Found
from reportgen.regex import regex

_UNIT = (
    "年度?|个?月份?|[日天周岁项条个人名户家处件批次起吨米亩辆台倍级类点]|小时|分钟|千克|公斤|公里|千米|厘米|毫米|微克|毫克|克|公顷"
    "|平方|立方|万|亿|%|‰|℃"
)
_NUMBER = r"\d+(?:\.\d+)?"
_RANGE = regex(
    rf"(?<![\dA-Za-z.．/:\-－–—～~])(?!0\d)(?P<a>{_NUMBER})(?P<ua>{_UNIT})? ?[-－–] ?(?P<b>{_NUMBER}) ?(?P<ub>{_UNIT})"
)
_HOURS = regex(r"(?<![\d:：])\d{1,2}[:：]\d\d ?[-－–] ?\d{1,2}[:：]\d\d(?![\d:：])")
_DAYS = regex(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日 ?(?:[-－–]{1,2}|~) ?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日")
_CLASSES = regex(r"[ⅠⅡⅢⅣⅤ]类? ?(?:[-－–]{1,2}|~) ?[ⅠⅡⅢⅣⅤ]类?")
_HALF_WAVE = regex(rf"(?<![\dA-Za-z.．/:~])(?!0\d){_NUMBER}(?:{_UNIT})?~{_NUMBER}(?:{_UNIT})")
_ROUND_YEAR = ("月", "日", "点", "时")  # units that begin anew: 11月—2月


def ranges(text: str) -> Iterator[Found]:
    """A range is written with — or ～.

    要求：表示起止用一字线“—”，数值范围用浪纹线“～”（也可用一字线），不用短横线和半角的“~”。GB/T 15834-2011，4.13.3。
    反例：2020-2022年
    反例：1-8月优良天数
    反例：每日8:30-17:30
    反例：2023年9月28日-2023年10月7日公示
    反例：Ⅰ-Ⅲ类水质断面
    反例：湿度保持在60%~85%之间
    正例：2020—2022年，5～10天，电话0534-2687123，表3-1个别数据，GB 3838-2002年版，2022-08-30日，Ⅰ—Ⅲ类，60%～85%
    """
    days = list(_DAYS.finditer(text))
    for m in days:
        yield _hyphen(m, "—")
    for m in (*_CLASSES.finditer(text), *_HALF_WAVE.finditer(text)):
        own = any(d.start() <= m.start() < d.end() for d in days)
        if not own and not _PERCENT.fullmatch(m[0]):  # FMT791 tells of these
            yield _hyphen(m, "～")
    for m in _RANGE.finditer(text):
        if any(d.start() <= m.start() < d.end() for d in days):
            continue
        rising = float(m["b"]) > float(m["a"]) or m["ub"].removeprefix("个").startswith(_ROUND_YEAR)
        halved = m["ub"] == "%" and not m["ua"]  # FMT791 tells of these
        if rising and not halved and not re.search(r"[A-Za-z] ?$|[表图]$", text[max(0, m.start() - 2) : m.start()]):
            sign = "—" if m["ub"].startswith(("年", "月", "日")) else "～"
            yield _hyphen(m, sign)
    for m in _HOURS.finditer(text):
        yield _hyphen(m, "—")


def _hyphen(m: re.Match[str], sign: str) -> Found:
    used = "半角的“~”" if "~" in m[0] else "短横线"
    return Found(*m.span(), f"起止写作“{m[0]}”，用了{used}", f"写成“{re.sub(' ?[-－–~]{1,2} ?', sign, m[0], count=1)}”")


_PERCENT = regex(rf"(?<![\dA-Za-z.．:\-－–—～~])({_NUMBER}) ?([～~—－–-]) ?({_NUMBER})%")


def percentages(text: str) -> Iterator[Found]:
    """Both ends of a range of percentages have their sign.

    要求：百分数的起止，两个数都带百分号。GB/T 15835-2011，5.1。
    反例：同比下降10～20%
    正例：同比下降10%～20%
    """
    for m in _PERCENT.finditer(text):
        sign = m[2] if m[2] in "～—" else "～"
        yield Found(*m.span(), f"写作“{m[0]}”，前一个数没有百分号", f"写成“{m[1]}%{sign}{m[3]}%”")


_WIDE = regex("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?")


def full_width(text: str) -> Iterator[Found]:
    """Digits and letters are half-width.

    要求：阿拉伯数字和英文字母用半角，占半个字。GB/T 15835-2011，5.1。
    反例：整改任务３７项
    反例：国家ＡＡＡＡ级景区
    正例：整改任务37项，国家AAAA级景区
    """
    for m in _WIDE.finditer(text):
        right = unicodedata.normalize("NFKC", m[0])
        yield Found(*m.span(), f"“{m[0]}”是全角的", f"改成半角的“{right}”", right)


_GAP = regex("(?<=\\S)[ \u3000\u00a0]{1,2}(?=\\S)")
_SENTENCE = regex("[，。；]")
_AFTER, _BEFORE = "，。；、！？", "，。；、：！？）”》"
_LAW = regex(r"\s*第[一二三四五六七八九十百零〇\d]+[章节条款编]$")
_LABELS = ("表", "图", "电话", "手机", "邮编", "传真", "编号", "附件")  # 表 1
_BLANKS = (" ", "\u3000", "\u00a0")
LONG = 5  # characters: names have four at most
NEAR = 40  # characters before a blank that are looked at
LONG_NUMBER = 6  # digits of telephones, post codes


def blanks(text: str) -> Iterator[Found]:
    """No blanks between Chinese, nor between Chinese and digits. Lists of names and the like are no sentences.

    要求：汉字之间、汉字与数字之间不空格；标点前后不空格。（公文的通行做法。）
    反例：截至 2022年8月，整改任务全部完成。
    反例：各级各部门高度重视 狠抓落实，成效明显。
    反例：整改任务全部完成， 群众满意。
    反例：优良率达到93.5 %，群众满意。
    正例：组长：张　明　王小强　李　红
    正例：第一条 为了保护环境，制定本办法。
    正例：会议由市生态环境局 李红 主持，各县区参加。
    正例：表 1 整改任务，GB 3838 规定的限值，联系电话 05342687123，AQI 指数。
    """
    if not _SENTENCE.search(text):
        return
    line = kinds(text)
    for m in _GAP.finditer(line):
        if _is_stray(text, line, m):
            written = text[max(0, m.start() - 4) : m.end() + 4]
            yield Found(*m.span(), f"“{written}”里有空格", "删去空格", "")


def _is_stray(text: str, line: str, m: re.Match[str]) -> bool:
    before, after = line[m.start() - 1], line[m.end()]
    head = text[max(0, m.start() - NEAR) : m.start()]
    if before == after == "汉":
        left, right = _run(line, m.start(), -1), _run(line, m.end(), 1)
        parted = line[: m.start() - left].endswith(_BLANKS) and left < LONG
        if parted or (line[m.end() + right :].startswith(_BLANKS) and right < LONG):
            return False  # 由市生态环境局 李红 主持: a name between blanks
        short = min(left, right) < (LONG if "\u3000" in m[0] else 2)
        return max(left, right) >= LONG and not short and not _LAW.fullmatch(head)
    if before == "汉" and after.isascii() and after.isdigit():
        digits = re.match(r"\d+", line[m.end() :])
        return not (digits and len(digits[0]) >= LONG_NUMBER) and not head.endswith(_LABELS)
    if before.isascii() and before.isdigit() and after == "汉":
        number = re.search(r"[0-9A-Za-z.]+$", head)
        lettered = number and (
            not re.fullmatch(r"[\d.]+", number[0]) or re.search(r"[A-Za-z] ?$", head[: number.start()])
        )
        labelled = number and head[: number.start()].rstrip(" \u3000\u00a0").endswith(_LABELS)
        return not lettered and not labelled and bool(number and m.start() > len(number[0]))
    if before.isascii() and before.isdigit() and after in "%％‰":
        return True
    if before in _AFTER:
        return m.start() > LONG and (after in "汉“《（" or after.isdigit())
    return before == "汉" and after in _BEFORE


def _run(line: str, at: int, step: int) -> int:
    """How many Han characters without a break stand before (-1) or from (1) that place."""
    length = 0
    at -= step < 0
    while 0 <= at < len(line) and line[at] == "汉":
        length += 1
        at += step
    return length
