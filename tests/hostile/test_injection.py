"""What looks like markup, a script, a path or a device is a text like others, wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from reportgen import markup
from reportgen.document import Properties
from reportgen.pipeline import build, build_files
from reportgen.write import WRITERS
from tests.examples import examples
from tests.reports import TWO_TASKS

VALUES = [
    "</script><script>alert(1)</script>",
    '" onload="alert(1)" x="',
    "' style='color:red",
    "javascript:alert(1)",
    "</title></style><img src=x onerror=alert(1)>",
    "<!-- x --> ]]> <![CDATA[",
    "&lt;b&gt; &amp; &#x3c;",
    "{{ 7 * 7 }} {% raw %}",
    "../../etc/passwd",
    "C:\\x\\y",
    "NUL",
    "COM1.",
]
PLACES = {"the city": "德州市", "a task": "河道治理", "the group": "省第七督察组"}


def as_yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def harmless(page: bytes) -> bool:
    """Whether nothing runs in a page and nothing is fetched, as a browser's parser reads it."""
    elements = [e for e in html.document_fromstring(page).iter() if isinstance(e.tag, str)]
    running = {"script", "img", "iframe", "object", "embed", "form", "base"} & {str(e.tag) for e in elements}
    handlers = [str(key) for e in elements for key in e.attrib if str(key).startswith("on")]
    return not running and not handlers and not [e for e in elements if "color:red" in (e.get("style") or "")]


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_text_in_the_page_and_leads_to_no_other_file(tmp_path: Path, where: str, value: str) -> None:
    home = tmp_path / "市"
    home.mkdir()
    (home / "city.yaml").write_text(TWO_TASKS.replace(PLACES[where], as_yaml(value)), encoding="utf-8")
    written, found = build_files(home / "city.yaml", ("docx", "txt", "html"), None)
    assert [d for d in found if d.is_error] == []
    assert {p.name for p in home.iterdir()} == {"city.yaml", *(p.name for p in written)}
    assert [p.name for p in tmp_path.iterdir()] == ["市"]
    assert harmless(written[2].read_bytes())


@pytest.mark.parametrize(
    "name", ["<b onclick=x>", 'a" onload="x', "甲&amp;乙", "</title><script>x</script>", "{{ 1 }}"]
)
def test_the_name_of_a_file_is_text_too(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name.replace('/', '∕')}.yaml"
    path.write_text(TWO_TASKS, encoding="utf-8")
    made = build(path)
    assert made.document is not None, made.found
    assert harmless(WRITERS["html"](made.document))


TEXTS = st.text("甲乙1 。<>&\"'", max_size=8)
BLOCKS = ("公文", "p", "ol", "li", "b", "sub", "table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "mark", "data")
FRAME = (
    "主送",
    "落款",
    "署名",
    "成文日期",
    "签名人",
    "附件",
    "附件说明",
    "附注",
    "附图",
    "版头",
    "份号",
    "版记",
    "抄送",
)
NAMES = st.sampled_from([*BLOCKS, *FRAME, "img"])
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["at", "data-src", "data-figure", "版面", "类", "宽", "用印", "文件二字", "x"]),
    st.sampled_from(["", "横向", "占比", "9", "-1", "加", "无", "report.j2:1", "甲"]),
    max_size=2,
)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.tuples(NAMES, ATTRIBUTES, st.lists(inner, max_size=4)),
    max_leaves=20,
)


def element(tree: object) -> etree._Element:
    """A tree of names, attributes and texts as lxml has it."""
    name, attributes, children = tree if isinstance(tree, tuple) else ("p", {}, [tree])
    made = etree.Element(name, attributes)
    for child in children:
        if isinstance(child, str):
            last = made[-1] if len(made) else None
            if last is None:
                made.text = (made.text or "") + child
            else:
                last.tail = (last.tail or "") + child
        else:
            made.append(element(child))
    return made


@given(st.lists(TREES, max_size=6), st.data())
@examples(80)
def test_any_markup_is_a_document_or_slips(trees: list[object], data: st.DataObject) -> None:
    text = etree.tostring(element(("公文", {}, trees)), encoding="unicode")
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(["<", "</p>", "&", "&x;", "\x00", "\ud800", '"'])) + text[at + 1 :]
    document, slips = markup.parse(text, Properties(author="甲", date="2022-08-30"))
    assert (document is None) == bool(slips)
    assert all(slip.reason and slip.fix for slip in slips)
    if document is not None:
        assert all(isinstance(write(document), bytes) for write in WRITERS.values())
