"""Rules on what a Word file carries beside its text. RULES is the literal list; a rule's docstring is its manual."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgen.check.marks import han
from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place
from reportgen.read.word import WordFile
from reportgen.regex import regex

AUTHORS = 3  # that are named
PLACE = 2  # characters by which a place is known
TITLE_LEAST = 6  # characters of Han: below it, a title in the properties says nothing
# What programs write where nobody gave a name.
_NOBODY = regex(
    r"(?i)(?:administrator|admin|user|users|unknown|author|pc|hp|lenovo|dell|asus|acer|thinkpad|huawei|xiaomi|apple|"
    r"microsoft.*|微软用户|微软中国|wps.{0,20}|kingsoft|python-docx|openpyxl|libreoffice.*|apache poi|"
    r"china|p\s?r\s?c|深度.*|雨林木风.*|番茄花园.*|中国石油|sky123\.org|电脑.*|用户|admin\w*|[\W\d_]*|.)"
)
_OFFICE = regex("..(?:委|政府|委员会|办公?室|办|局|厅|组|部|院|中心|[市县区州盟旗])$")
_STANDARD_TITLE = regex("(?:文档|未命名|新建|Word).*|.*(?:模板|格式|样式)")


def changes(word: WordFile, public: bool) -> Iterator[Diagnostic]:
    """A file with tracked changes isn't final; in a public one anybody can read what was deleted.

    要求：印发前接受或拒绝全部修订；公开的文件里不留修订，删去的字别人也看得见。公文的通行做法。
    """
    left = word.leftovers
    whole = left.inserted + left.deleted + left.formatted
    if whole:
        kinds = (("插入", left.inserted), ("删除", left.deleted), ("格式", left.formatted))
        said = "、".join(f"{name} {count}" for name, count in kinds if count)
        some = f"；如{'、'.join(left.changes)}" if left.changes else ""
        reason = f"修订 {whole} 处（{said}）{some}；已按接受后的样子检查"
        yield _told("DOC988", word, public, reason, "审阅－接受（或拒绝）－全部修订，并关闭修订")


def comments(word: WordFile, public: bool) -> Iterator[Diagnostic]:
    """A file with comments isn't final.

    要求：印发、公开前删去全部批注。公文的通行做法。
    """
    found = word.leftovers.comments
    if found:
        names = list(dict.fromkeys(c.author for c in found if c.author))
        by = f"（{'、'.join(names[:AUTHORS])}{'等' if len(names) > AUTHORS else ''}）" if names else ""
        text = next((c.text for c in found if c.text), "")
        first = f"，第一条：“{text}”" if text else ""
        yield _told("DOC989", word, public, f"批注 {len(found)} 条{by}{first}", "审阅－删除－删除文档中的所有批注")


def hidden(word: WordFile, public: bool) -> Iterator[Diagnostic]:
    """Hidden characters aren't printed, but everybody who has the file can show them.

    要求：文件里没有设为“隐藏”的文字：打印不出来，显示编辑标记就看得见。公文的通行做法。
    """
    left = word.leftovers
    if left.hidden:
        reason = f"隐藏的文字 {left.hidden} 个：“{left.hidden_text}”"
        fix = "显示编辑标记后选中，字体－取消“隐藏”，或删去"
        yield _told("DOC989", word, public, reason, fix)


def marked(word: WordFile, public: bool) -> Iterator[Diagnostic]:
    """A final file has no text that is marked with a colour, and none that is struck out.

    要求：定稿去掉突出显示的底色和删除线：底色是待核实的记号，加删除线的字打印得出来。公文的通行做法。
    """
    left = word.leftovers
    for name, found in (("突出显示", left.highlighted), ("加删除线", left.struck)):
        if found:
            reason = f"{name}的文字 {len(found)} 处，如“{found[0]}”"
            yield fault("DOC989", Place(word.source), reason, "核实后去掉标记；不要的字删去")


def _told(code: str, word: WordFile, public: bool, reason: str, fix: str) -> Diagnostic:
    return fault("PUB997" if public else code, Place(word.source), reason, fix)


def properties(word: WordFile, public: bool) -> Iterator[Diagnostic]:
    """The properties of a public file name no person, and no other paper.

    要求：公开前清除文件属性里的作者、单位和别的公文的标题。公文的通行做法。
    """
    found = word.leftovers.properties
    said = []
    for name, value in (
        ("作者", found.author),
        ("最后修改者", found.last_author),
        ("单位", found.company),
        ("经理", found.manager),
    ):
        if value and not _NOBODY.fullmatch(value) and not _signs(word, value):
            said.append(f"{name}“{value[:30]}”")
    if _is_other_paper(word, found.title):
        said.append(f"标题“{found.title[:40]}”（与正文的标题不同）")
    if public and said:
        fix = "关闭文件，在文件夹里右击它－属性－详细信息－删除属性和个人信息"
        yield fault("PUB998", Place(word.source), f"文件属性里有{'、'.join(said)}", fix)


def _signs(word: WordFile, value: str) -> bool:
    """The place that the paper is about, or an office of it, is no person, and no secret."""
    plain = "".join(value.split()).removeprefix("中共")
    return bool(_OFFICE.search(plain)) and plain[:PLACE] in _text(word)


def _is_other_paper(word: WordFile, title: str) -> bool:
    """Whether nothing in this file has that title: it came with the file that this one was made of."""
    plain = re.sub(r"[\s\W_]", "", title)
    if han(plain) < TITLE_LEAST or _STANDARD_TITLE.fullmatch(title):
        return False
    return plain not in re.sub(r"[\s\W_]", "", _text(word))


def _text(word: WordFile) -> str:
    return "".join("".join(p.shown.split()) for p in word.paras)


RULES: tuple[Callable[[WordFile, bool], Iterator[Diagnostic]], ...] = (changes, comments, hidden, marked, properties)


def leftovers(word: WordFile, public: bool) -> list[Diagnostic]:
    """What all rules find; `public` is whether the public gets the file."""
    return [d for rule in RULES for d in rule(word, public)]
