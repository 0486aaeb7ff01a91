"""Rules on marks of secrecy and of inner use in what the public reads; words of the trade (保密工作) are no marks."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.check.release.moments import masked
from reportgen.regex import regex

_SECRET = regex(r"(?:绝密|机密|秘密)\s?[★☆]\s?(?:\d{1,2}\s?(?:年|个月)|长期)?")
_ALONE = regex(r"\s*(?:绝密|机密|秘密)(?:级|件|文件)?\s*")
_WORDS = (
    "内部(?:资料|文件|材料|刊物|参考|使用|掌握|发行|传阅|稿件|明电|情况)|注意保存|注意保密|不得外传|请勿外传|严禁外传|"
    "[不未]宜公开|不予公开|不得公开|不公开|暂不公开|依申请公开|工作秘密|阅后收回|会后收回"
)
_WHAT = "(?:本件|此件|本文件?|此文件?|本报告|本方案|本材料|供|仅供)"
_BRACKETED = regex(rf"[（(【\[]{_WHAT}?(?:{_WORDS})(?:[\s　，,、；]{{1,2}}(?:{_WORDS}))?[！!。]?[）)】\]]")
_LINE = regex(rf"\s*(?:[^，。；：]{{0,6}}[：:])?\s*(?:{_WORDS})[\s　，,、!！]*(?:(?:{_WORDS})[\s　。!！]*)?")
_SAYS = regex(rf"{_WHAT}(?:为|属|属于|是)?\s?(?:{_WORDS})")
_STAGE = regex("[（(](征求意见稿|送审稿|讨论稿|审议稿|报审稿|初稿|草稿|会签稿|代拟稿)[）)]")
_ASKED = regex("征求[^。稿]{0,20}意见(?!稿)|提出[^。]{0,12}意见")


def secret_marks(paper: Paper) -> Iterator[Spot]:
    """A paper with 密级 isn't public.

    要求：涉密公文标注密级和保密期限（GB/T 9704-2012，7.2.2），公开前依法解密；公开稿没有密级标志。
    《中华人民共和国保守国家秘密法》。
    反例：秘密★1年¶关于公开督察整改情况的报告¶全市认真抓好整改。
    反例：附件标注机密★，注意保管。
    正例：严格落实国家秘密法，加强保密工作，未发生泄露国家秘密、工作秘密的事件。
    """
    for p in paper.passages if paper.public else ():
        found = [m.span() for m in _SECRET.finditer(p.text)]
        if not found and _ALONE.fullmatch(p.text):
            found = [(0, len(p.text))]
        for start, end in found:
            said = p.text[start:end].strip()
            yield p.index, Found(start, end, f"公开稿里有“{said}”", "核实已经解密，删去标志；没有解密的，不得公开")


def inner_marks(paper: Paper) -> Iterator[Spot]:
    """A paper for inner use isn't public.

    要求：公开稿没有“内部资料”“注意保存”“不予公开”一类标志。《中华人民共和国政府信息公开条例》，公文的通行做法。
    反例：关于公开督察整改情况的报告（内部资料）¶全市认真抓好整改。
    反例：内部文件　注意保存¶关于公开督察整改情况的报告¶全市认真抓好整改。
    反例：（此件不予公开）
    正例：企业内部管理制度健全，开展内部审计，内部资料归档；依法不予公开的信息除外。
    反例：关于督察整改情况的公示（送审稿）¶全市认真抓好整改。
    正例：（此件公开发布）
    正例：关于公开征求意见的公告¶《云山市督察整改方案（征求意见稿）》现公开征求意见。
    正例：云山市督察整改情况公告（征求意见稿）¶现公开征求社会各界意见。
    """
    for p in paper.passages if paper.public else ():
        spans = {m.span() for m in (*_BRACKETED.finditer(p.text), *_SAYS.finditer(p.text))}
        if _LINE.fullmatch(p.text):
            spans = {(0, len(p.text))}
        spans |= set(_unfinished(paper, p))
        for start, end in sorted(_outer(spans)):
            said = p.text[start:end].strip()
            yield p.index, Found(start, end, f"公开稿里有“{said}”", "核实可以公开，删去这一标志")


def _unfinished(paper: Paper, p: Passage) -> Iterator[tuple[int, int]]:
    """（送审稿） behind a title; what the public is asked about is a draft."""
    if p.role is Role.TITLE:
        asked = any(_ASKED.search(q.text) for q in paper.passages)
        for m in _STAGE.finditer(masked(p.text)):
            if not (asked and m[1] == "征求意见稿"):
                yield m.span()


def _outer(spans: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Without those that lie in another one: （此件不予公开） is one mark."""
    return {s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)}
