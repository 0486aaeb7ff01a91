"""Traced templates: every element of the document knows the line and the block that it was printed in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document import Document, Enumeration, Layout, Paragraph, plain
from reportgen.pipeline import Options, build
from reportgen.resources import folder
from reportgen.write.html import write
from tests.render.test_templates import DATA, EXTENDS

CITIES = sorted(p.parent.name for p in folder("examples").glob("*/city.yaml"))


def traced(home: Path, report: str) -> Document:
    """The paper of one task by a template of its own."""
    (home / "模板").mkdir()
    (home / "模板" / "report.j2").write_text(report, encoding="utf-8")
    (home / "city.yaml").write_text(DATA, encoding="utf-8")
    built = build(home / "city.yaml", Options(template=home / "模板", traced=True))
    assert built.document is not None, built.found
    return built.document


def origins(document: Document) -> list[str]:
    return [block.origin for block in document.blocks]


@pytest.mark.parametrize("city", CITIES)
def test_the_same_paper_comes_out(city: str) -> None:
    path = folder("examples") / city / "city.yaml"
    plain, marked = build(path), build(path, Options(traced=True))
    assert plain.document is not None
    assert marked.document is not None
    assert write(plain.document) == write(marked.document)
    assert replace(marked, document=None, markup="", report=None).found == plain.found


@pytest.mark.parametrize("city", CITIES)
def test_every_block_of_the_paper_names_a_template_line_and_a_block(city: str) -> None:
    document = build(folder("examples") / city / "city.yaml", Options(traced=True)).document
    assert document is not None
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
    document = build(tmp_path / "city.yaml", Options(template=own, traced=True)).document
    assert document is not None
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
    document = build(tmp_path / "city.yaml", Options(template=own, traced=traces)).document
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
    path, options = own / "shared" / "next_steps.j2", Options(template=own, traced=True)
    first = build(tmp_path / "city.yaml", options).document
    path.write_text("<p>没有下一步。</p>", encoding="utf-8")
    later = build(tmp_path / "city.yaml", options).document
    assert later is not None
    assert "没有下一步。" in [plain(b.inlines) for b in later.blocks if isinstance(b, Paragraph)]
    path.unlink()
    assert build(tmp_path / "city.yaml", options).document == first
