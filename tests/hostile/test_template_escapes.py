"""No known way out of a sandbox leads out of a template: not to Python, not to the file of a value, not to others."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.document import Document
from reportgen.pipeline import Options, build
from tests.reports import TWO_TASKS

REFUSED = ("TPL501", "TPL502", "TPL505", "TPL507", "TPL508")
STATEMENTS = '{% import "shared/statements.j2" as 句 %}'
TO_PYTHON = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ '' | attr('__class__') }}",
    "{{ dict.__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id') }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ '{a.__class__}'.format_map({'a': 1}) }}",
    "{{ ('{0.__class__}' | safe).format(1) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(1) }}",
    "{{ ['{0.__class__}'] | map('format', 1) | list }}",
    "{{ '%s' | format(1) }}",
    "{{ '%c' % 65 }}",
    "{{ [1] | map('attr', '__class__') | list }}",
    "{{ [1] | map(attribute='__class__.__mro__') | list }}",
    "{{ [1] | sum(attribute='__class__') }}",
    "{{ [1] | selectattr('__class__') | list }}",
    "{% set g = [1] | map('string') %}{{ g.gi_frame.f_globals }}",
    "{{ {'a b': 1} | xmlattr }}",
    "{{ 待补充.__globals__ }}",
    "{{ 任务.各组.__func__ }}",
    "{{ 任务.各组.__self__ }}",
    "{{ 任务.__getattr__('_tally') }}",
    "{{ 城市._part }}",
    "{{ 城市['_fill'] }}",
    STATEMENTS + "{{ 句.完成情况._func.__globals__ }}",
    STATEMENTS + "{{ 句.__dict__ }}",
    "{% debug %}",
    "{% do 任务清单 %}",
]
TO_THE_FILE = [
    "{{ 城市.名称.place.source.lines }}",
    "{{ 城市['名称']['place'] }}",
    "{{ 任务.总数.places }}",
    "{{ 截至日期.place }}",
    "{{ 待补充('甲').place.source }}",
    "{{ [城市.名称] | map(attribute='place.source') | list }}",
]
TO_THE_DATA = [
    "{{ 任务清单.append(1) }}",
    "{{ 任务清单.clear() }}",
    "{{ 指标.update({'甲': 1}) }}",
    "{% set 城市.名称 = '甲' %}",
]
OUT_OF_THE_FOLDER = [
    "../外.j2",
    "./../外.j2",
    "shared/../../外.j2",
    "..\\\\外.j2",
    "C:/Windows/win.ini",
    "C:\\\\Windows\\\\win.ini",
    "\\\\\\\\server\\\\share\\\\x.j2",
    "/etc/passwd",
    "外.j2\\x00",
    "链/外.j2",
    "链.j2",
    "",
    ".",
]
ASKED = ['{%% include "%s" %%}', '{%% import "%s" as 甲 %%}', '{%% from "%s" import 甲 %%}', '{%% include ["%s"] %%}']


def built(home: Path, words: str) -> tuple[Document | None, list[Diagnostic]]:
    """What becomes of a template of the city's own with these words in its text, and its errors."""
    (home / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    own = home / "模板"
    own.mkdir(exist_ok=True)
    page = '{% extends "shared/base.j2" %}\n{% block 正文 %}<p>' + words + "</p>{% endblock %}"
    (own / "report.j2").write_text(page, encoding="utf-8")
    made = build(home / "city.yaml", Options(template=own))
    return made.document, [d for d in made.found if d.is_error]


@pytest.mark.parametrize("words", [*TO_PYTHON, *TO_THE_FILE, *TO_THE_DATA])
def test_a_way_out_is_refused_with_its_line(tmp_path: Path, words: str) -> None:
    document, found = built(tmp_path, words)
    assert [d.code in REFUSED for d in found] == [True], found
    assert document is None
    assert found[0].place is None or found[0].place.line in (0, 2)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("name", OUT_OF_THE_FOLDER)
def test_a_template_outside_its_folder_is_not_found(tmp_path: Path, asked: str, name: str) -> None:
    (tmp_path / "外.j2").write_text("{% macro 甲() %}外{% endmacro %}<p>外</p>", encoding="utf-8")
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "链.j2").symlink_to(tmp_path / "外.j2")
    (tmp_path / "模板" / "链").symlink_to(tmp_path)
    document, found = built(tmp_path, asked % name)
    assert ([d.code for d in found], document) == (["TPL505"], None)


def test_no_template_inherits_from_outside(tmp_path: Path) -> None:
    built(tmp_path, "")
    (tmp_path / "外.j2").write_text("<公文><p>外</p></公文>", encoding="utf-8")
    (tmp_path / "模板" / "report.j2").write_text('{% extends "../外.j2" %}', encoding="utf-8")
    found = build(tmp_path / "city.yaml", Options(template=tmp_path / "模板")).found
    assert [d.code for d in found if d.is_error] == ["TPL505"]


@pytest.mark.parametrize(
    "words",
    [
        *("{{ 城市 }}", "{{ 任务清单 }}", "{{ 任务 }}", "{{ 城市.names }}", "{{ [城市] }}", "{{ {'甲': 城市} }}"),
        *("{{ [1] | map('string') }}", "{{ cycler('甲') }}", "{{ 城市 ~ '' }}", "{{ 城市 | string }}"),
    ],
)
def test_what_has_no_words_is_not_printed_as_its_address(tmp_path: Path, words: str) -> None:
    """`<View object at 0x7f…>` would be another text in each run."""
    _, found = built(tmp_path, words)
    assert [d.code for d in found] == ["TPL502"]
    assert "不能直接打印" in found[0].reason


@pytest.mark.parametrize(
    "words",
    [
        *("{{ '<script>alert(1)</script>' | safe }}", "{{ '<p>' | safe }}", "{{ '&#0;' | safe }}", "{{ '\\x00' }}"),
        *("{{ '\\ud800' }}", "{{ '\\ufffe' }}", "{{ '\\x0b' }}", "<i onclick='x'>甲</i>", "<b>" * 3000 + "甲"),
    ],
)
def test_markup_that_is_none_is_told_as_a_slip_of_the_template(tmp_path: Path, words: str) -> None:
    document, found = built(tmp_path, words)
    assert ([d.code for d in found], document) == (["TPL504"], None)
