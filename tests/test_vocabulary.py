"""The schema is the one source of the vocabulary: it, the model and the readers say the same."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

import pytest

from reportgen.load import validator
from reportgen.load.to_model import CLASSES, READERS
from reportgen.vocabulary import (
    Schema,
    asked,
    attribute_names,
    definition,
    folded,
    key_table,
    nearest,
    private_keys,
    resolved,
    schema,
)

PARTS: dict[str, Schema] = {part["x-class"]: part for part in (schema(), *schema()["$defs"].values())}
ANNOTATIONS = {
    "x-class",
    "x-en",
    "x-form",
    "x-reads",
    "x-synonyms",
    "x-values",
    "x-list",
    "x-split",
    "x-shorthand",
    "x-keys",
    "x-private",
}


def nodes(node: Any) -> Iterator[Schema]:
    """Every mapping inside of the schema."""
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from nodes(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from nodes(inner)


def test_the_schema_is_itself_valid() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("name", PARTS)
def test_every_part_is_a_class_of_the_model_with_the_same_fields(name: str) -> None:
    fields = {f.name for f in dataclasses.fields(CLASSES[name])} - {
        "place",
        "earlier",
        "blanks",
    }  # where it stands; the report that 上期 names; keys with nothing behind them
    assert set(attribute_names()[name].values()) == fields


def test_every_class_of_the_model_is_a_part_of_the_schema() -> None:
    assert set(CLASSES) == set(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_no_english_name_stands_for_two_keys(name: str) -> None:
    english = [node["x-en"] for node in PARTS[name]["properties"].values()]
    assert len(english) == len(set(english))


@pytest.mark.parametrize("name", PARTS)
def test_no_spelling_of_a_key_is_ambiguous(name: str) -> None:
    owners: dict[str, set[str]] = {}
    for key, node in PARTS[name]["properties"].items():
        for word in (key, node["x-en"], *node.get("x-synonyms", ())):
            owners.setdefault(folded(word), set()).add(key)
    assert {word: keys for word, keys in owners.items() if len(keys) > 1} == {}
    assert key_table(PARTS[name]) == {word: next(iter(keys)) for word, keys in owners.items()}


@pytest.mark.parametrize("name", PARTS)
def test_every_key_has_a_chinese_description_that_is_a_sentence(name: str) -> None:
    for key, node in PARTS[name]["properties"].items():
        assert re.search("[一-龥]", node["description"]), key
        assert node["description"].endswith("。"), key


@pytest.mark.parametrize("name", PARTS)
def test_a_part_takes_no_unknown_key(name: str) -> None:
    assert PARTS[name]["additionalProperties"] is False


@pytest.mark.parametrize("name", PARTS)
def test_every_part_has_a_chinese_title(name: str) -> None:
    assert re.search("[一-龥]", PARTS[name]["title"])


def test_every_reader_that_the_schema_names_exists() -> None:
    assert {n["x-reads"] for n in nodes(schema()) if isinstance(n.get("x-reads"), str)} <= set(READERS)


def test_no_annotation_is_misspelt() -> None:
    assert {key for n in nodes(schema()) for key in n if key.startswith("x-")} == ANNOTATIONS


def test_every_reference_leads_to_a_part() -> None:
    for node in nodes(schema()):
        if "$ref" in node:
            assert resolved(node)["x-class"] == node["$ref"].removeprefix("#/$defs/")


def test_every_synonym_of_a_value_belongs_to_one_value_of_the_list() -> None:
    for node in nodes(schema()):
        if "x-values" in node:
            words = [folded(w) for value, synonyms in node["x-values"].items() for w in (value, *synonyms)]
            assert set(node["x-values"]) <= set(node["enum"])
            assert len(words) == len(set(words)), node["x-values"]


def test_a_shorthand_is_a_key_of_its_part() -> None:
    for node in nodes(schema()):
        if "x-shorthand" in node:
            assert node["x-shorthand"] in resolved(node)["properties"]


def test_every_example_obeys_the_schema() -> None:
    for node in nodes(schema()):
        for example in node.get("examples", ()):
            assert list(validator.violations(node, example)) == [], node["description"]


def test_what_no_public_paper_shows() -> None:
    assert private_keys() == {"责任人", "联系电话", "佐证", "内部备注"}


def test_spellings_differ_neither_by_width_nor_by_blanks_nor_by_case() -> None:
    assert folded("ＰＭ 10") == folded("pm10")
    assert key_table(definition("Task"))[folded(" 责任\n单位")] == "责任单位"


def test_the_nearest_words_come_first() -> None:
    assert nearest("整改时线", ["责任单位", "整改时限", "整改措施"])[0] == "整改时限"
    assert nearest("时限", ["责任单位", "整改时限"]) == ["整改时限"]
    assert nearest("天气", ["责任单位"]) == []


def test_words_that_came_near_are_asked_for_and_else_the_other_hint_is_given() -> None:
    assert asked(["整改时限", "时限"], "可用的有：时限") == "是否为“整改时限”“时限”？有一个是的，照它改"
    assert asked(["时限"], "可用的有：时限") == "是否为“时限”？是的话照此改"
    assert asked([], "可用的有：时限") == "可用的有：时限"


FAULTY: dict[str, Any] = {
    "nothing": {},
    "no name": {"城市": {}},
    "a text for a mapping": {"城市": "德州市"},
    "unknown keys": {"城市": {"名称": "德州市", "人口": 1}, "天气": "晴", "督查": {}},
    "a word out of the list": {"城市": {"名称": "德州市"}, "文种": "通知", "督察": {"层级": "县级", "类型": "x"}},
    "a list of inspections with faults": {"城市": {"名称": "甲"}, "督察": [{"层级": "县级"}, {"反馈问题": "多"}]},
    "a negative count": {"城市": {"名称": "甲"}, "整改任务": {"总数": -1, "分组": {"推进中": -2}}},
    "words for numbers": {"城市": {"名称": "甲"}, "信访": {"交办": "三百", "分批": [{"交办": "多"}, {}]}},
    "tasks without numbers": {"城市": {"名称": "甲"}, "整改任务": {"列表": [{}, {"名称": "x"}, "y", 3]}},
    "an indicator": {"城市": {"名称": "甲"}, "指标": {"a": {"小数位": 9, "排名": {"名次": 0}, "现值": "x"}}},
    "deep points": {"城市": {"名称": "甲"}, "章节": [{"小节": [{"要点": [{"要点": [{"标题": 1, "x": 2}]}, 7]}]}]},
    "columns": {"城市": {"名称": "甲"}, "附件": [{"栏目": ["序号", "备注", 1]}, {"名称": "x"}, 5]},
    "a fraction for a count": {"城市": {"名称": "甲"}, "整改任务": {"总数": 3.5}},
    "no mapping at all": ["城市"],
}


@pytest.mark.parametrize("name", FAULTY)
def test_both_validators_report_the_same_violations(name: str) -> None:
    top = {**schema(), "$defs": schema()["$defs"]}
    rust = sorted(validator._rust(top, FAULTY[name]), key=str)
    python = sorted(validator._python(top, FAULTY[name]), key=str)
    assert _unique(rust) == _unique(python) != []


def _unique(rows: list[tuple[list[str | int], list[str | int]]]) -> list[str]:
    return list(dict.fromkeys(map(str, rows)))


def test_a_violation_names_the_place_the_keyword_and_what_was_asked_for() -> None:
    found = list(validator.violations(schema(), {"城市": {}, "整改任务": {"总数": -1}}))
    assert sorted(found, key=lambda v: v.keyword) == [
        validator.Violation(["整改任务", "总数"], "minimum", 0),
        validator.Violation(["城市"], "required", "名称"),
    ]
