"""Chinese keys, their synonyms and their English names mean the same."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.pipeline import build
from reportgen.resources import folder
from reportgen.vocabulary import Schema, folded, key_table, resolved, schema
from reportgen.write import WRITERS


def text_of(path: Path) -> str:
    built = build(path)
    assert built.document is not None, built.found
    return WRITERS["txt"](built.document).decode()


def english(key: str) -> str:
    """The English name of a key, wherever it stands; keys with two names (状态 in two parts) keep the Chinese one."""
    parts: list[Schema] = [schema(), *schema()["$defs"].values()]
    names = {resolved(part["properties"][key]).get("x-en") for part in parts if key in part["properties"]}
    return str(names.pop()) if len(names) == 1 else key


def test_a_city_written_in_english_keys_gives_the_same_report(tmp_path: Path) -> None:
    source = (folder("examples") / "dalian" / "city.yaml").read_text("utf-8")
    keys = {key for part in (schema(), *schema()["$defs"].values()) for key in part["properties"]}
    pattern = re.compile(r"(?m)(^\s*(?:- )?|[{,]\s*)([\u4e00-\u9fff]+)(?=: |:$)")
    translated = pattern.sub(lambda m: m[1] + (english(m[2]) if m[2] in keys else m[2]), source)
    assert "deadline: " in translated
    path = tmp_path / "city.yaml"
    path.write_text(translated, encoding="utf-8")
    assert text_of(path) == text_of(folder("examples") / "dalian" / "city.yaml")


def test_every_synonym_leads_to_its_key() -> None:
    for part in (schema(), *schema()["$defs"].values()):
        table = key_table(part)
        for key, node in part["properties"].items():
            assert {table[folded(word)] for word in node.get("x-synonyms", ())} <= {key}
