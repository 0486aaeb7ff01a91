"""What a template consists of, and what can be said of it without data: each finding by the smallest template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from reportgen import figures, load
from reportgen.diagnostics import Diagnostic
from reportgen.model.kinds import turned
from reportgen.pipeline.data_sets import data_sets
from reportgen.public import for_paper
from reportgen.render import KINDS, STATEMENTS
from reportgen.render.examine import examine, kinds_of
from reportgen.render.kinds import more_names
from reportgen.render.library import Library
from reportgen.render.names import namespace
from reportgen.render.shapes import top
from reportgen.render.view import Filled
from reportgen.resources import folder
from reportgen.values import Missing, Prose

EXTENDS = '{% extends "rectification-report/report.j2" %}\n'
NEXT = "{% block 下一步 %}{% endblock %}"
EXAMPLES = sorted(folder("examples").glob("*/city.yaml"))


def own(place: Path, text: str, name: str = "report.j2") -> Library:
    """A city's folder with this template."""
    path = place / "模板" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Library(place / "模板")


def found(place: Path, text: str) -> list[Diagnostic]:
    library = own(place, text)
    return examine(library, library.own_names)


def marked(d: Diagnostic) -> str:
    """What the excerpt marks of its line."""
    assert d.place is not None
    return d.place.source.lines[d.place.line - 1][d.place.column - 1 : d.place.end_column - 1]


def in_body(text: str) -> str:
    return f"{EXTENDS}{{% block 正文 %}}\n{text}\n{{% block 下一步 %}}{{% endblock %}}\n{{% endblock %}}\n"


def test_a_template_is_told_by_what_it_extends_defines_and_imports(tmp_path: Path) -> None:
    text = (
        "{# 甲市的报告。 #}\n"
        + EXTENDS
        + '{% import "shared/inspection.j2" as 督察文 with context %}\n'
        + '{% from "shared/blocks.j2" import 要点 as 各点 %}\n'
        + "{% set 题 = 标题 %}\n"
        + "{# 一句话。 #}\n{% macro 句(次) %}\n{{ 督察文.名称(次) }}\n{% endmacro %}\n"
        + "{% block 正文 %}\n{{ 句(督察) }}{{ 各点([]) }}{{ 题 }}\n{% block 下一步 %}{% endblock %}\n{% endblock %}\n"
    )
    anatomy = own(tmp_path, text).get("report.j2")
    assert anatomy is not None
    assert anatomy.about == "甲市的报告。"
    assert anatomy.extends is not None
    assert anatomy.extends.name == "rectification-report/report.j2"
    assert [(s.kind, s.name, s.first, s.last, s.within) for s in anatomy.spans] == [
        ("macro", "句", 7, 9, ""),
        ("block", "正文", 10, 13, ""),
        ("block", "下一步", 12, 12, "正文"),
    ]
    assert anatomy.comment(anatomy.macros["句"]) == "一句话。"
    assert [(r.kind, r.alias, r.names) for r in anatomy.references[1:]] == [
        ("import", "督察文", ()),
        ("from", "", (("要点", "各点"),)),
    ]
    assert anatomy.exports == {"句", "督察文", "各点", "题"}


def test_a_chain_leads_from_a_city_s_template_to_the_bundled_root(tmp_path: Path) -> None:
    library = own(tmp_path, '{% extends "monthly-schedule/report.j2" %}\n')
    names = [a.name for a in library.chain("report.j2")]
    assert names == ["report.j2", "monthly-schedule/report.j2", "shared/single_table.j2", "shared/base.j2"]
    main = library.get("report.j2")
    assert main is not None
    assert kinds_of(library, main) == ["月度调度表"]


def test_the_bundled_templates_are_clean() -> None:
    library = Library()
    assert examine(library, library.names) == []


@pytest.mark.parametrize(
    ("text", "code", "shown", "reason"),
    [
        (in_body("{% if 公开稿 %}<p>{{ 任物.总数 }}</p>{% endif %}"), "TPL502", "任物", "没有“任物”这个名字"),
        (in_body("<p>{{ 任务.已完城 }}</p>"), "TPL502", "已完城", "没有“已完城”这一项"),
        (in_body("<p>{{ 任务.领域.水.已完城 }}</p>"), "TPL502", "已完城", "没有“已完城”这一项"),
        (in_body("<p>{{ 督察.反馈日 }}</p>"), "TPL502", "反馈日", "没有“反馈日”这一项"),
        (in_body("{% for 章 in 章节 %}<p>{{ 章.导雨 }}</p>{% endfor %}"), "TPL502", "导雨", "没有“导雨”这一项"),
        (in_body("{% for 项 in 任务.名单('超期') %}<p>{{ 项.销号.环结 }}</p>{% endfor %}"), "TPL502", "环结", "环结"),
        (in_body("{% for 项 in 任务清单 %}<p>{{ loop.idex }}</p>{% endfor %}"), "TPL502", "idex", "没有“idex”"),
        (in_body("{% if 任务.超期.数 == 任务.总术 %}{% endif %}"), "TPL502", "总术", "没有“总术”这一项"),
        (in_body("{% for 名, 组 in 任务.各组('领域') %}<p>{{ 组.总术 }}</p>{% endfor %}"), "TPL502", "总术", "总术"),
        (in_body("{% set 甲 = {'乙': 任物} %}<p>{{ 甲.乙 }}</p>"), "TPL502", "任物", "没有“任物”这个名字"),
        (in_body("{{ 块.章结(章节) }}"), "TPL502", "章结", "没有“章结”这一项"),
        (in_body("<p>{{ 公示任务.名称 }}</p>"), "TPL502", "公示任务", "没有“公示任务”这个名字"),
        (in_body("<p>{{ 项 }}{% for 项 in 任务清单 %}{% endfor %}</p>"), "TPL502", "项", "没有“项”这个名字"),
        (in_body("{% block 附言 %}{{ super() }}{% endblock %}"), "TPL502", "super", "上级模板没有块“附言”"),
        (
            in_body("{{ super() }}{{ 句() }}") + "{% macro 句() %}{{ super() }}{% endmacro %}",
            "TPL502",
            "super",
            "不在块里",
        ),
        (in_body("<p>{{ 任务.总数 | 汉子 }}</p>"), "TPL501", "汉子", "没有叫“汉子”的过滤器"),
        (in_body("{% if 任务 is 空的 %}{% endif %}"), "TPL501", "空的", "没有叫“空的”的判断"),
        (in_body("{% if 公开稿 %}<段>话</段>{% endif %}"), "TPL503", "<段", "没有 <段> 这种元素"),
        ('{% extends "rectification-report/repot.j2" %}', "TPL505", "rectification-report/repot.j2", "都没有它"),
        (in_body('{% include "shared/next_step.j2" %}'), "TPL505", "shared/next_step.j2", "都没有它"),
        (EXTENDS + "{% block 落宽 %}{% endblock %}", "TPL510", "落宽", "没有叫这个名字的块"),
        (f"{EXTENDS}{{% block 正文 %}}{{% endblock %}}{NEXT}", "TPL510", "下一步", "在上级模板的块“正文”里"),
        (EXTENDS + "{{ 任务.总数 }}", "TPL511", "{{ 任务.总数 }}", "不会印出来"),
        ("<p>话</p>\n" + EXTENDS, "TPL511", "<p>话</p>", "不会印出来"),
        (EXTENDS + "{% if 公开稿 %}{% block 附注 %}{% endblock %}{% endif %}", "TPL511", "if", "块照样印"),
        (EXTENDS + '{% import "shared/frame.j2" as 框 with context %}', "TPL512", "框", "引入了“框”而没有用"),
        (EXTENDS + "{% macro 句() %}{{ 句() }}{% endmacro %}", "TPL512", "句", "没有哪个模板用这个宏"),
        (in_body("<p>{｛ 任务.总数 }}</p>"), "TPL513", "{｛ 任务.总数 }}", "照原样印出来"),
        (in_body("<p>{ 任务.总数 }</p>"), "TPL513", "{ 任务.总数 }", "照原样印出来"),
        (in_body("｛% if 公开稿 %｝"), "TPL513", "｛% if 公开稿 %｝", "照原样印出来"),
        (in_body("<p>【任务.总数】</p>"), "TPL513", "【任务.总数】", "占位只用于数据文件"),
        (in_body("<h3>（一）水</h3>"), "TPL514", "（一）", "会印成两个"),
        (in_body("<ol><li><b>一是水</b>好。</li></ol>"), "TPL514", "一是", "会印成两个"),
        (in_body("<附件><h1>附件1：表</h1></附件>"), "TPL514", "附件1：", "会印成两个"),
    ],
)
def test_a_slip_is_found_where_it_stands(tmp_path: Path, text: str, code: str, shown: str, reason: str) -> None:
    (slip,) = found(tmp_path, text)
    assert (slip.code, marked(slip)) == (code, shown)
    assert reason in slip.reason
    assert slip.fix


@pytest.mark.parametrize(
    "body",
    [
        "{% if 备注 is defined %}<p>{{ 备注 }}</p>{% endif %}",
        "<p>{{ 备注 | default('') }}</p>",
        "{% for 名, 组 in 任务.各组('领域') %}<p>{{ 名 }}{{ 组.总数 }}{{ loop.index }}</p>{% endfor %}",
        "{% set 甲 = {'颜色': 1} %}<p>{{ 甲.颜色 }}</p>",
        "{% with 甲 = 任务.总数 %}<p>{{ 甲.数 }}</p>{% endwith %}",
        "<p>{{ 指标.优良天数.现值 }}{{ 信访.本批.交办 }}{{ 任务['领域']['水'].总数 }}</p>",
        "{% for 次 in 各次督察 or [督察] %}<p>{{ 次.反馈日期 }}</p>{% endfor %}",
        "{% for 项 in 任务清单 | sort(attribute='序号') if 项.名称 %}<p>{{ 项.责任单位 | join('、') }}</p>{% endfor %}",
        '<ol 序次="无"><li>一是一，二是二</li><li>1.自己编的</li></ol>',
        "<h2>一二期工程</h2><ol><li>一是一</li></ol>",
        "<!-- <段>一、 --><p>1 &lt; 2</p>",
        "{# <段>｛｛ 任物 ｝｝</段> #}",
        "<p>{{ self.结束语() }}</p>",
        "{{ 要素.印落款(落款) }}{{ 督察文.方案句() }}{{ 惯用.标题['下一步'] }}",
    ],
)
def test_what_is_well_is_left_alone(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, in_body(body)) == []


def test_a_block_of_a_parent_that_super_still_prints_may_be_overridden(tmp_path: Path) -> None:
    text = EXTENDS + "{% block 正文 %}{{ super() }}{% endblock %}{% block 下一步 %}<p>话</p>{% endblock %}"
    assert found(tmp_path, text) == []


def test_what_a_macro_is_handed_is_known_by_no_type_but_a_name_that_nothing_has_is_a_slip(tmp_path: Path) -> None:
    macro = "{% macro 句(章) %}<p>{{ 章.标题 }}{{ 章.小结 }}</p>{% endmacro %}\n"
    (slip,) = found(tmp_path, in_body("{% for 章 in 章节 %}{{ 句(章) }}{% endfor %}") + macro)
    assert (slip.code, marked(slip)) == ("TPL502", "小结")
    assert "小节" in slip.fix


def test_a_macro_s_default_says_what_it_is_handed(tmp_path: Path) -> None:
    macro = "{% macro 句(组=任务) %}{{ 组.已完或 }}{% endmacro %}\n"
    (slip,) = found(tmp_path, in_body("<p>{{ 句() }}</p>") + macro)
    assert marked(slip) == "已完或"


def test_templates_that_inherit_in_a_circle_are_told_with_the_way(tmp_path: Path) -> None:
    own(tmp_path, '{% extends "report.j2" %}\n', "甲.j2")
    first, second = found(tmp_path, '{% extends "甲.j2" %}\n')
    assert first.code == second.code == "TPL509"
    assert "report.j2 → 甲.j2 → report.j2" in first.reason


def test_a_report_that_extends_nothing_and_is_no_document_is_told(tmp_path: Path) -> None:
    assert [d.code for d in found(tmp_path, "<p>话</p>")] == ["TPL509"]
    assert found(tmp_path, "<公文><h1>{{ 城市.名称 }}</h1></公文>") == []


def test_a_file_that_nothing_calls_for_is_told_with_the_bundled_name_that_it_may_mean(tmp_path: Path) -> None:
    own(tmp_path, "<p>话</p>", "shared/block.j2")
    (slip,) = found(tmp_path, EXTENDS)
    assert slip.code == "TPL512"
    assert "shared/blocks.j2" in slip.fix


def test_a_file_that_takes_the_place_of_a_bundled_one_may_be_used_by_the_bundled_alone(tmp_path: Path) -> None:
    text = (folder("templates") / "shared" / "statements.j2").read_text("utf-8")
    library = own(tmp_path, text, "shared/statements.j2")
    assert examine(library, library.own_names) == []


def test_a_file_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    assert [d.code for d in found(tmp_path, EXTENDS + "{% block 正文 %}")] == ["TPL501"]
    (tmp_path / "模板" / "report.j2").write_bytes("{# 甲市 #}".encode("gb18030"))
    library = Library(tmp_path / "模板")
    (slip,) = examine(library, library.own_names)
    assert (slip.code, str(slip.place)) == ("TPL501", "模板/report.j2")
    assert "UTF-8" in slip.fix


def given(path: Path, kind: str) -> dict[str, Any]:
    """What the templates of a kind get of a data file."""

    def fill(prose: Prose) -> Filled:
        return Filled(prose, lambda: Markup(prose))

    report = load.load(path).report
    assert report is not None
    paper = for_paper(turned(report, kind), public=False)
    statements = dict.fromkeys(STATEMENTS, lambda tasks: Markup(""))
    names = namespace(paper, figures.count(paper), fill, statements)
    return {**names, **more_names(paper, fill), "公开稿": False}


@pytest.mark.parametrize("kind", KINDS)
def test_the_names_that_are_known_of_a_kind_are_those_that_its_templates_get(kind: str) -> None:
    for path in EXAMPLES:
        assert set(given(path, kind)) == set(top(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_known_behind_the_dot_of_each_name_is_what_the_value_has(kind: str, tmp_path: Path) -> None:
    shapes = top(kind)
    for name, value in given(data_sets()["极端：每样都填"].file(tmp_path), kind).items():
        shape = shapes[name]
        pairs = [(v, shape.each) for v in value] if isinstance(value, list) else [(value, shape)]
        for one, known in pairs:
            if known.names is None or isinstance(one, Missing):
                continue
            has = one if isinstance(one, dict) else getattr(one, "names", ())
            assert set(has) <= known.names, name
            assert [n for n in known.names if not (hasattr(one, n) or (isinstance(one, dict) and n in one))] == [], name
