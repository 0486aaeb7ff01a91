"""schemas/report.schema.json as tables: the keys of each part, their synonyms and English names.

The schema is the one source of the vocabulary: it validates, completes in the editor, names the attributes of
the model, and the headers of the workbook.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from reportgen.resources import folder

Schema = dict[str, Any]


@lru_cache(maxsize=1)
def schema() -> Schema:
    """The whole schema of a data file."""
    path = folder("schemas") / "report.schema.json"
    loaded: Schema = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def resolved(node: Schema) -> Schema:
    """A sub-schema with what its `$ref` says; its own words win."""
    name = node.get("$ref", "").removeprefix("#/$defs/")
    return {**definition(name), **node} if name else node


def definition(name: str) -> Schema:
    """A part by its name in `$defs`, which is that of its class: Task, Inspection. (A `$ref` can't be in Chinese.)"""
    found: Schema = schema()["$defs"][name]
    return found


def types(node: Schema) -> frozenset[str]:
    """The JSON types that a sub-schema allows; all when it names none."""
    named = node.get("type", ())
    return frozenset((named,) if isinstance(named, str) else named)


def folded(word: str) -> str:
    """A spelling for comparison: half-width, lower case, without blanks (`责任 单位`, `ＰＭ１０`)."""
    return _folded(str(word))  # a Text would keep its whole file alive


@lru_cache(maxsize=4096)  # the same few keys stand in every row of a ledger
def _folded(word: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", word)).lower()


_KEYS: dict[int, dict[str, str]] = {}


def key_table(part: Schema) -> dict[str, str]:
    """Every accepted spelling of a key (folded) -> the canonical Chinese key."""
    properties: dict[str, Schema] = part.get("properties", {})
    table = _KEYS.get(id(properties))
    if table is None:
        table = {folded(key): key for key in properties}
        for key, node in properties.items():
            for word in (node.get("x-en", key), *node.get("x-synonyms", ())):
                table.setdefault(folded(word), key)
        _KEYS[id(properties)] = table
    return table


_WORDS: dict[int, dict[str, str]] = {}


def word_table(node: Schema) -> dict[str, str]:
    """Of a property with `x-values`: every accepted spelling (folded) -> the canonical word."""
    values: dict[str, list[str]] = node["x-values"]
    table = _WORDS.get(id(values))
    if table is None:
        table = _WORDS[id(values)] = {folded(s): word for word, spelt in values.items() for s in (word, *spelt)}
    return table


@lru_cache(maxsize=1)
def attribute_names() -> dict[str, dict[str, str]]:
    """Class of the model -> Chinese key -> attribute."""
    parts = [schema(), *schema()["$defs"].values()]
    return {
        part["x-class"]: {key: node["x-en"] for key, node in part["properties"].items() if "x-en" in node}
        for part in parts
    }


@lru_cache(maxsize=1)
def private_keys() -> frozenset[str]:
    """Keys of a task that no public paper shows."""
    return frozenset(key for key, node in definition("Task")["properties"].items() if node.get("x-private"))


def nearest(word: str, known: Iterable[str], at_most: int = 3) -> list[str]:
    """The known words that look most like `word`, best first; for “是否……”."""
    from difflib import get_close_matches

    words = list(dict.fromkeys(known))
    close = get_close_matches(word, words, n=at_most, cutoff=0.5)
    inside = [w for w in words if len(word) > 1 and (word in w or w in word) and w not in close]
    return (close + inside)[:at_most]


def asked(near: Sequence[str], otherwise: str = "") -> str:
    """`是否为“甲”“乙”？` of the words that came near, and what to do if so; the other hint where none did."""
    if_so = "是的话照此改" if len(near) == 1 else "有一个是的，照它改"
    return f"是否为“{'”“'.join(near)}”？{if_so}" if near else otherwise
