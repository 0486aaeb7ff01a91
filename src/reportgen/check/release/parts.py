"""Rules on the parts of a paper: chapters with text, what its kind needs, the words that it ends with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check import document_number, marks
from reportgen.check.paper import Found, Kind, Paper, Passage, Role, Spot
from reportgen.check.paper.contents import contents
from reportgen.regex import regex

_KIND = regex("(报告|方案|通报|通告|公告|公示|通知|请示|函|清单)(?:（[^）]{1,20}）)?$")
DEEPEST = 3  # 1. is looked at; （1） is mostly an item of a list
_ELSEWHERE = regex("附[表件后图]|另附|另报|（略）")
CONTENT = 10  # characters of Han of a line that says something
TAIL = 6  # last passages of a text
# What stands below a text that was copied from a page: its end may have been lost with it.
_PAGE = regex("来源|阅读|浏览|编辑|相关链接|上一篇|下一篇|版权|打印|分享|范文|小编")


def kind_of(paper: Paper) -> str:
    """文种, as the title ends; "" where it names none."""
    m = _KIND.search(paper.title)
    return m[1] if m else ""


def empty_chapters(paper: Paper) -> Iterator[Spot]:
    """A heading has text below it.

    要求：小标题下面有内容；没有内容的，补上或删去。几个小标题接连没有内容，是列举，不算。公文的通行做法。
    反例：一、总体情况¶全市认真抓好整改。¶二、存在问题¶三、下一步打算¶继续抓好整改。
    反例：一、总体情况¶（一）组织领导¶二、下一步打算¶（一）压实责任¶继续抓好整改。¶（二）严格验收¶逐项验收。
    正例：一、总体情况¶（一）组织领导¶全市认真抓好整改。¶二、下一步打算¶继续抓好整改。
    正例：一、总体情况¶二、存在问题¶三、下一步打算¶一、总体情况¶全市认真抓好整改。
    正例：一、整改措施¶（一）完成沿河垃圾和水面漂浮物的清理¶二、责任分工¶（一）组织领导¶成立专班。¶三、完成时限¶2022年底。
    正例：目录¶一、总体情况¶（一）组织领导¶二、下一步打算¶一、总体情况¶（一）组织领导¶全市认真抓好督察反馈问题的整改。¶二、下一步打算¶继续抓好督察反馈问题的整改。
    """
    passages = paper.passages
    headings = [p for p in passages if p.role is Role.HEADING and 0 < p.level <= DEEPEST]
    empty = {p.index for p in headings if _is_empty(passages, p)}
    filled = {p.level for p in passages if p.level and p.index not in empty}
    skipped = contents(paper)
    last = -1  # the heading before, of any level that is looked at
    for p in passages:
        if not 0 < p.level <= DEEPEST or p.index in skipped:
            continue
        alone = last < 0 or passages[last].level != p.level or last not in empty
        if p.index in empty and p.level in filled and alone and not _says_enough(passages, empty, p):
            name = p.text.strip()
            yield p.index, Found(0, len(p.text), f"“{name[:30]}”下面没有内容", "补上这一部分的内容，或删去小标题")
        last = p.index


def _says_enough(passages: Sequence[Passage], empty: set[int], heading: Passage) -> bool:
    return _lists(passages, empty, heading) or _is_content(passages, heading)


def _lists(passages: Sequence[Passage], empty: set[int], heading: Passage) -> bool:
    """Whether the next one has the same level and no text either: items of a list."""
    following = passages[heading.index + 1]
    return following.level == heading.level and following.index in empty


def _is_content(passages: Sequence[Passage], heading: Passage) -> bool:
    """Whether it is the only （一） of its chapter and long: what the chapter says, without its full stop."""
    if heading.level < 2 or marks.han(heading.text) < CONTENT:
        return False
    chapter: list[Passage] = []
    for p in passages[heading.index + 1 :]:
        if 0 < p.level < heading.level:
            break
        chapter.append(p)
    for p in reversed(passages[: heading.index]):
        if 0 < p.level < heading.level:
            break
        chapter.append(p)
    return all(p.level != heading.level for p in chapter)


def _is_empty(passages: Sequence[Passage], heading: Passage) -> bool:
    """Whether what follows is a heading of its level or a higher one, or the paper's end; a cut text has no end."""
    elsewhere = heading.text.rstrip()[-1:] in "：:；;。" or _ELSEWHERE.search(heading.text)
    if elsewhere or heading.index + 1 >= len(passages):
        return False
    following = passages[heading.index + 1]
    if following.part != heading.part or following.role in (Role.NOTE, Role.SIGNER, Role.DATE, Role.IMPRINT):
        return True
    return following.role is Role.HEADING and 0 < following.level <= heading.level


_REPORTED = regex("现将[^。；]{0,60}(?:报告|汇报|通报)如下")
# 省委、省政府， alone on the line below the title.
_RECEIVERS = regex(
    r"[\u4e00-\u9fff]{0,24}(?:委|政府|委员会|厅|局|办公[厅室]|督察办|领导小组|部门|单位)"
    r"(?:[、，][\u4e00-\u9fff]{0,24}(?:委|政府|委员会|厅|局|办公[厅室]|督察办|领导小组|部门|单位)){0,8}[，,。；;.、]?"
)
_SPOKEN = regex("人民代表大会|人大|常务?委员?会")  # a report that is read out has no sign-off
# A subtitle as ——2023年12月27日在…会议上, and those who listen: 主任、各位委员：.
_HEARD = regex(
    r"\s*(?:[—－-]{1,2}|[（(])?\s?(?:19|20)\d{2}年\d{1,2}月\d{1,2}日在.{2,60}会议?上?[）)]?\s*$|\s*(?:主任|各位|主席)[^。]{0,30}[：:]\s*$"
)
_TO_SUPERIOR = regex("特此报告|请审议|请审阅|请予审议|妥否，?请(?:批示|审示)|当否，?请批示")


def missing_parts(paper: Paper) -> Iterator[Spot]:
    """A report to a superior, a letter and a request name who gets them; a report is signed; attachments are there.

    要求：上行文、函写明主送机关；报告有署名和成文日期；附件说明列出的附件都附上。《党政机关公文处理工作条例》第九条；
    GB/T 9704-2012，7.3.2、7.3.4、7.3.5。公开的稿子不写主送；从网页上摘下来的，末尾可能没有摘全。
    反例：关于督察整改情况的报告¶全市认真抓好整改。¶特此报告。¶某市人民政府¶2022年8月30日
    反例：关于商请支持督察整改工作的函¶现就有关事宜函商如下。¶某市人民政府¶2022年8月30日
    反例：关于督察整改情况的报告¶省委、省政府：¶现将有关情况报告如下。¶一、总体情况¶全市认真抓好整改。¶二、下一步打算¶继续抓好整改。
    反例：关于督察整改情况的报告¶省委、省政府，¶现将有关情况报告如下。¶全市认真抓好整改。¶某市人民政府¶2022年8月30日
    正例：关于督察整改情况的报告¶省委、省政府：¶现将有关情况报告如下。¶全市认真抓好整改。特此报告。¶某市人民政府¶2022年8月30日
    正例：某市公开督察整改情况的报告¶现将有关情况报告如下。¶全市认真抓好整改。¶某市人民政府¶2022年8月30日
    正例：关于督察整改情况的报告¶现将有关情况报告如下。¶全市认真抓好整改，逐一核
    正例：关于审计整改情况的报告¶——2023年12月26日在市第十届人大常委会第八次会议上¶现将整改情况报告如下：¶问题全部整改到位。
    """
    title = next((p for p in reversed(paper.passages) if p.role is Role.TITLE), None)
    if title is None:
        return
    yield from _addressee(paper, title)
    yield from _signing(paper)
    yield from _attachments(paper)


def _addressee(paper: Paper, title: Passage) -> Iterator[Spot]:
    kind = kind_of(paper)
    if kind not in ("报告", "函", "请示") or paper.public or any(paper.having(Role.ADDRESSEE)):
        return
    below = paper.passages[title.index + 1 : title.index + 5]
    if any(p.text.rstrip()[-1:] in "：:" and marks.han(p.text) < 60 for p in below):
        return  # 主任、各位副主任： and the like
    if below and _RECEIVERS.fullmatch(below[0].text.strip()):
        text = below[0].text
        start = len(text) - len(text.lstrip())
        reason = f"主送机关“{text.strip()[:20]}”后面没有用冒号"
        yield below[0].index, Found(start, len(text.rstrip()), reason, "主送机关后面用全角冒号“：”")
        return
    own = [p for p in paper.passages if not p.part]
    numbered = any(re.match(document_number.LINE, p.text) for p in paper.having(Role.LETTERHEAD))
    if kind == "报告" and not numbered and not any(_TO_SUPERIOR.search(p.text) for p in own[-TAIL:]):
        return
    start = len(title.text) - len(title.text.lstrip())
    reason = f"{kind}没有写主送机关"
    yield title.index, Found(start, len(title.text.rstrip()), reason, "在标题下一行顶格写主送机关，后面用冒号")


def _signing(paper: Paper) -> Iterator[Spot]:
    if kind_of(paper) != "报告" or any(paper.having(Role.DATE)) or any(p.part for p in paper.passages):
        return
    if paper.public or _SPOKEN.search(paper.title) or any(_HEARD.match(p.text) for p in paper.passages[:6]):
        return
    last = paper.passages[-1]
    whole = last.text.rstrip()[-1:] in "。！）" or last.role in (Role.SIGNER, Role.NOTE)
    if not whole or any(_PAGE.search(p.text) for p in (*paper.passages[:2], *paper.passages[-TAIL:])):
        return
    for p in paper.prose:
        if m := _REPORTED.search(p.text):
            what = "成文日期" if any(paper.having(Role.SIGNER)) else "署名和成文日期"
            yield p.index, Found(m.start(), m.end(), f"报告的末尾没有{what}", f"在正文后写明{what}")
            return


def _attachments(paper: Paper) -> Iterator[Spot]:
    """FMT745 tells of Word files; a draft's attachments may be files of their own."""
    if paper.kind is not Kind.TEXT:
        return
    notes = list(paper.having(Role.NOTE))
    there = sum(bool(marks.ATTACHMENT_MARK.fullmatch(p.text)) for p in paper.having(Role.ATTACHMENT))
    if notes and 0 < there < len(notes):
        reason = f"附件说明列了 {len(notes)} 个附件，后面只附了 {there} 个"
        yield notes[0].index, Found(0, len(notes[0].text), reason, "补上缺的附件，或改正附件说明")


_ENDING = regex("特此(报告|公示|公告|通告|通报|通知|请示|函告|函复|函达)")
ENDINGS = {
    "报告": ("报告",),
    "请示": ("请示",),
    "公示": ("公示", "公告"),
    "公告": ("公告", "公示", "通告"),
    "通告": ("通告", "公告"),
    "通报": ("通报", "通知"),
    "通知": ("通知",),
    "函": ("函告", "函复", "函达"),
}


def closing_words(paper: Paper) -> Iterator[Spot]:
    """The words at the end are those of the kind that the title names.

    要求：结语与文种一致：报告用“特此报告”，公示用“特此公示”，函用“特此函告”“特此函复”。公文的通行做法。
    反例：关于督察整改情况的公示¶有关整改任务已经完成。¶特此报告。
    反例：关于督察整改情况的报告¶有关整改任务已经完成。¶特此公示。
    正例：关于督察整改情况的公示¶有关整改任务已经完成。¶特此公示。
    正例：关于督察整改情况的函¶有关整改任务已经完成。¶特此函复。
    """
    kind = kind_of(paper)
    own = [p for p in paper.prose if not p.part]
    for p in own[-TAIL:] if kind in ENDINGS else ():
        if (m := _ENDING.search(p.text)) and m[1] not in ENDINGS[kind]:
            right = f"特此{ENDINGS[kind][0]}"
            yield p.index, Found(m.start(), m.end(), f"文种是{kind}，结语是“{m[0]}”", f"写成“{right}”，或改正文种")
