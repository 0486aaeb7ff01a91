"""What a Word file holds beside its text, which no draft can take: told, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place
from reportgen.read.word import Para, Where, WordFile
from reportgen.regex import regex

PAGE = regex(r"[\s\d—－\-–·第页共/]*")  # what a footer holds as a rule: the page's number
SHOWN = 30  # characters that a message shows
FIX = "要用的话，抄到数据文件里"


def left_out(word: WordFile) -> Iterator[Diagnostic]:
    """A warning for each kind of thing."""
    here = Place(word.source)
    for what, text in _texts(word):
        yield fault("IMP009", here, f"{what}里写着“{_short(text)}”，草稿里没有", FIX, what=what)
    struck = word.leftovers.struck
    more = f"等 {len(struck)} 处" if len(struck) > 1 else ""
    for text in struck[:1]:
        reason = f"“{_short(text)}”{more}划着删除线，文字照样导入了"
        yield fault("IMP009", here, reason, "不要的文字，在数据文件里删去", what="删除线")
    pictures = [para for para in word.paras if para.drawn and para.where is Where.BODY and not para.text.strip()]
    if pictures:
        reason = f"图片、图形有 {len(pictures)} 处，数据文件放不了"
        yield fault("IMP009", word.place(pictures[0]), reason, "生成以后在 Word 里再放", what="图片")
    boxes = [para for para in word.paras if para.where is Where.BOX and para.text.strip()]
    if boxes:
        reason = f"文本框里的文字有 {len(boxes)} 段，已接在它所在的地方，框没有了"
        yield fault("IMP009", word.place(boxes[0]), reason, "核对这几段的位置", what="文本框的框")


def _texts(word: WordFile) -> Iterator[tuple[str, str]]:
    """Texts outside of the body, each with what it is called."""
    headers = dict.fromkeys(section.header.strip() for section in word.sections)
    yield from (("页眉", text) for text in headers if text)
    below = (paras for s in word.sections for paras in (s.footer, s.even_footer, s.first_footer))
    footers = dict.fromkeys(map(_footer, below))
    yield from (("页脚", text) for text in footers if not PAGE.fullmatch(text))
    if word.comments:
        told = "、".join(dict.fromkeys(comment.author or "未署名" for comment in word.comments))
        yield "批注", f"{told}的 {len(word.comments) + word.more_comments} 条"
    if word.leftovers.hidden_text:
        yield "隐藏文字", word.leftovers.hidden_text
    yield from (("脚注、尾注", text) for text in word.notes[:1])


def _footer(paras: tuple[Para, ...] | None) -> str:
    return " ".join(para.text.strip() for para in paras or ()).strip()


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN]}…"
