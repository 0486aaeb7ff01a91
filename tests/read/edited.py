"""A paper that our own writer made, edited in its XML as Word edits it: tracked changes by two authors, comments."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from reportgen.document import Document, Heading, Inlines, Paragraph, SignOff, Text
from reportgen.read import read_word
from reportgen.read.word import WordFile
from reportgen.read.xml import W
from reportgen.write.docx import write

DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
DATE = "2022-08-30T09:00:00Z"
ZHANG = f'w:id="901" w:author="张三" w:date="{DATE}"'
LI = f'w:id="902" w:author="李四" w:date="{DATE}"'
CLAUSES = "市委高度重视。", "已完成整改17项。", "长效机制逐步建立。", "特此报告。"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
# The second comment answers the first, and both are resolved.
THREADS = (
    '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    '<w15:commentEx w15:paraId="0000000A" w15:done="1"/>'
    '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="1"/></w15:commentsEx>'
)
Edit = Callable[[str], str]


def t(text: str) -> Inlines:
    return (Text(text),)


def paper() -> bytes:
    clauses = tuple(Paragraph(t(clause)) for clause in CLAUSES)
    signed = SignOff((t("甲市人民政府"),), t("8月30日"))
    return write(Document(t("报告"), (Heading(1, t("总体情况")), *clauses, signed)))


def run(text: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{text}</w:t></w:r>'


def ins(text: str, by: str = ZHANG) -> str:
    return f"<w:ins {by}>{run(text)}</w:ins>"


def cut(text: str, by: str = ZHANG) -> str:
    return f"<w:del {by}>{run(text).replace('w:t>', 'w:delText>')}</w:del>"


def replaced(old: str, content: str) -> Edit:
    """The paragraph whose text begins with `old` holds that content instead, behind its bookmark."""

    def edit(xml: str) -> str:
        pattern = rf"(<w:bookmarkEnd[^>]*>)<w:r>(?:(?!</w:p>).)*?{old}.*?(</w:p>)"
        new, count = re.subn(pattern, lambda m: m[1] + content + m[2], xml, count=1)
        assert count, old
        return new

    return edit


def marked(old: str, mark: str) -> Edit:
    """The end of the paragraph whose text begins with `old` has that in its rPr."""

    def edit(xml: str) -> str:
        start = xml.rindex("</w:pPr>", 0, xml.index(old))
        return f"{xml[:start]}<w:rPr>{mark}</w:rPr>{xml[start:]}"

    return edit


def made(path: Path, *edits: Edit, parts: dict[str, str] | None = None) -> Path:
    """The paper with its XML edited; `parts` are further ones, named as what they are to the document."""
    with zipfile.ZipFile(BytesIO(paper())) as z:
        files = {name: z.read(name).decode() for name in z.namelist()}
    for edit in edits:
        files[DOCUMENT] = edit(files[DOCUMENT])
    for name, text in (parts or {}).items():
        kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"
        new = f'<Relationship Id="{name}" Type="{kind}" Target="{name}.xml"/></Relationships>'
        files[RELATIONS] = files[RELATIONS].replace("</Relationships>", new)
        types = f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        types += f'wordprocessingml.{name}+xml"/></Types>'
        files["[Content_Types].xml"] = files["[Content_Types].xml"].replace("</Types>", types)
        files[f"word/{name}.xml"] = text
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files.items():
            z.writestr(name, data)
    return path


def read(path: Path) -> WordFile:
    word, found = read_word(path)
    assert word is not None, found
    return word


def edited(folder: Path, *edits: Edit, parts: dict[str, str] | None = None) -> WordFile:
    return read(made(folder / "改过.docx", *edits, parts=parts))


def remark(number: int, author: str, *lines: str, key: str = "") -> str:
    last = len(lines) - 1
    paragraphs = "".join(
        f'<w:p{f""" w14:paraId="{key}" """ if key and n == last else ""}>{run(line)}</w:p>'
        for n, line in enumerate(lines)
    )
    return f'<w:comment w:id="{number}" w:author="{author}" w:date="{DATE}">{paragraphs}</w:comment>'


def remarks(*said: str) -> str:
    return f'<w:comments xmlns:w="{W[1:-1]}" {W14}>{"".join(said)}</w:comments>'


def anchored(number: int, content: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )
