"""The data sets for those who write templates: each walks the whole road, and together they use every key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.document import plain, texts
from reportgen.load import load
from reportgen.model import Progress
from reportgen.model.tasks import STAGES
from reportgen.pipeline import Built, Options, build
from reportgen.pipeline.data_sets import EXTREMES, DataSet, data_sets
from reportgen.render import KINDS
from reportgen.resources import folder
from reportgen.vocabulary import Schema, resolved, schema
from reportgen.write import WRITERS

NOTICE = "销号公示"
NO_TASK, NOTHING, HOLLOW, EVERYTHING, SECRET = (
    *("极端：没有任务", "极端：什么都没填", "极端：处处留空"),
    *("极端：每样都填", "极端：涉密文件"),
)
MADE = [f"极端：{name}" for name in EXTREMES]
# No paper of these, with the code that says why: there is no task, or the public reads what is secret.
NEVER = {(NO_TASK, NOTICE): "LED392", (NOTHING, NOTICE): "LED392", (SECRET, NOTICE): "SHP223"}
# No public paper: facts are missing, which a public paper may not say, or it is secret.
INTERNAL = {NO_TASK: "FIG407", NOTHING: "FIG407", HOLLOW: "FIG407", SECRET: "SHP223"}
# Keys that no extreme has, and why.
LEFT_OUT = {
    ("Ledger", "台账"): "a workbook stands in the place of 列表; the examples have one",
    ("Ledger", "工作表"): "of a workbook",
    ("Petitions", "台账"): "a workbook stands in the place of 明细",
    ("Petitions", "工作表"): "of a workbook",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sets")


@cache
def built(name: str, kind: str, public: bool, place: Path) -> Built:
    return build(data_sets()[name].file(place), Options(kind=kind, public=public))


def errors(made: Built) -> set[str]:
    return {d.code for d in made.found if d.is_error}


def test_every_bundled_example_is_a_data_set_by_the_name_of_its_city() -> None:
    examples = {name: s.source for name, s in data_sets().items() if name.startswith("示例：")}
    assert set(examples.values()) == {f / "city.yaml" for f in folder("examples").iterdir() if f.is_dir()}
    for name, path in examples.items():
        assert isinstance(path, Path)
        report = load(path).report
        assert report is not None
        assert report.city.name == name.removeprefix("示例：") + "市"


def test_an_example_is_taken_where_it_lies_and_nothing_is_written(tmp_path: Path) -> None:
    assert data_sets()["示例：德州"].file(tmp_path) == folder("examples") / "dezhou" / "city.yaml"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", MADE)
def test_every_extreme_makes_a_paper_of_every_kind_in_every_format(name: str, kind: str, place: Path) -> None:
    made = built(name, kind, False, place)
    if (name, kind) in NEVER:
        assert errors(made) == {NEVER[name, kind]}
        return
    assert errors(made) == set()
    assert made.document is not None
    for write in WRITERS.values():
        assert write(made.document, made.style)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", MADE)
def test_every_extreme_that_lacks_nothing_makes_a_public_paper(name: str, kind: str, place: Path) -> None:
    made = built(name, kind, True, place)
    assert errors(made) <= {NEVER.get((name, kind)), INTERNAL.get(name)}
    assert (made.document is None) == bool(errors(made))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", MADE)
def test_no_paper_of_an_extreme_prints_markup(name: str, kind: str, place: Path) -> None:
    made = built(name, kind, False, place)
    if made.document is not None:
        assert not [t.text for t in texts(made.document) if "<" in t.text or "data-src" in t.text]


def test_the_text_of_a_made_set_is_always_the_same_and_a_second_call_leaves_its_files_alone(tmp_path: Path) -> None:
    for name in MADE:
        chosen = data_sets()[name]
        files = sorted(chosen.file(tmp_path / "a").parent.iterdir())
        again = sorted(chosen.file(tmp_path / "b").parent.iterdir())
        assert [f.read_bytes() for f in files] == [f.read_bytes() for f in again]
        before = [f.stat().st_mtime_ns for f in files]
        chosen.file(tmp_path / "a")
        assert [f.stat().st_mtime_ns for f in files] == before


def test_a_file_that_was_changed_by_hand_is_made_anew(tmp_path: Path) -> None:
    chosen: DataSet = data_sets()[NOTHING]
    path = chosen.file(tmp_path)
    text = path.read_bytes()
    path.write_text("城市: 无\n", encoding="utf-8")
    assert chosen.file(tmp_path).read_bytes() == text


def declared() -> Iterator[tuple[str, str]]:
    for part in (schema(), *schema()["$defs"].values()):
        yield from ((part["x-class"], key) for key in part["properties"])


def used(part: Schema, value: Any) -> Iterator[tuple[str, str]]:
    """The keys that occur in a piece of YAML, each with the class of its part."""
    part = resolved(part)
    if isinstance(value, list):
        for item in value:
            yield from used(part.get("items", {}), item)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if "x-class" in part:
                yield part["x-class"], key
            below = part.get("properties", {}).get(key) or part.get("additionalProperties")
            yield from used(below, inner) if isinstance(below, dict) else ()


def test_every_key_of_the_schema_occurs_in_an_extreme_or_has_a_reason_not_to(place: Path) -> None:
    found: set[tuple[str, str]] = set()
    for name in (EVERYTHING, SECRET):
        text = data_sets()[name].file(place).read_text(encoding="utf-8")
        found |= set(used(schema(), yaml.load(text, yaml.BaseLoader)))
    assert set(declared()) - found == set(LEFT_OUT)
    assert found <= set(declared())


def test_every_status_occurs_where_every_key_does(place: Path) -> None:
    report = load(data_sets()[EVERYTHING].file(place)).report
    assert report is not None
    assert {t.status.progress for t in report.tasks if t.status} == set(Progress)
    assert {t.closure.stage for t in report.tasks if t.closure} <= set(STAGES)


def test_the_large_set_has_500_tasks_of_every_status(place: Path) -> None:
    report = load(data_sets()["极端：500项任务"].file(place)).report
    assert report is not None
    assert len(report.tasks) == 500
    assert {t.status.progress for t in report.tasks if t.status} >= set(Progress) - {Progress.AHEAD}


def test_the_long_set_has_more_than_200_characters_in_what_a_paper_names(place: Path) -> None:
    made = built("极端：很长的名称", "整改落实情况报告", False, place)
    assert made.report is not None
    assert made.document is not None
    task = made.report.tasks[0]
    named = (made.report.city.name, task.title, task.finding, *task.units)
    assert min(len(str(text)) for text in named) > 200
    assert len(plain(made.document.title)) > 200
