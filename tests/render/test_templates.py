"""Templates of a city's own: what they can do, and how each of their faults is told at file and line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.document import Document, Paragraph, plain
from reportgen.pipeline import Options, build
from reportgen.render.environment import environment
from reportgen.resources import folder

LIMITS = sys.modules[environment.__module__]

DATA = "城市: {名称: 德州市}\n整改任务: {列表: [{序号: 1, 名称: 甲, 状态: 已完成, 完成日期: 2022-06-20}]}\n"
EXTENDS = '{% extends "rectification-report/report.j2" %}\n'


def made(home: Path, templates: dict[str, str], data: str = DATA) -> tuple[Document | None, list[Diagnostic]]:
    own = home / "模板"
    for name, text in templates.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
    (home / "city.yaml").write_text(data, encoding="utf-8")
    built = build(home / "city.yaml", Options(template=own))
    return built.document, [d for d in built.found if d.code != "FIG407"]


def closing(block: str) -> dict[str, str]:
    """A report.j2 that overrides 结束语; `block` begins on its line 3."""
    return {"report.j2": EXTENDS + "{% block 结束语 %}\n" + block + "\n{% endblock %}\n"}


def paragraphs(document: Document | None) -> list[str]:
    assert document is not None
    return [plain(b.inlines) for b in document.blocks if isinstance(b, Paragraph)]


def test_a_template_overrides_one_block_and_leaves_the_others(tmp_path: Path) -> None:
    own, found = made(tmp_path, closing("<p>共{{ 任务.总数 }}，特此报告。</p>"))
    assert found == []
    bundled = build(tmp_path / "city.yaml").document
    assert own is not None
    assert bundled is not None
    assert [b for b in own.blocks if b not in bundled.blocks] == [own.blocks[-2]]
    assert paragraphs(own)[-1] == "共1项，特此报告。"


def test_a_template_may_use_the_macros_and_filters_of_the_program(tmp_path: Path) -> None:
    block = '{% import "shared/statements.j2" as 句 with context %}<p>{{ 句.简明完成情况() }}，{{ 12 | 汉字 }}</p>'
    document, found = made(tmp_path, closing(block))
    assert found == []
    assert paragraphs(document)[-1] == "1项整改任务已全部完成整改，十二"


def test_a_part_of_the_program_may_be_replaced_by_a_file_of_its_name(tmp_path: Path) -> None:
    document, found = made(tmp_path, {"shared/next_steps.j2": "<p>没有下一步。</p>"})
    assert found == []
    assert paragraphs(document)[-1] == "没有下一步。"


def test_a_mark_at_the_head_of_the_file_is_no_part_of_the_paper(tmp_path: Path) -> None:
    templates = {name: "\ufeff" + text for name, text in closing("<p>甲</p>").items()}
    document, found = made(tmp_path, templates)
    assert found == []
    assert paragraphs(document)[-1] == "甲"


@pytest.mark.parametrize(
    ("block", "code", "reason"),
    [
        ("{{ 任务.总数 }", "TPL501", "“}”多余或没有配对"),
        ("{% if 任务 %}<p>甲</p>{% endfor %}", "TPL501", "没有“endfor”这种标签"),
        ("{{ 任务，总数 }}", "TPL501", "标签里出现了“，”（标点要用半角）"),
        ("<p>{{ 任务.总数 | 大写 }}</p>", "TPL501", "没有叫“大写”的过滤器"),
        ("<p>{{ 任物.总数 }}</p>", "TPL502", "没有“任物”这个名字"),
        ("<p>{{ 任务.以完成 }}</p>", "TPL502", "没有“以完成”这一项"),
        ("<p>{{ 任务.名单 }}</p>", "TPL502", "不能打印函数 名单"),
        ("{% set 甲 = none %}<p>{{ 甲 }}</p>", "TPL502", "不能打印空值"),
        ("{{ 甲 乙 }}", "TPL501", "这里应为“}}”，却是“乙”"),
        ("{% if %}{% endif %}", "TPL501", "这里缺少要写的内容，却是“%}”"),
        ("{% block 甲 %}{% endblock %}{% block 甲 %}{% endblock %}", "TPL501", "块“甲”写了两次"),
        ('{% from "shared/blocks.j2" import 甲 %}{{ 甲() }}', "TPL502", "“shared/blocks.j2”里没有“甲”"),
        ("<div>甲</div>", "TPL503", "这里没有 <div> 这种元素"),
        ("<p>甲<h2>乙</h2></p>", "TPL504", "<p> 里不能有 <h2>"),
        ("<p>甲", "TPL504", "<p> 还没有结束"),
        (
            "<附图 类='占比'><h1>图</h1><table><tbody><tr><td>1</td></tr></tbody></table></附图>",
            "TPL504",
            "表格要有 <thead> 和",
        ),
        ("<附图 类='占比'><h1>图</h1><table><thead></thead></table></附图>", "TPL504", "表格要有 <thead> 和"),
        ('{% include "没有.j2" %}', "TPL505", "自己的模板文件夹和随程序的模板里都没有它"),
        ('{% include "../city.yaml" %}', "TPL505", "自己的模板文件夹和随程序的模板里都没有它"),
        ("<p>{{ 1 / 0 }}</p>", "TPL508", "除数是 0"),
        ("<p>{{ 任务.名单() }}</p>", "TPL508", "TypeError"),
        ("<p>{{ [1] | dictsort }}</p>", "TPL508", "AttributeError"),
        ("{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}", "TPL506", "模板里可能有停不下来的循环"),
    ],
)
def test_a_fault_is_told_at_its_file_and_line(tmp_path: Path, block: str, code: str, reason: str) -> None:
    document, (found,) = made(tmp_path, closing(block))
    assert document is None
    assert found.code == code
    assert str(found.place).startswith("模板/report.j2:3:")
    assert found.reason.startswith(reason) or reason in found.reason
    assert found.place is not None
    assert found.place.source.lines[2] == block


SANDBOX = [
    "''.__class__.__mro__",
    "任务.__init__.__globals__",
    "任务._tally",
    "城市.名称.__class__",
    "任务.名单.__globals__",
    "''['__class__']",
    "(''~'__class__').__class__",
    "cycler.__init__.__globals__",
    "joiner.__init__",
    "2 ** 100000000",
    '"字" * 1000000000',
    "1000000000 * [1]",
    '"字".center(1000000000)',
    '"字".ljust(1000000000)',
    '"{:>1000000000}".format(1)',
    '"{0.__class__}".format(1)',
    '"%1000000000d" % 1',
    '"字".join.__self__.__class__',
]


@pytest.mark.parametrize("expression", SANDBOX)
def test_the_sandbox_refuses_what_leads_out_of_it_or_fills_the_memory(tmp_path: Path, expression: str) -> None:
    document, (found,) = made(tmp_path, closing("<p>{{ " + expression + " }}</p>"))
    assert document is None
    assert found.code == "TPL507"
    assert str(found.place).startswith("模板/report.j2:3:")


@pytest.mark.parametrize("name", ["attr", "center", "format", "indent", "wordwrap", "pprint"])
def test_filters_that_lead_out_or_fill_the_memory_do_not_exist(tmp_path: Path, name: str) -> None:
    _, (found,) = made(tmp_path, closing("<p>{{ '字' | " + name + "('__class__') }}</p>"))
    assert (found.code, found.reason) == ("TPL501", f"没有叫“{name}”的过滤器")


@pytest.mark.parametrize("name", ["lipsum", "open", "__import__", "self.__init__", "environment"])
def test_names_that_no_template_needs_do_not_exist(tmp_path: Path, name: str) -> None:
    _, (found,) = made(tmp_path, closing("<p>{{ " + name + " }}</p>"))
    assert found.code in ("TPL502", "TPL507")


@pytest.mark.parametrize("call", ["列.append(1)", "列.clear()", "列.sort()", "表.update(甲=1)"])
def test_a_template_can_change_no_data(tmp_path: Path, call: str) -> None:
    block = "{% set 列 = 任务清单 %}{% set 表 = {} %}<p>{{ " + call + " }}</p>"
    assert [d.code for d in made(tmp_path, closing(block))[1]] == ["TPL507"]


ENDLESS = "{% for 甲 in range(99999) %}" * 3 + "{}" + "{% endfor %}" * 3


@pytest.mark.parametrize(
    "block",
    [
        ENDLESS.replace("{}", "<p>字</p>"),
        ENDLESS.replace("{}", ""),
        "{% set 甲 %}" + ENDLESS.replace("{}", "字") + "{% endset %}",
        "{% macro 甲() %}" + ENDLESS.replace("{}", "字") + "{% endmacro %}{{ 甲() }}",
    ],
)
def test_a_loop_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: str) -> None:
    monkeypatch.setattr(LIMITS, "SECONDS", 0.2)
    document, found = made(tmp_path, closing(block))
    assert document is None
    assert [d.code for d in found] == ["TPL506"]


@pytest.mark.parametrize(("a_task", "codes"), [(60.0, []), (0.0, ["TPL506"])])
def test_the_more_tasks_a_paper_is_on_the_longer_it_may_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, a_task: float, codes: list[str]
) -> None:
    monkeypatch.setattr(LIMITS, "SECONDS", 0.01)
    monkeypatch.setattr(LIMITS, "SECONDS_A_TASK", a_task)
    _, found = made(tmp_path, closing("{% for 甲 in range(2000) %}{% for 乙 in range(1000) %}{% endfor %}{% endfor %}"))
    assert [d.code for d in found] == codes


def test_a_result_that_is_too_large_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LIMITS, "CHARACTERS", 5000)
    _, found = made(tmp_path, closing("{% for 甲 in range(1000) %}<p>字</p>{% endfor %}"))
    assert [d.code for d in found] == ["TPL506"]


def test_range_is_that_of_python_within_the_limits(tmp_path: Path) -> None:
    block = "<p>{% for n in range(1, 200, 50) %}{{ n }}{% if not loop.last %}、{% endif %}{% endfor %}</p>"
    document, found = made(tmp_path, closing(block + "<p>{{ range(3) | list | length }}</p>"))
    assert found == []
    assert paragraphs(document)[-2:] == ["1、51、101、151", "3"]


def test_a_template_in_another_encoding_is_told_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "report.j2").write_bytes((EXTENDS + "{# 甲 #}").encode("gb18030"))
    document, found = made(tmp_path, {})
    assert document is None
    assert [(d.code, str(d.place), d.reason) for d in found] == [("TPL508", "report.j2", "模板文件不是 UTF-8 编码")]


def test_a_link_out_of_the_folder_of_templates_leads_nowhere_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "密.txt").write_text("密", encoding="utf-8")
    for name in (str(tmp_path / "密.txt"), "../密.txt", "shared/../../密.txt"):
        _, (found,) = made(tmp_path, closing(f'{{% include "{name}" %}}'))
        assert found.code == "TPL505"


@pytest.mark.parametrize("path", sorted(folder("templates").glob("*/*.j2")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_bundled_template_compiles(path: Path) -> None:
    env = environment(None)
    assert env.get_template(f"{path.parent.name}/{path.name}")


@pytest.mark.parametrize(
    "block",
    [
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}",
        "{% for 甲 in range(9999) %}{% for 乙 in range(9999) %}{% for 丙 in range(9999) %}{% endfor %}{% endfor %}"
        "{% endfor %}",
    ],
)
def test_what_runs_without_output_is_stopped_too(tmp_path: Path, block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["reportgen.render.environment"], "SECONDS", 0.2)
    document, found = made(tmp_path, closing(block))
    assert document is None
    assert [d.code for d in found] == ["TPL506"]


@pytest.mark.parametrize(
    "block",
    [
        "{% set 数 = namespace(值=9) %}{% for 次 in range(60) %}{% set 数.值 = 数.值 * 数.值 %}{% endfor %}{{ 数.值 }}",
        "{{ 城市.名称.place }}",
        "{{ 任务.总数.places }}",
        "{{ ('字' * 9).replace('字', '字' * 9) }}",
    ],
)
def test_a_template_sees_no_files_and_makes_nothing_huge(tmp_path: Path, block: str) -> None:
    _, found = made(tmp_path, closing(block))
    assert [d.code for d in found] == ["TPL507"]


@pytest.mark.parametrize("name", ["random", "replace", "round", "batch", "attr"])
def test_filters_that_could_harm_are_none(tmp_path: Path, name: str) -> None:
    _, found = made(tmp_path, closing(f"{{{{ [1, 2] | {name} }}}}"))
    assert [d.code for d in found] == ["TPL501"]


def test_a_link_that_leads_out_of_the_folder_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "秘密.txt").write_text("秘密", encoding="utf-8")
    own = tmp_path / "模板"
    own.mkdir()
    (own / "x.j2").symlink_to(tmp_path / "秘密.txt")
    document, found = made(tmp_path, closing('{% include "x.j2" %}'))
    assert document is None
    assert [d.code for d in found] == ["TPL505"]


def test_an_unknown_name_is_told_at_its_column(tmp_path: Path) -> None:
    _, (found,) = made(tmp_path, closing("<p>{{ 任务.以完成 }}</p>"))
    assert str(found.place) == "模板/report.j2:3:10"
    assert found.place is not None
    assert found.place.end_column - found.place.column == len("以完成")
