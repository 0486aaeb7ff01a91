"""Rules on marks in a line: half-width ones, pairs, …… and ——, 、 between 》《, doubled marks, 第一，."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check.marks import NUMERALS, around, kinds
from reportgen.check.paper import Found, Paper, Spot
from reportgen.regex import regex
from reportgen.zh import HAN

FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_CLOSING, _OPENING = "”’》〉）】〕", "“‘《〈（【〔"
_HALF = regex(rf"(?<=[汉{_CLOSING}])[,;:?!]|[,;:?!](?=[汉{_OPENING}])|(?<=汉)\.(?=\s*$)")
_POINT_BETWEEN = regex(rf"(?<=[^\W\d_{NUMERALS}])(?<=[{HAN}]{{2}})\.(?=[{HAN}]{{2}})")
_ROUND = regex(r"\([^()（）]*[)）]|（[^()（）]*\)")
_HEADING = regex(rf"\s*[(（](?:[{NUMERALS}]{{1,4}}|\d{{1,2}})[)）]")  # FMT733 tells of these
_ANGLES = regex(rf"[<‹＜]([{HAN}《“][^<>‹›＜＞《》，。；\n]{{1,60}})[>›＞](?=[的》、，。（(及和]|$)")
# Behind a letter or a digit ' and " are an apostrophe and inches: Xi'an, 管径5".
_STRAIGHT = regex(
    r"(?<![0-9A-Za-z])\"[^\"]{0,300}\"|(?<![0-9A-Za-z])'[^']{0,300}'(?![A-Za-z])|(?<=汉)\"|(?<![0-9A-Za-z])\"(?=汉)"
)
# Left from a web page, as TXT866 and TXT867 tell: &nbsp; and 态(tài).
_RESIDUE = regex(r"&#?\w{1,8};|[(（](?=[a-zü]{0,5}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ])[a-züāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]{1,6}[)）]")
_ADDRESS = regex(r"(?:https?://|www\.|[\w.-]{1,64}@)[!-~]+", re.ASCII)


def half_width(text: str) -> Iterator[Found]:
    """Marks in Chinese are full-width, quotation marks curved.

    要求：中文里用中文标点：逗号、分号、冒号、问号、叹号、括号占一个字，引号用“”‘’。GB/T 15834-2011，4、5.1。
    反例：任务37项,已完成34项。
    反例：截至目前(8月底)已完成34项。
    反例：化学需氧量(COD)浓度下降。
    反例："回头看"反馈的问题已完成整改。
    反例：各级高度重视.坚决抓好整改。
    反例：印发《关于<实施意见>的通知》和‹考核办法›。
    正例：每日8:30—17:30开放，详见 http://www.dezhou.gov.cn:8080/a,b ，COD(Mn)达到GB 3838-2002的要求。
    正例：建成管网12,000米（含支管），比例1:2，附件一.整改清单，浓度<标准值且>5。
    正例：于【待补充：督察.反馈日期】反馈督察意见。
    """
    line = kinds(text)
    if "汉" not in line:
        return
    passed = [m.span() for m in (*_ADDRESS.finditer(line), *_RESIDUE.finditer(text))]
    for start, end in sorted({*_single(line), *_brackets(text, line), *_quotes(line)}):
        if not any(first <= start < last for first, last in passed):
            written = text[start:end]
            right = "“”" if written[0] in "\"'" else "".join(FULL.get(c, "") for c in written)
            reason = f"半角标点：{_around(text, start, end)}"
            yield Found(start, end, reason, f"改成全角的“{right}”", _full(written, text))
    yield from _points(text)
    yield from _angles(text)


def _points(text: str) -> Iterator[Found]:
    """A point between words; whether ， or 。 is meant, no pattern can tell."""
    for m in _POINT_BETWEEN.finditer(text):
        if text.rfind("【", 0, m.start()) > text.rfind("】", 0, m.start()):
            continue  # a name: 【待补充：督察.反馈日期】
        reason = f"汉字之间用了半角的点：{_around(text, *m.span())}"
        yield Found(*m.span(), reason, "改成“，”或“。”；人名中间的改成“·”")


def _angles(text: str) -> Iterator[Found]:
    """Signs of less and more, or marks of other languages, for 《》 or 〈〉."""
    for m in _ANGLES.finditer(text):
        first = max(0, m.start() - NAME_MAX)
        inside = text.rfind("《", first, m.start()) > text.rfind("》", first, m.start())
        right = f"〈{m[1]}〉" if inside else f"《{m[1]}》"
        yield Found(*m.span(), f"书名号写作“{m[0][0]}{m[0][-1]}”：{_around(text, *m.span())}", f"改成“{right}”", right)


def _single(line: str) -> Iterator[tuple[int, int]]:
    yield from (m.span() for m in _HALF.finditer(line))


def _brackets(text: str, line: str) -> Iterator[tuple[int, int]]:
    heading = _HEADING.match(text)
    for m in _ROUND.finditer(line):
        before = line[m.start() - 1 : m.start()]
        chinese = "汉" in m[0] or (before and before in "汉，。；：、" + _CLOSING)
        if chinese and not (heading and m.end() <= heading.end()):
            yield m.span()


def _quotes(line: str) -> Iterator[tuple[int, int]]:
    for m in _STRAIGHT.finditer(line):
        beside = line[m.start() - 1 : m.start()] + line[m.end() : m.end() + 1]
        if "汉" in m[0] or "汉" in beside:
            yield m.span()


def _full(written: str, text: str) -> str | None:
    """The same with full-width marks at its ends; None where the pair, or which pair it should be, is not sure."""
    if len(written) == 1:
        return FULL.get(written)
    if written[0] == "'" or re.search("[“”']", text):
        return None if written[0] in "\"'" else _brackets_full(written, text)
    return f"“{written[1:-1]}”" if written[0] == '"' else _brackets_full(written, text)


def _brackets_full(written: str, text: str) -> str | None:
    """Of brackets within brackets only the inner pair is seen: mended alone, the outer would be left half-width."""
    left = _ROUND.sub("", text)
    return None if re.search("[()]", left) else f"（{written[1:-1]}）"


def _around(text: str, start: int, end: int) -> str:
    """What is told of a place: shorter than elsewhere, since a mark is to be seen in it."""
    return around(text, start, end, beside=4, head=6, tail=5)


_DOTS = regex(r"…+|(?<=[汉，。、；：？！”》）])(?:\.{3,}(?!\.|\s*\d*\s*$)|。{3,}|·{3,}|、{3,})")
_DASHES = regex(r"(?<=[汉”》）])(?:—{3,}|[-－–]{2,}|[―─]{1,2})(?=[汉“《（])")


def dots_and_dashes(text: str) -> Iterator[Found]:
    """An ellipsis has six dots, a dash is as long as two characters.

    要求：省略号是六连点“……”，破折号是“——”，各占两个字，中间不断开。GB/T 15834-2011，4.10、4.11、5.1。
    反例：大气、水、土壤…都有改善。
    反例：整改工作...正在推进。
    反例：一条主线--高质量发展。
    正例：大气、水、土壤……都有改善；一条主线——高质量发展；2020—2022年，德州—济南。
    正例：一、总体情况......3
    """
    for m in _DOTS.finditer(kinds(text)):
        if not (m[0][0] == "…" and len(m[0]) in (2, 4)):  # twelve dots: whole paragraphs are left out
            yield Found(*m.span(), f"省略号写作“{m[0]}”", "写成“……”（中文输入法按 Shift+6）", "……")
    for m in _DASHES.finditer(kinds(text)):
        yield Found(*m.span(), f"破折号写作“{m[0]}”", "写成“——”（中文输入法按 Shift+减号）", "——")


_LISTED = regex("》、(?=《)|”、(?=“)")


def listed(text: str) -> Iterator[Found]:
    """Names in 《》 or “” that stand side by side need no 、.

    要求：标有引号的并列成分之间、标有书名号的并列成分之间通常不用顿号；中间有括注的，宜用顿号。
    GB/T 15834-2011，4.5.3.5。
    反例：印发《实施方案》、《考核办法》。
    正例：印发《实施方案》《考核办法》，落实《条例》（2018年修订）、《办法》。
    """
    for m in _LISTED.finditer(text):
        kind = "书名号" if m[0][0] == "》" else "引号"
        yield Found(m.end() - 1, m.end(), f"并列的{kind}之间有顿号：{_around(text, m.end() - 1, m.end())}", "删去顿号")


_MARKS = regex("[，。、；：！？]{2,}")


def doubled(text: str) -> Iterator[Found]:
    """No two marks side by side.

    要求：一处只用一个点号；叹号、问号可以叠用。GB/T 15834-2011，4.2.3、4.3.3。
    反例：整改任务全部完成。。
    反例：市水利局，、市住建局负责。
    正例：为什么改？！改什么！！
    """
    for m in _MARKS.finditer(text):
        dots = len(m[0]) >= 3 and m[0] in ("。" * len(m[0]), "、" * len(m[0]))  # FMT755 tells of these
        if not set(m[0]) <= set("！？") and not dots:
            yield Found(*m.span(), f"标点重复：{_around(text, *m.span())}", "只留一个")


_ORDINAL = regex(r"(?<![^。；：！？，\s“])([第其][一二三四五六七八九十]{1,2})、(?![第其一二三四五六七八九十])")


def ordinals(text: str) -> Iterator[Found]:
    """第一 as the head of a point takes a comma.

    要求：“第一”“其一”等后面用逗号，顿号用在“一”“二”等汉字数字之后。GB/T 15834-2011，4.4.3、4.5.3。
    反例：第一、压实整改责任。
    正例：第一，压实整改责任；第一、第二产业和第一、三季度。
    """
    for m in _ORDINAL.finditer(text):
        yield Found(*m.span(), f"写作“{m[0]}”；“{m[1]}”后面用逗号，不用顿号", f"写成“{m[1]}，”")


_NO_TEXT = regex(r"\s{0,20}[（(]?[此本][页面]\s?无\s?正\s?文")


def no_text(text: str) -> Iterator[Found]:
    """No 此页无正文: what is too long for the page is set closer.

    要求：所剩空白处容不下印章、成文日期时，采取调整行距、字距的措施解决，不用“此页无正文”。GB/T 9704-2012，7.3.5.5。
    反例：（此页无正文）
    正例：附件2无正文摘要。
    """
    if m := _NO_TEXT.match(text):
        yield Found(
            *m.span(),
            f"写有“{text.strip()[:20]}”，公文不用这个办法",
            "删去这一行，把正文的行距或字距稍加调整，使落款与正文同面",
        )


PAIRS = ("“”", "‘’", "（）", "()", "《》", "〈〉", "〔〕", "[]", "［］", "【】")
# Marks of one form: half and full width are FMT753's business, those of a document's number FMT752's.
_KIND = {mark: pair[0] for pair in PAIRS for mark in pair} | dict.fromkeys("()", "（") | dict.fromkeys("[]［］", "〔")
_OPEN = {pair[0] for pair in PAIRS}
_PAIRED = regex("[“”‘’（）()《》〈〉〔〕［］【】\\[\\]]")
_POINT = regex(r"(?:^|[，。；：、？！\s])(?:[0-9A-Za-z]{1,2}|[一二三四五六七八九十]{1,2})$")  # 1） before a point
NAME_MAX = 100  # characters of a name in 《》
NEAR = 4  # characters before a mark that are looked at
DEEP = 30  # marks that can be open at once
REACH = 2  # lines: a plain text may be wrapped, a quotation may have several paragraphs
NAMES = {
    "“": "双引号",
    "‘": "单引号",
    "（": "括号",
    "《": "书名号",
    "〈": "单书名号",
    "〔": "六角括号",
    "【": "方头括号",
}
INNER = {"“": "‘’", "‘": "“”", "《": "〈〉", "〈": "《》"}

Mark = tuple[int, int, str]  # line, place, character


def pairs(paper: Paper) -> Iterator[Spot]:
    """Quotation marks, brackets and 《》 are closed, do not cross, and alternate where one stands in another.

    要求：引号、括号、书名号成对使用；引号里再用引号，里层用‘’；书名号里再用书名号，里层用〈〉。
    GB/T 15834-2011，4.8、4.9、4.15。
    反例：落实“回头看反馈意见。
    反例：落实回头看”反馈意见。
    反例：印发《关于〈条例》的通知〉。
    反例：印发《关于贯彻《条例》的通知》。
    正例：印发《关于贯彻〈条例〉的通知》，说：“要抓好‘回头看’（含专项）。”
    正例：包括：1）污水；2）垃圾。People’s
    """
    lines = [passage.text for passage in paper.passages]
    waiting: list[Mark] = []
    for n, line in enumerate(lines):
        yield from (_unclosed(mark, lines) for mark in waiting if n - mark[0] > REACH)
        waiting = [mark for mark in waiting if n - mark[0] <= REACH]
        for m in _PAIRED.finditer(line):
            mark = (n, m.start(), m[0])
            if m[0] in _OPEN:
                _open(waiting, mark, lines)
                if len(waiting) > DEEP:
                    yield _unclosed(waiting.pop(0), lines)
            else:
                yield from _close(waiting, mark, lines)
    yield from (_unclosed(mark, lines) for mark in waiting)


def _open(waiting: list[Mark], mark: Mark, lines: Sequence[str]) -> None:
    """A quotation of several paragraphs opens anew with each of them."""
    n, at, char = mark
    if char == "“" and not lines[n][:at].strip():
        again = [w for w in waiting if w[2] == char and w[0] < n and not lines[w[0]][: w[1]].strip()]
        for before in again[-1:]:
            waiting.remove(before)
    waiting.append(mark)


def _close(waiting: list[Mark], mark: Mark, lines: Sequence[str]) -> Iterator[Spot]:
    n, at, char = mark
    kind, before = _KIND[char], lines[n][max(0, at - NEAR) : at]
    if not any(_KIND[w[2]] == kind for w in waiting):
        latin = char in "’”" and before[-1:].isascii() and before[-1:].isalnum()  # an apostrophe, inches
        if not latin and not (char in ")）" and _POINT.search(before)):
            yield (
                n,
                Found(at, at + 1, f"少了前{NAMES[kind]}：{_around(lines[n], at, at + 1)}", "补上前一半，或删去后一半"),
            )
        return
    while _KIND[waiting[-1][2]] != kind:
        yield _unclosed(waiting.pop(), lines)
    line, start, opened = waiting.pop()
    inner = INNER.get(opened)
    if inner and any(w[0] == line and w[2] == opened for w in waiting):
        reason = f"{NAMES[kind]}里面又用{NAMES[kind]}：{_around(lines[line], start, start + 1)}"
        yield line, Found(start, start + 1, reason, f"里层改用“{inner}”")


def _unclosed(mark: Mark, lines: Sequence[str]) -> Spot:
    n, at, char = mark
    return n, Found(
        at, at + 1, f"少了后{NAMES[_KIND[char]]}：{_around(lines[n], at, at + 1)}", "补上后一半，或删去前一半"
    )
