"""What a Word file carries beside its text: tracked changes, comments, hidden characters, properties of the file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx2python import docx2python

from reportgen.read import read_word
from reportgen.read.word import Comment, Leftovers
from tests.words import SPACES, STYLES, R, changed, p, run, small, word_of, write_word

BY = 'w:id="1" w:author="张三" w:date="2022-08-30T00:00:00Z"'
DELETED = f"<w:del {BY}><w:r><w:delText>17</w:delText></w:r></w:del>"
INSERTED = f"<w:ins {BY}>{run('19')}</w:ins>"
CHANGED = f"<w:p>{run('整改完成')}{DELETED}{INSERTED}{run('项。')}</w:p>"
COMMENTED = (
    f'<w:p><w:commentRangeStart w:id="0"/>{run("已完成36公里。")}<w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
)
COMMENTS = (
    f"<w:comments {SPACES}>"
    '<w:comment w:id="0" w:author="李四" w:date="2022-08-30T00:00:00Z">'
    f"{p('这个数再核一下')}</w:comment></w:comments>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>关于做好防汛工作的通知</dc:title>'
    "<dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy></cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>通知模板.dotx</Template><Company>某某公司</Company><Manager>王五</Manager></Properties>"
)


def word_with(path: Path, content: str, extra: dict[str, str] | None = None) -> Path:
    """A file of this content; `extra` has comments and properties by their kind."""
    made = write_word(path, small(content))
    names = {
        "comments": "word/comments.xml",
        "core-properties": "docProps/core.xml",
        "extended-properties": "docProps/app.xml",
    }
    with zipfile.ZipFile(made) as z:
        parts = {name: z.read(name).decode() for name in z.namelist()}
    for kind, text in (extra or {}).items():
        rels = "word/_rels/document.xml.rels" if kind == "comments" else "_rels/.rels"
        new = f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="/{names[kind]}"/></Relationships>'
        parts[rels] = parts[rels].replace("</Relationships>", new)
        parts[names[kind]] = text
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            z.writestr(name, text)
    return made


def left(tmp_path: Path, content: str, extra: dict[str, str] | None = None) -> Leftovers:
    word, found = read_word(word_with(tmp_path / "公文.docx", content, extra))
    assert word is not None, found
    return word.leftovers


def test_a_clean_file_has_nothing_left(tmp_path: Path) -> None:
    assert left(tmp_path, p("整改完成19项。")) == Leftovers()


def test_changes_are_counted_and_quoted(tmp_path: Path) -> None:
    found = left(tmp_path, CHANGED)
    assert (found.inserted, found.deleted, found.formatted) == (1, 1, 0)
    assert found.changes == ("插入“19”", "删除“17”")


@pytest.mark.parametrize(
    ("content", "counts"),
    [
        (
            f"<w:p><w:moveFrom {BY}>{run('甲')}</w:moveFrom></w:p><w:p><w:moveTo {BY}>{run('甲')}</w:moveTo></w:p>",
            (1, 1, 0),
        ),
        # Word writes one change in pieces where the look of its characters differs.
        (f"<w:p><w:ins {BY}>{run('甲')}</w:ins><w:ins {BY}>{run('2')}</w:ins></w:p>", (1, 0, 0)),
        # A new paragraph is one change: its text and its mark.
        (f"<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr><w:ins {BY}>{run('甲')}</w:ins></w:p>", (1, 0, 0)),
        # Two paragraphs were made one.
        (f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{run('甲')}</w:p>{p('乙')}", (0, 1, 0)),
        (p("甲", look=f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>"), (0, 0, 1)),
        (p("甲", layout=f"<w:pPrChange {BY}><w:pPr/></w:pPrChange>"), (0, 0, 1)),
    ],
)
def test_kinds_of_changes(tmp_path: Path, content: str, counts: tuple[int, int, int]) -> None:
    found = left(tmp_path, content)
    assert (found.inserted, found.deleted, found.formatted) == counts


def test_comments_have_their_authors(tmp_path: Path) -> None:
    assert left(tmp_path, COMMENTED, {"comments": COMMENTS}).comments == (Comment("李四", "这个数再核一下"),)


@pytest.mark.parametrize(
    ("look", "count"), [("<w:vanish/>", 4), ('<w:vanish w:val="0"/>', 0), ("<w:webHidden/>", 0), ("<w:b/>", 0)]
)
def test_hidden_characters_are_counted(tmp_path: Path, look: str, count: int) -> None:
    found = left(tmp_path, p("看得见。") + p("内部口径", look=look))
    assert (found.hidden, found.hidden_text) == (count, "内部口径" if count else "")


def test_blanks_that_are_hidden_or_marked_are_nothing_left(tmp_path: Path) -> None:
    blanks = p("　 ", look="<w:vanish/>") + p("　", look='<w:highlight w:val="yellow"/>')
    assert left(tmp_path, p("看得见。") + blanks) == Leftovers()


def test_a_style_can_hide_too(tmp_path: Path) -> None:
    hiding = '<w:style w:type="paragraph" w:styleId="Hiding"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    parts = changed(small(p("内部口径", "Hiding")), STYLES, "</w:styles>", hiding)
    word = word_of(tmp_path, parts)
    assert word.leftovers.hidden == 4


def test_properties_of_the_file(tmp_path: Path) -> None:
    found = left(tmp_path, p("甲。"), {"core-properties": CORE, "extended-properties": APP}).properties
    assert (found.title, found.author, found.last_author) == ("关于做好防汛工作的通知", "张三", "李四")
    assert (found.company, found.manager, found.template) == ("某某公司", "王五", "通知模板.dotx")


def test_broken_properties_do_not_hinder_reading(tmp_path: Path) -> None:
    found = left(tmp_path, p("甲。"), {"core-properties": "<a><b></a>", "comments": "no XML"})
    assert found == Leftovers()


def test_docx2python_sees_the_same_text_changes_and_comments(tmp_path: Path) -> None:
    """A second opinion by another reader, on a file with all of it."""
    content = CHANGED + COMMENTED
    path = word_with(tmp_path / "公文.docx", content, {"comments": COMMENTS, "core-properties": CORE})
    word, _ = read_word(path)
    assert word is not None
    with docx2python(path) as other:
        lines = [text for table in other.body for row in table for cell in row for text in cell if text.strip()]
        said = [(author, text.strip()) for _, author, _, text in other.comments]
        properties = other.core_properties
    assert [para.shown for para in word.paras] == lines
    assert [(c.author, c.text) for c in word.leftovers.comments] == said
    assert properties["creator"] == word.leftovers.properties.author
    assert "19" in lines[0]
    assert "17" not in lines[0]
