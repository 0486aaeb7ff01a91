"""【任务.已完成】 in prose: what it prints, what it says when it can't, and that values never become structure."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import document as doc
from reportgen.diagnostics import Diagnostic
from reportgen.document import Document, Text, plain, texts
from reportgen.pipeline import build
from reportgen.typography import tidy
from tests.examples import examples

DATA = """
截至日期: 2022-08-30
城市: {名称: 德州市}
整改方案: {名称: 《方案》, 措施数: 120}
整改任务:
  列表:
    - {序号: 1, 名称: 甲, 领域: 水（地表）, 区域: 陵城区, 整改时限: 2022年6月, 状态: 已完成, 完成日期: 2022-06-20}
    - {序号: 2, 名称: 乙, 领域: 大气, 整改时限: 2022年底前, 状态: 推进中}
    - {序号: 3, 名称: 丙, 领域: 大气, 整改时限: 长期坚持, 状态: 长期坚持}
信访: {交办: 228, 办理: {已办结: 200, 阶段性办结: 28}}
问责: {人数: 7, 按级别: {县级干部: 3, 科级干部: 4}}
指标:
  优良水体比例: {现值: 66.7, 上期值: 16.7, 单位: '%', 排名: {范围: 全省, 名次: 1}}
  臭氧（O₃）: {现值: 160, 单位: 微克/立方米}
"""


def made(home: Path, closing: str, data: str = DATA) -> tuple[Document | None, list[Diagnostic]]:
    path = home / "city.yaml"
    path.write_text(f"{data}结束语: {json.dumps(closing, ensure_ascii=False)}\n", encoding="utf-8")
    built = build(path)
    return built.document, [d for d in built.found if d.code != "FIG407"]


def printed(home: Path, closing: str, data: str = DATA) -> str:
    document, found = made(home, closing, data)
    assert [d for d in found if d.code != "LED332"] == []
    assert document is not None
    closings = [b for b in document.blocks if isinstance(b, doc.Paragraph)]
    return plain(closings[-1].inlines)


@pytest.mark.parametrize(
    ("placeholder", "text"),
    [
        ("【任务.已完成】", "1项"),
        ("【任务.超期】", "0项"),
        ("【任务.超期|个】", "0个"),
        ("【任务.已完成|数】", "1"),
        ("【任务.完成率】", "33.3%"),
        ("【任务.完成率|约数】", "三成多"),
        ("【 任务 . 已完成 】", "1项"),
        ("【任务．已完成｜数】", "1"),
        ("【任务。已完成】", "1项"),
        ("【任务.领域.大气.总数】", "2项"),
        ("【任务.领域.水（地表）.已完成】", "1项"),
        ("【任务.区域.陵城区.总数】", "1项"),
        ("【信访】", "228件"),
        ("【信访.办结率】", "100%"),
        ("【问责】", "7人"),
        ("【问责.按级别】", "县级干部3人、科级干部4人"),
        ("【问责.按级别.县级干部】", "3人"),
        ("【优良水体比例】", "66.7%"),
        ("【优良水体比例.同比】", "同比提升50个百分点"),
        ("【优良水体比例.排名】", "居全省第1位"),
        ("【指标.优良水体比例.现值】", "66.7%"),
        ("【臭氧（O₃）】", "160微克/立方米"),
        ("【措施】", "120条"),
        ("【截至日期】", "2022年8月30日"),
        ("【城市.名称】", "德州市"),
        ("【整改方案.名称】", "《方案》"),
        ("【自称】", "我市"),
        ("【党政简称】", "市委、市政府"),
        ("【待补充：上年数】", "【待补充：上年数】"),
        ("【待补充：吨数：上年】", "【待补充：吨数：上年】"),
        ("【待核】", "【待补充：待核】"),
        ("【督察.反馈日期】", "【待补充：督察.反馈日期】"),
        ("【优良水体比例.排名|数】", "1"),
    ],
)
def test_a_placeholder_prints_its_figure_or_fact(tmp_path: Path, placeholder: str, text: str) -> None:
    assert printed(tmp_path, f"共{placeholder}。") == f"共{text}。"


def test_the_statement_of_completion_is_a_placeholder_too(tmp_path: Path) -> None:
    text = printed(tmp_path, "【任务.完成情况】。")
    assert text == ("3项整改任务中，已到时限的1项已完成；1项需长期坚持；其余1项正在推进，应于2022年底完成。")


@pytest.mark.parametrize(
    ("old", "new"), [("截至日期: 2022-08-30\n", ""), ("整改时限: 2022年6月, ", ""), ("整改时限: 2022年底前, ", "")]
)
def test_without_the_day_or_a_deadline_of_each_task_nothing_is_said_of_what_is_due(
    tmp_path: Path, old: str, new: str
) -> None:
    """A task without a deadline is not 未到时限, so it can't be 提前完成."""
    assert old in DATA
    text = printed(tmp_path, "【任务.完成情况】。", DATA.replace(old, new))
    assert text == "3项整改任务中，已完成1项，1项需长期坚持，其余1项正在推进。"


@pytest.mark.parametrize(
    ("placeholder", "reason", "fix"),
    [
        ("【任务.以完成】", "没有叫“以完成”的数据", "是否为“未完成”“已完成”"),
        ("【任物.已完成】", "没有叫“任物”的数据", "是否为“任务”"),
        ("【任务.领域.水.总数】", "没有叫“水”的数据", "可用的有：水（地表）、大气"),
        ("【任务】", "这个名字下面有多项，要写到具体一项", "在后面加“.”和下列之一：总数、已完成"),
        ("【任务.责任单位.市水利局.总数】", "没有叫“市水利局”的数据", "数据里没有填这一类内容"),
        ("【任务.领域】", "这个名字下面有多项，要写到具体一项", "在后面加“.”和下列之一：水（地表）、大气"),
        ("【城市】", "这个名字下面有多项，要写到具体一项", "在后面加“.”和下列之一：名称"),
        ("【任务.已完成.数】", "“.数”前面已经是具体的数据，后面不能再加", "删去“.数”"),
        ("【任务.已完成|约数】", "“|约数”不是能用的写法（只用于百分比）", "可用的写法：|数、|余"),
        ("【任务总数】", "没有叫“任务总数”的数据", "是否为“任务.总数”"),
        ("【任务，总数】", "没有叫“任务,总数”的数据", "是否为“任务.总数”"),
        ("【任务.已完成|约】", "“|约”不是能用的写法", "可用的写法：|数、|余，或“|”加一个量词"),
        ("【任务.完成率|项】", "“|项”不是能用的写法", "可用的写法：|数、|约数，或“|”加一个量词"),
        ("【截至日期|数】", "“|数”只用于数，这一项不是数", "删去“|数”"),
        ("【章节】", "这一项是列表或整段的话，不能放进一句话里", "直接写出要用的话"),
        ("【章节.count】", "没有叫“count”的数据", "数据里没有填这一类内容"),
        ("【结束语】", "这一项是列表或整段的话，不能放进一句话里", "直接写出要用的话"),
        ("【任务.名单】", "没有叫“名单”的数据", "可用的有："),
        ("【任务._tally】", "没有叫“_tally”的数据", "可用的有："),
        ("【城市.__class__】", "没有叫“__class__”的数据", "可用的有："),
        ("【督察._甲】", "没有叫“_甲”的数据", "数据里没有填这一类内容"),
        ("【】", "没有叫“（没有写）”的数据", "可用的有："),
    ],
)
def test_a_placeholder_that_leads_nowhere_is_told_at_its_place(
    tmp_path: Path, placeholder: str, reason: str, fix: str
) -> None:
    document, (found,) = made(tmp_path, f"共{placeholder}。")
    assert document is None
    assert found.message == f"占位{placeholder}填不出来"
    assert (found.reason, found.fix[: len(fix)]) == (reason, fix)
    assert found.place is not None
    assert found.place.source.lines[found.place.line - 1][found.place.column - 1 :].startswith(placeholder)


def test_every_wrong_placeholder_is_told_also_where_the_paper_does_not_print_it(tmp_path: Path) -> None:
    data = DATA + "导语: {自动生成: 否, 补充: 【甲甲】}\n附件: [{名称: 清单, 段落: [一, 【乙乙】]}]\n"
    assert [d.message for d in made(tmp_path, "【丙丙】", data)[1]] == [
        "占位【甲甲】填不出来",
        "占位【丙丙】填不出来",
        "占位【乙乙】填不出来",
    ]


# Values are text, whatever they hold. Each field takes a text and gives the data file that holds it there.
def _with(**more: Any) -> dict[str, Any]:
    return {"城市": {"名称": "德州市"}, "督察": {"名称": "督察", "督察组": "组", "反馈日期": "2022-01-01"}, **more}


FIELDS: dict[str, Callable[[str], dict[str, Any]]] = {
    "标题": lambda v: _with(标题=v),
    "主送": lambda v: _with(主送=[v]),
    "城市.名称": lambda v: _with(城市={"名称": v}),
    "督察.依据": lambda v: _with(督察={"依据": v, "名称": v, "简称": v, "督察组": v, "批准机关": [v]}),
    "整改方案": lambda v: _with(整改方案={"名称": v, "印发机关": v, "文号": v, "简称": v, "清单": [v]}),
    "导语.补充": lambda v: _with(导语={"补充": v}),
    "导语.过渡语": lambda v: _with(导语={"过渡语": v}),
    "章": lambda v: _with(章节=[{"标题": v, "导语": v, "段落": [v, v], "结语": v}]),
    "节": lambda v: _with(章节=[{"标题": "甲", "小节": [{"标题": v, "题式": "接排", "导语": v}]}]),
    "要点": lambda v: _with(章节=[{"标题": "甲", "要点": [{"标题": v, "内容": v, "要点": [{"内容": v}]}]}]),
    "下一步": lambda v: _with(章节=[{"标题": "甲"}], 下一步={"标题": v, "导语": v, "要点": [v]}),
    "结束语": lambda v: _with(结束语=v),
    "附件": lambda v: _with(附件=[{"名称": v, "段落": [v]}]),
    "落款": lambda v: _with(落款={"署名": [v], "日期": "2022-08-30"}),
    "台账": lambda v: _with(
        附件=[{"名称": "清单", "来自": "整改任务"}],
        整改任务={"列表": [{"序号": v, "反馈问题": v, "整改措施": [v], "责任单位": [v], "进展": v, "状态": "推进中"}]},
    ),
}


def document_of(home: Path, data: dict[str, Any]) -> Document:
    path = home / "city.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    built = build(path)
    assert built.document is not None, built.found
    return built.document


def structure(value: object) -> object:
    """The tree without its words: kinds of nodes, and how many there are of each."""
    if isinstance(value, doc.Text):
        return "text", value.look
    if isinstance(value, tuple):
        return tuple(structure(v) for v in value)
    fields = getattr(type(value), "__dataclass_fields__", None)
    if fields is None:
        return None if isinstance(value, str) else value
    return type(value).__name__, tuple(structure(getattr(value, f)) for f in fields if f != "properties")


HOSTILE = (
    "<h2>注入</h2>",
    "</p></公文>",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# 甲 #}",
    "&amp;",
    "&#60;b>",
    "]]>",
    "<![CDATA[甲]]>",
    "<!-- 甲 -->",
    '"><b at="x">',
    "<data data-src='x'>甲</data>",
)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("field", FIELDS)
def test_a_value_that_looks_like_markup_is_printed_as_it_is(tmp_path: Path, field: str, value: str) -> None:
    harmless, hostile = (document_of(tmp_path, FIELDS[field](v)) for v in ("甲乙丙", value))
    assert structure(hostile) == structure(harmless)
    assert [t.text.replace(value, "甲乙丙") for t in texts(hostile)] == [t.text for t in texts(harmless)]


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="【】"), min_size=2, max_size=40
)


@examples(60)
@given(st.sampled_from(sorted(FIELDS)), WORDS)
def test_any_text_in_any_field_is_found_in_the_paper_as_typography_has_it(
    tmp_path_factory: pytest.TempPathFactory, field: str, value: str
) -> None:
    data = FIELDS[field](value)
    if field not in ("台账", "主送", "落款"):  # lists of names are parted at their marks
        paper = document_of(tmp_path_factory.getbasetemp(), data)
        assert plain(tidy((Text(value),))) in "".join(t.text for t in texts(paper))
