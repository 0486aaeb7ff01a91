"""The schema of a house style: sound, described, of one spelling for each key; and the manual, which has them all."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from reportgen.gongwen import NATIONAL
from reportgen.load import validator
from reportgen.load.style import PARTS, read_style, style_schema
from reportgen.vocabulary import folded, key_table

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"


def _nodes(node: Any) -> list[dict[str, Any]]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [n for i in inner for n in _nodes(i)] + ([node] if isinstance(node, dict) else [])


def _parts() -> list[dict[str, Any]]:
    return [node for node in _nodes(style_schema()) if "properties" in node and "type" in node]


def test_the_schema_is_itself_valid_and_needs_no_other() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(style_schema())
    assert "$ref" not in json.dumps(style_schema())


def test_every_key_has_a_description_and_no_spelling_is_ambiguous() -> None:
    for part in _parts():
        assert part["additionalProperties"] is False
        spellings = [
            folded(word)
            for key, node in part["properties"].items()
            for word in (key, node["x-en"], *node.get("x-synonyms", ()))
        ]
        assert len(spellings) == len(set(spellings)) == len(key_table(part))
        assert all(re.fullmatch(".*[一-龥].*。", node["description"]) for node in part["properties"].values())


def test_every_example_of_the_schema_obeys_it() -> None:
    for node in _nodes(style_schema()):
        for example in node.get("examples", ()) if not node.get("x-list") else ():
            assert "object" in node["type"] or list(validator.violations(node, example)) == []


def test_every_part_that_may_have_a_face_of_its_own_is_in_the_schema() -> None:
    assert list(style_schema()["properties"]["字体"]["properties"]) == list(PARTS)


def test_the_example_of_the_manual_is_read_without_a_word(tmp_path: Path) -> None:
    page = (DOCS / "style.md").read_text("utf-8")
    examples = re.findall(r"^```yaml 样式\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    whole = next(text for text in examples if "字体" in text and "页码" in text)
    (tmp_path / "样式.yaml").write_text(whole, encoding="utf-8")
    made, found = read_style(tmp_path / "样式.yaml")
    assert found == []
    assert made not in (None, NATIONAL)
    keys = [key for part in _parts() for key in part["properties"]]
    assert [key for key in keys if key not in page] == []
