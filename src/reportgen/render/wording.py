"""Slips in the text of a template, at any branch: unknown elements, full-width braces, numbers that are counted."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, fault
from reportgen.markup import ONCE
from reportgen.markup.blocks import BLOCKS, HEADINGS
from reportgen.markup.element import LOOKS, VALUES
from reportgen.markup.wellformed import ROOT
from reportgen.regex import regex
from reportgen.render.anatomy import TemplateParts
from reportgen.vocabulary import nearest

# What stands within a block only: of lists and tables, of 版头, 落款 and 版记.
INNER = (
    *("li", "thead", "tbody", "tr", "th", "td"),
    *("份号", "密级", "紧急程度", "稿次", "发文机关标志", "发文字号", "签发人"),
    *("署名", "签名人", "职务", "姓名", "成文日期", "抄送", "印发机关", "印发日期"),
)
WRITABLE = tuple(name for name in LOOKS if name not in VALUES)
ELEMENTS = (ROOT, *ONCE, *HEADINGS, *BLOCKS, *INNER, *WRITABLE)
_TAG = regex(r"</?([^\W\d][^\s<>/]*)")
_SPOILT = regex(
    r"[{｛]{1,2}[%％]?[ \t]*(?:[^\W\d][\w.]*(?:[ \t]*\|[^{}｛｝%％\n]*)?"
    r"|(?:if|elif|else|for|set|block|macro|include|import|extends|end\w+)\b[^{}｛｝%％\n]*)[ \t]*[%％]?[}｝]{1,2}"
)
_PLACEHOLDER = regex(r"【\s*([^\W\d]\w*(?:\.\w+)+)[^【】\n]*】")
_HALF = str.maketrans("｛｝％", "{}%")
_NUMBER = (
    r"(?:[一二三四五六七八九十]{1,3}(?:是(?!否|一)|、(?![一二三四五六七八九十]))|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|[1-9]\d?[.．、](?!\d)|[①-⑳])"
)
_COUNTED = regex(rf"<(?:h[2-5]|li)(?:\s[^<>]*)?>\s*(?:<b>)?\s*({_NUMBER})")
_ATTACHED = regex(r"<附件(?:\s[^<>]*)?>\s*<h1>\s*(附件[\d一二三四五六七八九十]*[：:]?)|<附图[^<>]*>\s*<h1>\s*(图\d+)")
_LIST = regex(r"<ol[^<>]*>")
UNNUMBERED = '序次="无"'


def wording(anatomy: TemplateParts) -> Iterator[Diagnostic]:
    """All slips of these sorts in one template."""
    yield from _unknown_elements(anatomy)
    yield from _spoilt_braces(anatomy)
    yield from _typed_numbers(anatomy)


def _unknown_elements(anatomy: TemplateParts) -> Iterator[Diagnostic]:
    for m in _TAG.finditer(anatomy.words):
        name = m[1]
        if name in ELEMENTS or name in VALUES or m[0].startswith("</"):
            continue
        near = nearest(name, ELEMENTS)
        fix = f"是否为 <{'> 或 <'.join(near)}>？是的话照此改" if near else "可用的元素见 docs/templates.md"
        place = anatomy.at(m.start(), m.end() - m.start())
        yield fault("TPL503", place, f"没有 <{name}> 这种元素", fix, word=name)


def _spoilt_braces(anatomy: TemplateParts) -> Iterator[Diagnostic]:
    """Braces in the text are all that Jinja has not taken for its own."""
    for m in _SPOILT.finditer(anatomy.words):
        inside = m[0].translate(_HALF).strip("{}%").strip()
        statement = "%" in m[0].translate(_HALF)
        right = f"{{% {inside} %}}" if statement else f"{{{{ {inside} }}}}"
        place = anatomy.at(m.start(), m.end() - m.start())
        yield fault("TPL513", place, f"“{m[0]}”会照原样印出来", f"写作 {right}，符号用半角，各两个", word=m[0])
    for m in _PLACEHOLDER.finditer(anatomy.words):
        place = anatomy.at(m.start(), m.end() - m.start())
        reason = f"占位只用于数据文件，模板里的“{m[0]}”会照原样印出来"
        yield fault("TPL513", place, reason, f"写作 {{{{ {m[1]} }}}}", word=m[0])


def _typed_numbers(anatomy: TemplateParts) -> Iterator[Diagnostic]:
    for pattern in (_COUNTED, _ATTACHED):
        for m in pattern.finditer(anatomy.words):
            group = m.lastindex or 1
            lists = _LIST.findall(anatomy.words, 0, m.start())
            if m[0].startswith("<li") and lists and UNNUMBERED in lists[-1]:
                continue
            number = m[group]
            place = anatomy.at(m.start(group), len(number))
            reason = f"序号由程序编，这里又写了“{number}”，会印成两个"
            yield fault("TPL514", place, reason, f"删去“{number}”，只留后面的文字", number=number)
