"""A schema made ready for the road from tree to model: what each part of it takes, and what becomes of that.

`shape` and `to_model` ask the same few things of the schema at every node; here they are asked once in a process.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from reportgen.load import words
from reportgen.vocabulary import Schema, folded, key_table, resolved, types, word_table

# What a plan judges by itself, and what asks nothing of a value; at any other keyword the validator is asked.
_JUDGED = frozenset(
    ("type", "properties", "additionalProperties", "items", "required", "enum", "minimum", "maximum", "$ref")
)
_SAYING = frozenset(("title", "description", "examples", "$schema", "$defs"))
ANY: Schema = {}  # whatever it is


class Property:
    """A key of a mapping: its canonical word, the attribute that it fills, and what its value may be."""

    __slots__ = ("attribute", "name", "plan")

    def __init__(self, name: str, schema: Schema) -> None:
        self.name = name
        self.plan = plan_of(schema)
        self.attribute: str = self.plan.schema.get("x-en", name)


class Plan:
    """A part of the schema. What lies below it is made ready when it is first asked for: a part may hold itself."""

    def __init__(self, schema: Schema) -> None:
        self.written = schema  # kept, for plans are found by the identity of their schema
        self.schema = whole = resolved(schema)
        self.types = types(whole)
        self.is_list: bool = whole.get("x-list", False)
        self.is_split: bool = whole.get("x-split", False)
        self.shorthand: str | None = whole.get("x-shorthand") if "object" in self.types else None
        self.words = word_table(whole) if "x-values" in whole else {}
        self.class_name: str | None = whole.get("x-class")
        self.has_keys = ("properties" in whole and "object" in self.types) or self.class_name is not None
        self.reads: str = whole.get("x-reads", "word" if "enum" in whole else "text")
        self.by_progress = whole.get("x-keys") == "progress"
        self.required = frozenset(whole.get("required", ()))
        self._known = _is_known(schema)
        # Any text will do as it is written: nothing is asked of it, and nothing is made of it.
        self.is_free = self._known and "string" in self.types and not (whole.keys() & {"enum", "x-values"})
        self.is_free = self.is_free and not self.is_list and self.shorthand is None

    @cached_property
    def properties(self) -> dict[str, Property]:
        """The keys of a mapping by their canonical word."""
        return {name: Property(name, schema) for name, schema in self.schema.get("properties", {}).items()}

    @cached_property
    def spelt(self) -> dict[str, Property]:
        """The same by every spelling of it, folded."""
        return {spelling: self.properties[name] for spelling, name in key_table(self.schema).items()}

    @cached_property
    def required_attributes(self) -> frozenset[str]:
        """What the class of the model can't do without."""
        return frozenset(self.properties[key].attribute for key in self.required)

    @cached_property
    def items(self) -> Plan:
        """Of a list."""
        return plan_of(self.schema.get("items", ANY))

    @cached_property
    def extra(self) -> Plan | None:
        """Of the values of a table whose keys are free."""
        schema = self.schema.get("additionalProperties")
        return plan_of(schema) if isinstance(schema, dict) else None

    def property(self, word: str) -> Property | None:
        """The key that is meant by a word, in any spelling; None where there is none."""
        return self.spelt.get(folded(word))

    def below(self, key: str) -> Plan:
        """Of the value of a canonical key."""
        known = self.properties.get(key)
        return known.plan if known else self.extra or plan_of(ANY)

    def value(self, text: str) -> Any:
        """A scalar as JSON has it: a number or a truth value only where the schema asks for one."""
        if "string" in self.types or not self.types:
            return text
        if "boolean" in self.types:
            truth = words.boolean(text)
            return text if truth is None else truth
        digits = words.number(text)
        if digits is None or ("integer" in self.types and "." in digits):
            return text
        return int(digits) if "." not in digits else float(digits)

    def takes(self, kind: str) -> bool:
        """Whether a mapping ("object") or list ("array") can stand here, as far as the plan can tell."""
        return self._known and (kind in self.types or not self.types)

    def takes_text(self, text: str) -> bool:
        """Whether a scalar can stand here, as far as the plan can tell: a no may still be a yes of the validator's."""
        if self.is_free:
            return True
        if not self._known:
            return False
        value, whole = self.value(text), self.schema
        if isinstance(value, bool):
            return "enum" not in whole
        if value not in whole.get("enum", (value,)):
            return False
        if isinstance(value, str):
            return "string" in self.types or not self.types
        low, high = whole.get("minimum", value), whole.get("maximum", value)
        return bool(self.types & {"integer", "number"} and low <= value <= high)


def _is_known(schema: Schema) -> bool:
    """Whether a plan can judge all that a part of the schema asks; of what a `$ref` adds, too."""
    whole = resolved(schema)
    asked = {keyword for keyword in whole if not keyword.startswith("x-")} - _SAYING
    own = schema.keys() & _JUDGED - {"$ref"}
    # `resolved` lets its own words win over those of the `$ref`; to the validator both count.
    twice = "$ref" in schema and any(resolved({"$ref": schema["$ref"]}).get(k, schema[k]) != schema[k] for k in own)
    return asked <= _JUDGED and not twice


_PLANS: dict[int, Plan] = {}


def plan_of(schema: Schema) -> Plan:
    """The plan of a schema that stays as it is for the life of the process."""
    plan = _PLANS.get(id(schema))
    if plan is None:
        plan = _PLANS[id(schema)] = Plan(schema)
    return plan
