"""Traced templates: every element of the document knows the line and the block that it was printed in."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.document import Document, Enumeration, Layout, Paragraph, plain
from reportgen.pipeline import Options, build
from reportgen.pipeline.data_sets import data_sets
from reportgen.pipeline.tracing import with_traces
from reportgen.render import KINDS
from reportgen.resources import folder
from tests.render.test_templates import DATA, EXTENDS

CITIES = sorted(p.parent.name for p in folder("examples").glob("*/city.yaml"))


def traced(home: Path, report: str) -> Document:
    """The paper of one task by a template of its own."""
    (home / "模板").mkdir()
    (home / "模板" / "report.j2").write_text(report, encoding="utf-8")
    (home / "city.yaml").write_text(DATA, encoding="utf-8")
    return marked(home / "city.yaml", home / "模板")


def marked(path: Path, own: Path | None = None, kind: str | None = None) -> Document:
    """The traced document, which must not be another."""
    plain_one = build(path, Options(template=own, kind=kind))
    built = with_traces(plain_one, own)
    assert built.document is not None, built.found
    assert built.document is not plain_one.document, "the marks change the paper"
    return built.document


def origins(document: Document) -> list[str]:
    return [block.origin for block in document.blocks]


def test_every_paper_of_every_data_set_can_be_traced(tmp_path: Path) -> None:
    untraced = []
    for name, data_set in data_sets().items():
        for kind in KINDS:
            plain_one = build(data_set.file(tmp_path), Options(kind=kind))
            if plain_one.document is not None and with_traces(plain_one, None) is plain_one:
                untraced.append((name, kind))
    assert untraced == []


@pytest.mark.parametrize("city", CITIES)
def test_every_block_of_the_paper_names_a_template_line_and_a_block(city: str) -> None:
    document = marked(folder("examples") / city / "city.yaml")
    for origin in (document.title_origin, *origins(document)):
        at, _, block = origin.partition(" ")
        name, _, line = at.rpartition(":")
        assert (folder("templates") / name).is_file()
        assert int(line) > 0
        assert block


def test_what_a_macro_prints_belongs_to_the_block_that_called_it(tmp_path: Path) -> None:
    document = traced(tmp_path, EXTENDS + '{% block 结束语 %}\n{{ 块.题目("题", 1, "") }}\n{% endblock %}\n')
    assert "shared/blocks.j2:18 结束语" in origins(document)


def test_the_innermost_block_counts_and_behind_it_the_outer_one_again(tmp_path: Path) -> None:
    text = "{% block 结束语 %}<p>甲</p>\n{% block 内 %}<p>乙</p>{% endblock 内 %}\n<p>丙</p>\n{% endblock %}\n"
    document = traced(tmp_path, EXTENDS + text)
    assert origins(document)[-4:-1] == ["report.j2:2 结束语", "report.j2:3 内", "report.j2:4 结束语"]


def test_super_prints_under_the_same_block(tmp_path: Path) -> None:
    document = traced(tmp_path, EXTENDS + "{% block 落款 %}<p>前</p>{{ super() }}{% endblock %}\n")
    assert origins(document)[-2:] == ["report.j2:2 落款", "shared/frame.j2:22 落款"]


def test_a_block_within_a_tag_and_a_required_one_are_left_alone(tmp_path: Path) -> None:
    text = (
        '<公文 版面="{% block 版面 %}横向{% endblock %}">\n{% block 空 required %}{% endblock %}\n'
        "{% block 文 %}<p>甲</p>{% endblock %}\n</公文>\n"
    )
    own = tmp_path / "模板"
    own.mkdir()
    (own / "base.j2").write_text(text, encoding="utf-8")
    (own / "report.j2").write_text('{% extends "base.j2" %}{% block 空 %}<p>乙</p>{% endblock %}', encoding="utf-8")
    (tmp_path / "city.yaml").write_text(DATA, encoding="utf-8")
    document = marked(tmp_path / "city.yaml", own)
    assert document.landscape is True
    assert origins(document) == ["report.j2:1 空", "base.j2:3 文"]


def test_data_that_look_like_marks_are_text(tmp_path: Path) -> None:
    document = traced(tmp_path, EXTENDS + "{% block 结束语 %}<p>{{ '<?块 假?><p at=\"x:1\">' }}</p>{% endblock %}\n")
    assert origins(document)[-2] == "report.j2:2 结束语"


def runs(document: Document) -> list[tuple[str, str]]:
    """Text and origin of every run of the last paragraph before 落款."""
    paragraph = document.blocks[-2]
    assert isinstance(paragraph, Paragraph)
    return [(t.text, t.origin) for t in paragraph.inlines]


def closing(tmp_path: Path, text: str) -> Document:
    """A report whose 结束语 is `text`, which begins on line 2 of report.j2."""
    return traced(tmp_path, EXTENDS + "{% block 结束语 %}" + text + "{% endblock %}\n")


def test_words_know_their_line_each_line_its_own(tmp_path: Path) -> None:
    document = closing(tmp_path, "<p>甲{{ 城市.名称 }}乙\n  丙</p>")
    assert runs(document) == [
        *(("甲", "report.j2:2"), ("德州市", ""), ("乙", "report.j2:2"), ("丙", "report.j2:3")),
    ]


def test_texts_in_the_code_of_a_template_know_their_line(tmp_path: Path) -> None:
    text = '<p>{{ "均" if 任务.总数 else "无" }}{% set 话 = {"甲": "乙"} %}\n{{ 话["甲"] }}{{ "共" ~ 任务.总数 }}</p>'
    assert runs(closing(tmp_path, text)) == [
        *(("均", "report.j2:2"), ("乙", "report.j2:2"), ("共", "report.j2:3"), ("1项", "")),
    ]


def test_a_text_that_is_asked_for_is_the_text(tmp_path: Path) -> None:
    text = (
        '<p>{% set 甲 = "子" %}{% if 甲 == "子" and 甲 in ["子"] and 甲 ~ "丑" == "子丑" %}对{% endif %}'
        '{% set 乙 %}寅{% endset %}{% if 乙 == "寅" %}对{% endif %}{{ {"子": "卯"}[甲] }}</p>'
    )
    assert "".join(text for text, _ in runs(closing(tmp_path, text))) == "对对卯"


def test_texts_within_a_tag_bring_no_mark(tmp_path: Path) -> None:
    text = '{% set 排 = "分段" %}<ol 列举="{{ "段内" if 任务.超期 else 排 }}" 序次="{{ "一" ~ "是" }}"><li>甲</li></ol>'
    enumeration = closing(tmp_path, text).blocks[-2]
    assert isinstance(enumeration, Enumeration)
    assert enumeration.layout is Layout.PARAGRAPHS


@pytest.mark.parametrize("traces", [False, True])
def test_what_is_put_together_keeps_its_figures(tmp_path: Path, traces: bool) -> None:
    own = tmp_path / "模板"
    own.mkdir()
    text = EXTENDS + '{% block 结束语 %}<p>{{ ["共" ~ 任务.总数, 城市.名称 ~ "等"] | join("；") }}</p>{% endblock %}'
    (own / "report.j2").write_text(text, encoding="utf-8")
    (tmp_path / "city.yaml").write_text(DATA, encoding="utf-8")
    built = build(tmp_path / "city.yaml", Options(template=own))
    document = (with_traces(built, own) if traces else built).document
    assert document is not None
    paragraph = document.blocks[-2]
    assert isinstance(paragraph, Paragraph)
    assert [(t.text, t.figure) for t in paragraph.inlines if t.source] == [("1项", "任务.总数"), ("德州市", "")]
    assert plain(paragraph.inlines) == "共1项；德州市等"


def test_a_template_that_a_folder_gets_later_is_taken_and_one_that_goes_is_not(tmp_path: Path) -> None:
    own = tmp_path / "模板"
    (own / "shared").mkdir(parents=True)
    (own / "report.j2").write_text(EXTENDS, encoding="utf-8")
    (tmp_path / "city.yaml").write_text(DATA, encoding="utf-8")
    path, options = own / "shared" / "next_steps.j2", Options(template=own)
    first = build(tmp_path / "city.yaml", options).document
    path.write_text("<p>没有下一步。</p>", encoding="utf-8")
    later = build(tmp_path / "city.yaml", options).document
    assert later is not None
    assert "没有下一步。" in [plain(b.inlines) for b in later.blocks if isinstance(b, Paragraph)]
    path.unlink()
    assert build(tmp_path / "city.yaml", options).document == first


@pytest.mark.parametrize(
    "text",
    [
        '<h3 题式="{% block 式 %}{{ "接排" }}{% endblock %}">题</h3><p>文</p>',
        '<h3 题式="{% if 任务.总数 %}接排{% endif %}" 注="甲 > 乙">题</h3><p>文</p>',
        "<p>甲</p><!-- <p>旧的一段 > 旧 --><p>乙</p>",
        '{% set 各 = ["甲", "乙"] %}<p>{{ 各 | join("、") }}</p>',
        '{% macro 话() %}接排{% endmacro %}<h3 题式="{{ 话() }}">题</h3><p>文</p>',
    ],
)
def test_usual_ways_of_writing_are_traced(tmp_path: Path, text: str) -> None:
    closing(tmp_path, text)


def test_a_child_may_turn_the_sheet(tmp_path: Path) -> None:
    assert traced(tmp_path, EXTENDS + "{% block 版面 %}横向{% endblock %}\n").landscape is True


@pytest.mark.parametrize(
    "text",
    [
        '{% macro 话() %}甲{% endmacro %}<p>{% if 话() == "甲" %}乙{% endif %}{{ 话() | length }}</p>',
        "<p>面积5\nkm2，PM{{ '2.5' }}。</p>",
        '<p>甲{% block 内 -%} 乙{% endblock %}{{ {"a": {"b": "c"}}["a"]["b"] }}</p>',
    ],
)
def test_where_marks_would_change_the_paper_it_stays_as_it_is_built(tmp_path: Path, text: str) -> None:
    own = tmp_path / "模板"
    own.mkdir()
    (own / "report.j2").write_text(EXTENDS + "{% block 结束语 %}" + text + "{% endblock %}\n", encoding="utf-8")
    (tmp_path / "city.yaml").write_text(DATA, encoding="utf-8")
    built = build(tmp_path / "city.yaml", Options(template=own))
    assert built.document is not None
    assert with_traces(built, own) is built


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ('(话() ~ "。") | trim', "甲。"),
        ('"丙" + (话() ~ "。")', "丙甲。"),
        ('[话(), 话()] | join("、" ~ 任务.总数)', "甲、1项甲"),
        ('("<b>" ~ 城市.名称)', "<b>德州市"),
        ('[任务, 任务] | join("；", attribute="总数")', "1项；1项"),
    ],
)
def test_what_is_joined_prints_as_it_did(tmp_path: Path, expression: str, printed: str) -> None:
    macro = "{% macro 话() %}<b>甲</b>{% endmacro %}"
    document = closing(tmp_path, f"{macro}<p>{{{{ {expression} }}}}</p>")
    assert "".join(text for text, _ in runs(document)) == printed


def test_a_text_that_is_doubled_without_end_is_stopped(tmp_path: Path) -> None:
    own = tmp_path / "模板"
    own.mkdir()
    text = "{% set 名 = namespace(字='甲') %}{% for i in range(99) %}{% set 名.字 = 名.字 ~ 名.字 %}{% endfor %}"
    (own / "report.j2").write_text(EXTENDS + "{% block 结束语 %}" + text + "{% endblock %}", encoding="utf-8")
    (tmp_path / "city.yaml").write_text(DATA, encoding="utf-8")
    found = [d.code for d in build(tmp_path / "city.yaml", Options(template=own)).found if d.is_error]
    assert found == ["TPL506"]
