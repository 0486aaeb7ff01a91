"""The texts of a paper in order -> what each of them is, by its words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportgen.check import document_number, marks
from reportgen.check.paper import Role
from reportgen.regex import regex
from reportgen.zh import HAN

TITLE_LINES = 4
TITLE_AMONG = 12  # of the first passages
TITLE_MAX = 60  # characters of one of its lines
OWN_LINE = 45  # characters that a heading without a stop can have
SIGNER_MAX = 40
SENTENCE = regex("[。！？；]")
_TITLE_END = regex(
    r"(?:报告|方案|通报|通告|公告|公示|通知|意见|情况|清单|函|纪要|简报|落实|办法|计划|总结)(?:（[^）]*）)?$"
)
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_TYPED_DAY = r"(?:19|20)\d\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}"
# 2018-05-16 07:21:00 来源：某某日报; 某某日报 2023-02-22; 时间：2020-01-17 16:04:10
_STAMP = regex(
    rf"\s*{_TYPED_DAY}\s*(?:(?:{_CLOCK}|\w{{0,4}}(?:来源|作者|发布|浏览|点击|阅读|编辑))[^。；！？]{{0,40}})?"
    rf"|\s*(?![{HAN}]{{0,11}}[截期间])[{HAN}]{{2,12}}(?:\s+|(?<=[报网社台刊端线])){_TYPED_DAY}(?:\s*{_CLOCK})?\s*"
    rf"|\s*(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日\s*{_CLOCK}[^。；！？]{{0,40}}"
    r"|\s*(?:发布|发表|更新)?(?:时间|時間|日期)\s?[:：]\s?(?:19|20)\d\d[^。；！？]{0,50}"
    r"|\s*(?:热度|人气|浏览量?|点击量?|阅读量?|字号|色调|来源|來源)\s?[:：][^。；！？]{0,30}"
)
_MEDIUM = regex(rf"\s*[{HAN}]{{2,10}}(?:网|报|新华社|电视台|电台|客户端|在线)\s*")
_NAVIGATION = regex(
    r"\s*(?:网站)?首\s?页\s*|\s*(?:首\s?页\s*)?(?:[-—]{0,2}[>＞»›→]+\s*\w{1,12}\s*){1,8}"
    r"|\s*\w{1,12}(?:\s*[-—]{0,2}[>＞»›→]+\s*\w{1,12}){1,8}\s*"
)
# A column of a site: 审计公告 above 关于…的报告.
LABEL = regex(
    "要闻|新闻|(?:审计|通知|公告|公示|政策|信息|工作|环保|新闻|政务|政府信息|部门|媒体|热点|即时|本地|今日|时政|图片|最新|督察|整改)"
    "(?:公告|公示|公开|动态|要闻|新闻|中心|通告|聚焦|专栏|文件|报道|资讯|推荐)"
)
_WELCOME = regex(
    r"(?:热烈)?欢迎(?:您|你|访问|光临|来到|进入|浏览)[^。；]{0,20}$|欢迎(?:您|你)?的?(?:访问|光临|到来)?[!！]?$"
)
CAPTION = regex(
    r"\s*(?:——|[（(])?\s*(?:19|20)\d\d年\d{1,2}月\d{1,2}日在[^。；]{2,50}会议?上\s*[）)]?\s*"
)  # below a title
_MEETING = regex(rf"(?:[{HAN}]{{0,8}}主任|各位|副主任|秘书长|委员|代表|同志|[、，,和\s])+[：:]")  # 主任、各位委员：
_ADDRESSEE = regex(rf"[{HAN}（）()、，,\s〇○Xx×*]{{2,120}}[：:]")
_MONTH_ALONE = regex(r"(?:19|20)\d{2}年\d{1,2}月")
_HEAD_WORDS = regex(r"(?:根据|按照|为|经|自(?!治)|一年来|\d{4}年)")


class Told(NamedTuple):
    """Role, level of the heading that it begins with (0 for none), and the attachment that it belongs to (0: none)."""

    role: Role
    level: int = 0
    part: int = 0


def roles(texts: Sequence[str]) -> list[Told]:
    """One for each text; none of them is blank, and cells of tables are not among them."""
    told = [_plain(text) for text in texts]
    after = _title(texts, told)
    end = _attachments(texts, told, after)
    _addressee(texts, told, after, end)
    _sign_off(texts, told, after, end)
    _notes(texts, told, after, end)
    return told


def level_of(text: str) -> int:
    """1..4 for a text that begins with 一、（一）1.（1）."""
    return next((n for n, number in enumerate(marks.NUMBERS, 1) if number.match(text)), 0)


def of_page(text: str) -> bool:
    """Whether a line is of a page around the paper: its day and source, the way to it, a welcome. No title holds it."""
    if len(text) > TITLE_MAX:
        return False
    return bool(_STAMP.fullmatch(text) or _NAVIGATION.fullmatch(text) or _WELCOME.search(text))


def pages(texts: Sequence[str]) -> set[int]:
    """Which lines are of a page; also the name of a paper or a site that stands alone beside its day."""
    found = {n for n, text in enumerate(texts) if of_page(text)}
    days = {n for n in found if _STAMP.fullmatch(texts[n])}
    return found | {n for n, text in enumerate(texts) if {n - 1, n + 1} & days and _MEDIUM.fullmatch(text)}


def _plain(text: str) -> Told:
    """Heading or body."""
    level = level_of(text)
    stripped = text.strip()
    own = (
        level > 0
        and len(stripped) <= OWN_LINE
        and not SENTENCE.search(stripped.rstrip("。；;."))
        and (stripped[-1] not in "。；" or len(stripped) <= OWN_LINE // 2)
    )
    return Told(Role.HEADING if own else Role.BODY, level)


def _is_text(text: str) -> bool:
    if of_page(text):
        return False
    return bool(SENTENCE.search(text)) or len(text.strip()) > TITLE_MAX or level_of(text) > 0


def _title(texts: Sequence[str], told: list[Told]) -> int:
    """Marks letterhead and title; the number of texts up to the title's end."""
    head = 0
    while head < min(len(texts), TITLE_AMONG) and not _is_text(texts[head]):
        if _ADDRESSEE.fullmatch(texts[head].strip()):
            break
        head += 1
    if head == len(texts):  # a few words alone are no paper
        return 0
    number = next((n for n in range(head) if re.match(document_number.LINE, texts[n])), -1)
    apart = _apart(texts[:head])
    ends = [n for n in range(head) if n not in apart and _TITLE_END.search(texts[n].strip())]
    if ends and number < 0:
        first = ends[-1]
        while first > 0 and ends[-1] - first < TITLE_LINES - 1 and first - 1 not in apart and _joins(texts[first - 1]):
            first -= 1
        head = ends[-1] + 1
    else:
        first = next((n for n in range(number + 1, head) if n not in apart), head)
        head = min((n for n in apart if n > first), default=head)
        if number < 0 and (first == head or any(CAPTION.fullmatch(text) for text in texts[:first])):
            return 0
    for n in range(head):
        told[n] = Told(Role.TITLE if n >= first else Role.LETTERHEAD)
    return head


def _apart(texts: Sequence[str]) -> set[int]:
    """Lines among the first that belong to no title: of a page, below a title, or a column of a site above one."""
    labels = {n for n, text in enumerate(texts) if LABEL.fullmatch(text.strip())}
    titled = [n for n, text in enumerate(texts) if n not in labels and _TITLE_END.search(text.strip())]
    captions = {n for n, text in enumerate(texts) if CAPTION.fullmatch(text)}
    return pages(texts) | captions | {n for n in labels if titled and n < titled[-1]}


def _joins(line: str) -> bool:
    """Whether a line above the end of a title belongs to it."""
    stripped = line.strip()
    numbers = re.search(r"(?!(?:19|20)\d\d年)[\d:：|]{4,}|来源|时间|首页|^\W*$", stripped)
    return not numbers and marks.han(stripped) >= 4


def _addressee(texts: Sequence[str], told: list[Told], after: int, end: int) -> None:
    for n in range(after, min(after + 2, end)):
        text = texts[n].strip()
        named = marks.SUPERIORS.search(text[:-1].rstrip("）)")) or _MEETING.fullmatch(text)
        if _ADDRESSEE.fullmatch(text) and not _HEAD_WORDS.match(text) and named:
            told[n] = Told(Role.ADDRESSEE)
            return


def _attachments(texts: Sequence[str], told: list[Told], after: int) -> int:
    """附件N behind the date, with the title below it; where the paper itself ends."""
    dated = [n for n in range(after, len(texts)) if _is_date(texts, n)]
    part, end = 0, len(texts)
    for n in range(dated[0] + 1 if dated else len(texts), len(texts)):
        if marks.COPY_TO.match(texts[n]) or (marks.ISSUED.search(texts[n]) and marks.han(texts[n]) < 40):
            told[n] = Told(Role.IMPRINT)
        elif marks.ATTACHMENT_MARK.fullmatch(texts[n]):
            part += 1
            end = min(end, n)
            told[n] = Told(Role.ATTACHMENT, 0, part)
            if n + 1 < len(texts) and not _is_text(texts[n + 1]):
                told[n + 1] = Told(Role.ATTACHMENT, 0, part)
        elif part:
            told[n] = told[n]._replace(part=part)
    return end


def _sign_off(texts: Sequence[str], told: list[Told], after: int, end: int) -> None:
    """成文日期 alone on its line, the bodies above it; a remark in brackets below it."""
    last = next((n for n in range(end - 1, after, -1) if _is_date(texts, n)), None)
    first = end if last is None else last
    if last is not None:
        told[last] = Told(Role.DATE)
        for n in range(last + 1, min(end, last + 3)):
            if marks.REMARK.fullmatch(texts[n]):
                told[n] = Told(Role.REMARK)
    n = first - 1
    while n > after and _is_signer(texts[n]) and told[n].role is not Role.ATTACHMENT:
        told[n] = Told(Role.SIGNER)
        n -= 1


def _is_date(texts: Sequence[str], n: int) -> bool:
    """成文日期: a whole date alone on its line; one without its day where a body stands above it."""
    if marks.DATE_ALONE.fullmatch(texts[n]):
        return True
    return n > 0 and bool(_MONTH_ALONE.fullmatch(texts[n].strip())) and _is_signer(texts[n - 1])


def _is_signer(text: str) -> bool:
    stripped = text.strip()
    if len(stripped) > SIGNER_MAX or re.search("[。；！？，：:“《]", stripped) or level_of(text):
        return False
    return bool(marks.SUPERIORS.search(stripped.split("　")[-1].split(" ")[-1]))


def _notes(texts: Sequence[str], told: list[Told], after: int, end: int) -> None:
    """附件：1.… and the lines of further titles."""
    for n in range(after, end):
        if marks.NOTE.match(texts[n]) and told[n].role is not Role.ATTACHMENT:
            told[n] = Told(Role.NOTE)
            for more in range(n + 1, end):
                if not marks.NOTE_ITEM.match(texts[more]) or SENTENCE.search(texts[more]):
                    break
                told[more] = Told(Role.NOTE)
