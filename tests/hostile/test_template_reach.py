"""What a template can reach at all, step by step from every name that it has: data and their words, nothing else."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator, Mapping
from inspect import signature
from pathlib import PurePath
from types import CodeType, FrameType, ModuleType, TracebackType
from typing import Any

import jinja2
import pytest
from jinja2.runtime import Context

from reportgen.diagnostics import Diagnostic
from reportgen.model import Part, Status
from reportgen.pipeline import Options, build
from reportgen.pipeline.data_sets import EVERY_KEY
from reportgen.place import Place, Source
from reportgen.render.environment import ERRORS, environment
from reportgen.render.marks import LineMarks
from reportgen.render.view import Group, Tasks, View

FORBIDDEN = (
    *(ModuleType, CodeType, FrameType, TracebackType, io.IOBase, PurePath),
    *(Place, Source, Part, Diagnostic, jinja2.Environment, jinja2.Template, Context, LineMarks),
)
SAMPLE = 4  # elements of a list


def steps(env: jinja2.Environment, value: Any) -> Iterator[tuple[str, Any]]:
    """Where a template gets from a value: attributes, elements, and what it gives when it is called with nothing."""
    for name in {*dir(value), *(value.names if isinstance(value, View | Group | Tasks) else ())}:
        got = env.getattr(value, name)
        if not isinstance(got, jinja2.Undefined):
            yield f".{name}", got
    if isinstance(value, Mapping):
        yield from ((f"[{key!r}]", value[key]) for key in list(value)[:SAMPLE])
    elif isinstance(value, list | tuple):
        yield from ((f"[{n}]", element) for n, element in enumerate(value[:SAMPLE]))
    if callable(value) and env.is_safe_callable(value):  # type: ignore[attr-defined] # the sandbox's own
        try:
            signature(value).bind()
            yield "()", value()
        except ERRORS:
            pass


def reached(env: jinja2.Environment, names: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every kind of value within reach with one way to it; of two of a kind under one name one is as good as another.

    任务.领域.大气.区域.市区.领域 … would never end.
    """
    seen: set[tuple[type, str]] = set()
    waiting = [(name, name, value) for name, value in names.items()]
    while waiting:
        way, last, value = waiting.pop()
        if (type(value), last) in seen:
            continue
        seen.add((type(value), last))
        yield way, value
        waiting += [(way + step, last if step.startswith("[") else step, found) for step, found in steps(env, value)]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """All that a template of the report sees, where every key of a data file is used."""
    seen: dict[str, Any] = {}

    def rendered(template: jinja2.Template, names: dict[str, Any], tasks: int = 0) -> str:
        seen.update({**environment(None).globals, **names})
        seen["句"] = environment(None).get_template("shared/statements.j2").make_module(dict(names))
        raise jinja2.TemplateError

    monkeypatch.setattr(importlib.import_module("reportgen.render.environment"), "rendered", rendered)
    build(EVERY_KEY / "city.yaml", Options())
    return seen


def test_a_template_reaches_data_and_their_words_alone(names: dict[str, Any]) -> None:
    found = dict(reached(environment(None), names))
    wrong = {way for way, value in found.items() if isinstance(value, FORBIDDEN) and not isinstance(value, Status)}
    assert wrong == set()
    assert len(found) > 500
    assert {"总数", "名称", "反馈日期", "整改时限"} <= {way.rpartition(".")[2] for way in found}
