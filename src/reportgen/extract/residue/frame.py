"""Which lines are the frame of a web page: whole lines, before the title, behind the date, or of nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check import document_number
from reportgen.check.consistency.web import FRAME_LINES, SHORT, SOURCE
from reportgen.check.marks import ATTACHMENT_MARK, COPY_TO, DATE_ALONE, REMARK, SUPERIORS, han
from reportgen.check.paper.roles import LABEL, level_of, pages
from reportgen.extract.parts import Grid
from reportgen.extract.residue.manuscript import Draft, Entry
from reportgen.regex import regex
from reportgen.zh import is_han

LEAD_IN = 3  # lines among which a site of model texts speaks to its readers
HEAD = 15  # lines among which the title is looked for
LONG = 200  # characters: a line of a frame is no longer, but for what a page says of its rights
# What Word files have too, or what people write who ask for letters: left where it is not surely of a page.
_DOUBTFUL = frozenset({SOURCE, "网址", "公众号"})
_WORD = frozenset({"栏目导航", "阅读次数", "字号按钮", "页面按钮", "分享提示", "翻页链接", "访客计数"})
_RIGHTS = regex(
    r"(?:版权|免责).{0,10}(?:声明|说明)\s?[：:]?$|凡.{0,6}本[网站].{0,6}(?:注明|转载|发布|刊载|登载)|本[网站](?:站)?将(?:依法)?追究"
    r"|未经.{0,10}(?:授权|许可|同意).{0,10}(?:不得|禁止|严禁)转载|鉴于本[网站]"
)
_SAID = regex(
    r"(?<![减缩精扩大最])小编(?![制队组写码号])|为(?:大家|您)(?:整理|收集|带来)|供大家(?:参考|借鉴)|希望对大家有所帮助"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LISTS = regex(
    r"相[关關](?:链接|阅读|文章|新闻|推荐|报道|稿件|信息)|猜你喜欢|推荐阅读|延伸阅读|热门文章|[上下]一[篇条页]\s?[：:]"
)
# What stands beside a text of a site, in addition to the lines that the proof-reader tells.
_MORE = (
    (
        "推荐链接",
        regex(r"^\s*[•·]?\s*(?:为[你您]推荐|(?:热点|即时|最新|头条|热门|精彩)(?:新闻|推荐|资讯|要闻|文章))\s*$"),
        True,
    ),
    (
        "编者",
        regex(
            r"^\s*[（(]?\s*(?:编辑|责编|责任编辑|校对|审核|监制)\s?[：:/][^。；]{0,20}[|｜]?\s*$"
            r"|^\s*文\s?[/／]\s?\S{0,4}记者[^。；，]{0,20}$"
        ),
        True,
    ),
    ("备案号", regex(rf"^\s*[{_PROVINCES}]\s?(?:ICP|icp)?\s?备\s?案?\s?\d{{5,12}}\s?号(?:-\d{{1,3}})?\s*$"), True),
)
_TITLE_END = regex(
    r"(?:报告|方案|通报|通告|公告|公示|通知|意见|情况|清单|函|纪要|简报|落实)(?:[（(][^（()）]{1,12}[）)])?$"
)
_BODY = regex("[。；]")


def frame(entries: Sequence[Entry], *, web: bool) -> set[int]:
    """Indices of the lines that are of the page; of a Word file only those that can be nothing else."""
    texts = [entry.text if isinstance(entry, Draft) else "" for entry in entries]
    if not web:
        return {n for n, text in enumerate(texts) if _alone(text, _WORD) and not _kept(text)}
    body = next((n for n, text in enumerate(texts) if _is_body(text)), len(texts))
    end = _end(entries, texts, body)
    gone = set(_before(texts, min(body, HEAD)))
    gone |= set(_behind(entries, texts, end))
    if body < len(texts):
        gone |= {n for n in pages(texts[: min(body, HEAD)]) if not n or not isinstance(entries[n - 1], Grid)}
    for n in range(len(texts)):
        kinds = None if n < body or n >= end else _inside(entries, n)
        if not _kept(texts[n]) and _alone(texts[n], kinds):
            gone.add(n)
    return gone


def _inside(entries: Sequence[Entry], n: int) -> frozenset[str]:
    """Kinds that a line within the text can be of; 来源 under a table is its note."""
    kinds = frozenset(row[0] for row in FRAME_LINES)
    below_table = n > 0 and isinstance(entries[n - 1], Grid)
    return kinds - (_DOUBTFUL if below_table else _DOUBTFUL - {SOURCE})


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    """Kind and place of all that looks like a frame."""
    if len(text) > LONG:
        return
    for kind, pattern, short in (*FRAME_LINES, *_MORE):
        if not short or len(text) <= SHORT:
            yield from ((kind, *m.span()) for m in pattern.finditer(text) if m[0].strip())


def _has(text: str) -> bool:
    return bool(_RIGHTS.search(text[:LONG])) or any(True for _ in _found(text))


def _alone(text: str, kinds: frozenset[str] | None) -> bool:
    """Whether a line is of a frame, and of nothing else; None stands for all kinds."""
    left = list(text)
    hit = False
    for kind, start, end in _found(text):
        if kinds is None or kind in kinds:
            hit = True
            left[start:end] = " " * (end - start)
    return hit and not any(is_han(c) or c.isalpha() for c in left)


def _kept(text: str) -> bool:
    """What is never taken for a frame: headings, dates, signers, 附件, sentences."""
    if not text or level_of(text) or text[-1] in "。！？；" or ATTACHMENT_MARK.match(text):
        return True
    signer = len(text) <= 40 and bool(SUPERIORS.search(text)) and not re.search("[：:©]", text)
    return signer or bool(DATE_ALONE.fullmatch(text))


def _is_body(text: str) -> bool:
    return not _has(text) and (bool(_BODY.search(text)) or len(text) > SHORT or level_of(text) > 0)


def _before(texts: Sequence[str], body: int) -> Iterator[int]:
    """The frame before the text, and what stands above it there; a number of a document, a title stay."""
    labels = [bool(LABEL.fullmatch(text)) for text in texts[:body]]
    title = next(
        (n for n in range(body) if _TITLE_END.search(texts[n][-40:]) and not _has(texts[n]) and not labels[n]), body
    )
    first = title
    while first > 0 and first > title - 3 and not labels[first - 1] and _is_titles(texts[first - 1]):
        first -= 1
    last = next((n for n in range(first - 1, -1, -1) if _has(texts[n])), -1) if title < body else -1
    for n in range(body):
        if not texts[n] or re.match(document_number.LINE, texts[n]):
            continue
        said = n < LEAD_IN and len(texts[n]) <= LONG and _SAID.search(texts[n])
        label = labels[n] and n < first and title < body
        if n <= last or said or label or (_has(texts[n]) and not _kept(texts[n]) and _alone(texts[n], None)):
            yield n


def _is_titles(text: str) -> bool:
    """Whether a line above the end of a title can be a part of it."""
    return not _has(text) and han(text) >= 4


def _end(entries: Sequence[Entry], texts: Sequence[str], body: int) -> int:
    """Behind the last line of the paper: its date, or else what no page has below a text."""
    whole = sum(map(len, texts))
    dated = [n for n in range(body, len(texts)) if DATE_ALONE.fullmatch(texts[n]) and "年" in texts[n]]
    signed = [n for n in dated if SUPERIORS.search(texts[n - 1][-40:])] or dated
    if signed and sum(map(len, texts[signed[0] + 1 :])) * 2 <= whole:
        return signed[0] + 1
    end = len(texts)
    while end > body and not isinstance(entries[end - 1], Grid) and _may_go(texts[end - 1]):
        end -= 1
    return end


def _may_go(text: str) -> bool:
    return not _kept(text) or (_has(text) and not level_of(text))


def _behind(entries: Sequence[Entry], texts: Sequence[str], end: int) -> Iterator[int]:
    """What stands below the paper, from the first line of a frame on; attachments, a remark, 版记 stay."""
    block = False
    closed = max(
        (n for n in range(end, len(texts)) if _is_body(texts[n]) or ATTACHMENT_MARK.match(texts[n])), default=-1
    )
    for n in range(end, len(texts)):
        text = texts[n]
        if isinstance(entries[n], Grid) or ATTACHMENT_MARK.match(text) or COPY_TO.match(text):
            block = False
            continue
        if REMARK.fullmatch(text) and not _has(text):
            continue
        if level_of(text) and not _RIGHTS.search(text[:LONG]):
            continue
        if _has(text):
            block = block or n > closed or bool(_RIGHTS.search(text[:LONG]) or _LISTS.search(text[:LONG]))
            if block or (_alone(text, None) and not _kept(text)):
                yield n
        elif block:
            yield n
