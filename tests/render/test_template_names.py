"""Names in templates that are bound in the rarer ways: blocks of text, calls with a body, parts of a pair, groups."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline.templates import shown
from tests.render.test_anatomy import EXTENDS, found, in_body, marked, own
from tests.render.test_templates import closing, made, paragraphs

MACRO = "{% macro 框(题) %}<p>{{ 题 }}：{{ caller() }}</p>{% endmacro %}"


@pytest.mark.parametrize(
    "body",
    [
        "{% set 甲 %}<p>共{{ 任务.总数 }}</p>{% endset %}{{ 甲 }}",
        "{% call 框('水') %}{{ 任务.总数 }}{% endcall %}",
        "{% call(项) 框('水') %}{{ 项.名称 }}{% endcall %}",
        "{% for 名, 组 in 任务.各组('领域') %}<p>{{ 名 }}{{ 组.总数 }}</p>{% endfor %}",
        "{% set 甲, 乙 = 任务.总数, 任务.已完成 %}<p>{{ 甲 }}{{ 乙 }}</p>",
        "{% set 数 = namespace(甲=0) %}{% for 章 in 章节 %}{% set 数.甲 = 数.甲 + 1 %}{% endfor %}<p>{{ 数.甲 }}</p>",
        "{% set 甲 = 'shared/blocks.j2' %}{% include 甲 ignore missing %}",
        "{% include 'shared/没有这个.j2' ignore missing %}",
        "{% set 全部 = [督察] + 各次督察 %}{% for 次 in 全部[:1] %}<p>{{ 次.反馈日期 }}</p>{% endfor %}",
        "{% if 任务.总数.数 > 1 and not (任务.已完成 is defined) %}{% endif %}",
        '{% import "shared/blocks.j2" as 块块 with context %}{{ 块块.要点([]) }}',
        '{% from "shared/blocks.j2" import 要点 with context %}{{ 要点([]) }}',
    ],
)
def test_names_are_known_however_they_are_bound(tmp_path: Path, body: str) -> None:
    macro = MACRO if "框" in body else ""
    assert [(d.code, d.reason) for d in found(tmp_path, in_body(body) + macro)] == []


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("{% set 甲 %}<p>{{ 任物.总数 }}</p>{% endset %}{{ 甲 }}", "任物"),
        ("{% call 框(任物) %}话{% endcall %}", "任物"),
        ("{% call 框('水') %}{{ 任务.总术 }}{% endcall %}", "总术"),
        ('{% from "shared/blocks.j2" import 要典 %}{{ 要典([]) }}', "要典"),
    ],
)
def test_a_slip_within_them_is_found(tmp_path: Path, body: str, shown: str) -> None:
    macro = MACRO if "框" in body else ""
    (slip,) = found(tmp_path, in_body(body) + macro)
    assert (slip.code, marked(slip)) == ("TPL502", shown)


def test_a_macro_is_used_by_whoever_imports_it_by_name(tmp_path: Path) -> None:
    own(tmp_path, "{# 一句。 #}\n{% macro 句() %}<p>话</p>{% endmacro %}\n{% macro 闲() %}{% endmacro %}\n", "我的.j2")
    (slip,) = found(tmp_path, in_body('{% from "我的.j2" import 句 %}{{ 句() }}'))
    assert (slip.code, marked(slip)) == ("TPL512", "闲")


PETITIONS = (
    "督察:\n  - {名称: 第一轮中央督察, 简称: 中央督察组}\n  - {名称: 第二轮省级督察, 简称: 省督察组}\n"
    "整改任务: {列表: [{序号: 1, 督察: 省督察组, 名称: 甲, 状态: 已完成, 完成日期: 2022-06-20}]}\n"
    "信访: {分批: [{批次: 1, 督察: 省督察组, 交办: 30}, {批次: 1, 督察: 中央督察组, 交办: 12}]}\n"
)


def test_figures_of_a_group_within_a_group_are_reached_step_by_step(tmp_path: Path) -> None:
    data = f"城市: {{名称: 德州市}}\n{PETITIONS}"
    document, faults = made(tmp_path, closing("<p>{{ 信访.督察.第二轮省级督察.交办 }}</p>"), data)
    assert [d for d in faults if d.is_error] == []
    assert paragraphs(document)[-1] == "30件"
    document, faults = made(tmp_path, closing("<p>{{ 信访.督查.省督察组.交办 }}</p>"), data)
    assert (document, [d.code for d in faults if d.is_error]) == (None, ["TPL502"])


def test_a_template_of_ones_own_is_shown_by_its_path_whatever_it_is_called(tmp_path: Path) -> None:
    own(tmp_path, EXTENDS + "{% block 结束语 %}<p>话</p>{% endblock %}\n", "甲.j2")
    path = tmp_path / "模板" / "甲.j2"
    excerpts = shown(str(path), None)
    assert not isinstance(excerpts, str)
    (excerpt,) = excerpts
    assert excerpt.lines[0] == EXTENDS.strip()
    assert "没有" in str(shown(str(tmp_path / "模板" / "乙.j2"), None))
    path.write_bytes(b"\xff\xfe\xff")
    assert "读不了：" in str(shown(str(path), None))
