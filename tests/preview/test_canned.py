"""The canned answers that the shell is tried with have the keys and the types of the real ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reportgen.pipeline.preview import state
from reportgen.preview import answers
from tests.preview import canned
from tests.preview.looks import answer, example, trace, written

OF_THE_SERVER = {"version", "stale"}
BROKEN = "城市: {名称: 云山市}\n不认识的键: 1\n"


def shape(value: Any) -> Any:
    """Keys and types; of a list that of its first entry, or of each where they differ."""
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    if isinstance(value, list):
        shapes = [shape(one) for one in value]
        alike = all(isinstance(one, type(value[0])) for one in value)
        return shapes[:1] if alike else shapes
    return type(value).__name__


def alike(made_up: Any, real: Any, where: str = "") -> None:
    """That both have one shape; an empty list, and what may be none, is like any."""
    if isinstance(made_up, dict) and isinstance(real, dict):
        assert set(made_up) == set(real), where
        for name in real:
            alike(made_up[name], real[name], f"{where}.{name}")
    elif isinstance(made_up, list) and isinstance(real, list):
        for one, other in zip(made_up, real, strict=False):
            alike(one, other, f"{where}[]")
    elif "NoneType" not in (made_up, real):
        assert made_up == real, where


def plain(value: Any) -> Any:
    """As it comes out of JSON."""
    return shape(json.loads(json.dumps(value)))


def test_the_state_is_like_a_real_one() -> None:
    made_up = {name: value for name, value in canned.state().items() if name not in OF_THE_SERVER}
    del made_up["page"]["number"]
    alike(plain(made_up), plain(answers.stated(example("dezhou"))))


def test_a_fault_is_like_a_real_one(tmp_path: Path) -> None:
    alike(plain(canned.state()["faults"]), plain(state(written(tmp_path, BROKEN))["faults"]))


def test_what_is_said_of_a_figure_and_of_a_value_is_like_the_real_answers() -> None:
    snapshot = example("dezhou")
    alike(plain(canned.explanation(canned.figure_run())), plain(answer(snapshot, "17项")))
    alike(plain(canned.explanation(canned.figure_run())["places"]), plain(answer(snapshot, "德州市")["places"]))


def test_what_is_said_of_a_task_is_like_the_real_answer() -> None:
    alike(plain(canned.trace(4)), plain(trace(example("dezhou"), 4)))


def test_a_row_of_the_list_of_cities_is_like_a_real_one() -> None:
    made_up = canned.cities()[0]
    assert isinstance(made_up.pop("number"), int)
    assert isinstance(made_up.pop("file"), str)
    snapshot = example("dezhou")
    alike(plain(made_up), plain(answers.row(answers.stated(snapshot), snapshot)))
