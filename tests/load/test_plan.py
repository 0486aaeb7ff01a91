"""What a plan of the schema takes without the validator: nothing that the validator would refuse."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.dates import parse_date, parse_deadline, parse_span
from reportgen.load import verdict
from reportgen.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from reportgen.load.plan import plan_of
from reportgen.load.shape import names_in, shape
from reportgen.load.validator import Violation, violations
from reportgen.place import Place, Source
from reportgen.values import Text
from reportgen.vocabulary import Schema, definition, folded, resolved, schema, types
from tests.reports import CITY, loaded

HERE = Place(Source("city.yaml"))
WORDS = ("", "甲", "3", "-1", "0", "2.5", "1,000", "7", "是", "否", "省级", "章", "附件", "推进中", "000001", "秘密")


def text(word: str) -> Scalar:
    return Scalar(word, HERE, True)


@st.composite
def trees(draw: st.DrawFn, part: Schema, depth: int = 4) -> Node:
    """Mostly what a part of the schema asks for, now and then anything else."""
    whole = resolved(part)
    kinds = sorted(types(whole)) or ["string"]
    kind = draw(st.sampled_from(kinds if draw(st.integers(0, 9)) else ["string", "object", "array"]))
    if kind == "array" and depth:
        return Sequence(tuple(draw(st.lists(trees(whole.get("items", {}), depth - 1), max_size=3))), HERE)
    if kind == "object" and depth:
        properties, extra = whole.get("properties", {}), whole.get("additionalProperties") or {}
        known = [*whole.get("required", ()), *properties] or ["甲", "推进中"]
        keys = draw(st.lists(st.sampled_from([*known, "天气"]), unique=True, max_size=5))
        if draw(st.booleans()):
            keys = list(dict.fromkeys([*whole.get("required", ()), *keys]))
        entries = (Entry(text(key), draw(trees(properties.get(key, extra), depth - 1))) for key in keys)
        return Mapping(tuple(entries), HERE, False)
    return text(draw(st.sampled_from([*WORDS, *map(str, whole.get("enum", ()))])))


@given(st.sampled_from([schema(), *schema()["$defs"].values()]).flatmap(lambda p: st.tuples(st.just(p), trees(p))))
def test_a_tree_that_the_validator_is_not_shown_has_nothing_that_it_would_refuse(case: tuple[Schema, Node]) -> None:
    part, node = case
    asked = list[Schema]()

    def asking(schema: Schema, instance: object) -> Iterator[Violation]:
        asked.append(schema)
        return violations(schema, instance)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verdict, "violations", asking)
        tree, _ = shape(node, part)
    if not asked:
        assert list(violations(part, verdict.instance_of(tree, plan_of(part)))) == []


def test_a_text_that_is_taken_is_none_that_the_validator_would_refuse() -> None:
    parts = [p for part in (schema(), *schema()["$defs"].values()) for p in part["properties"].values()]
    parts += [inner for part in parts for key in ("items", "additionalProperties") if (inner := part.get(key))]
    for part in parts:
        plan = plan_of(part)
        words = [*WORDS, *map(str, part.get("enum", ()))]
        wrong = [w for w in words if plan.takes_text(w) and list(violations(part, plan.value(w)))]
        assert wrong == [], part


def test_a_sound_file_is_not_shown_to_the_validator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict, "violations", lambda part, instance: pytest.fail("the validator was asked"))
    rest = """\
督察: {层级: 省级, 轮次: 2, 反馈问题: 50}
整改任务:
  列表:
    - {序号: 1, 反馈问题: 甲, 责任单位: 市水利局、市住建局, 整改时限: 长期坚持, 状态: 推进中, 公开: 否, 销号: 未申请}
指标: {优良天数: {现值: 292, 上期值: 280.5, 小数位: 0, 排名: {名次: 3, 总数: 16}}}
问责: {按级别: {县级: 1}}
章节: [{角色: 补齐短板, 要点: [甲, {标题: 乙, 内容: 丙}]}]
附件: 清单
"""
    assert loaded(tmp_path, CITY + rest).report is not None


@pytest.mark.parametrize(
    ("part", "word", "taken"),
    [
        ({"type": "string"}, "甲", True),
        ({"type": "string", "enum": ["甲"]}, "甲", True),
        ({"type": "string", "enum": ["甲"]}, "乙", False),
        ({"type": "integer", "minimum": 0, "maximum": 4}, "4", True),
        ({"type": "integer", "minimum": 0, "maximum": 4}, "5", False),
        ({"type": "integer", "minimum": 0}, "-1", False),
        ({"type": "integer"}, "1.5", False),
        ({"type": "number"}, "1.5", True),
        ({"type": "number"}, "甲", False),
        ({"type": "boolean"}, "是", True),
        ({"type": "boolean"}, "或", False),
        ({"type": "integer", "enum": [1]}, "1", True),
        ({"type": "integer", "enum": [1]}, "2", False),
        ({"type": "object"}, "甲", False),
        ({"type": "object"}, "3", False),
        ({}, "甲", True),
        ({"type": "string", "minLength": 3}, "甲乙丙", False),  # a keyword that plans know nothing of
        ({"type": "string", "pattern": "甲"}, "甲", False),
        ({"type": ["string", "object"], "$ref": "#/$defs/City"}, "甲", True),
    ],
)
def test_a_text_is_taken_where_all_that_is_asked_is_known_and_met(part: Schema, word: str, taken: bool) -> None:
    assert plan_of(part).takes_text(word) is taken


def test_a_part_that_asks_otherwise_than_its_reference_is_left_to_the_validator() -> None:
    assert plan_of({"$ref": "#/$defs/City", "type": "object"}).takes("object")
    assert not plan_of({"$ref": "#/$defs/City", "type": "object", "required": []}).takes("object")


def test_every_part_of_the_schema_but_patterns_can_be_judged_by_its_plan() -> None:
    task = plan_of(definition("Task"))
    assert all(known.plan.takes(kind) for known in task.properties.values() for kind in known.plan.types)


def test_a_word_is_remembered_without_the_file_that_it_stands_in() -> None:
    source = Source("city.yaml")
    before = sys.getrefcount(source)
    for read in (folded, parse_date, parse_deadline, parse_span, names_in):
        read(Text("2022年11月28日", Place(source, 3, 5)))
    assert sys.getrefcount(source) == before


def test_a_day_that_is_read_twice_stands_in_both_places() -> None:
    places = Place(HERE.source, 1, 1), Place(HERE.source, 2, 1)
    dates = [parse_date("2022年11月27日", place) for place in places]
    limits = [parse_deadline("2022年11月27日前", place) for place in places]
    assert [d.place for d in dates if d] == [d.place for d in limits if d] == list(places)
    assert [d.date.place for d in limits if d and d.date] == list(places)
    assert parse_date("2022年11月27日") == dates[0]
