"""Traced templates: every element of the document knows the line and the block that it was printed in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document import Document
from reportgen.pipeline import Options, build
from reportgen.resources import folder
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
    assert plain.document == marked.document
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
