"""Every run of every kind of paper of the examples has somebody to answer for it."""

from __future__ import annotations

import re

import pytest

from reportgen.pipeline.preview import Choice, Snapshot, explained, look
from reportgen.present.preview.origins import kind_of
from reportgen.render import KINDS
from reportgen.resources import folder

CITIES = sorted(p.parent.name for p in folder("examples").glob("*/city.yaml"))
NUMBER = re.compile(r"\d+[项个件类]|\d%")


def looks(city: str) -> list[Snapshot]:
    """The city as every kind of paper that can be made of its data."""
    found = (look(folder("examples") / city / "city.yaml", Choice(kind=kind)) for kind in KINDS)
    return [snapshot for snapshot in found if snapshot.pages]


@pytest.mark.parametrize("city", CITIES)
def test_no_number_with_a_unit_is_mere_words(city: str) -> None:
    for snapshot in looks(city):
        assert snapshot.pages is not None
        mere = [run.text.text for run in snapshot.pages.runs if kind_of(run) in ("words", "mark")]
        assert [text for text in mere if NUMBER.search(text)] == []


@pytest.mark.parametrize("city", CITIES)
def test_words_of_a_template_stand_on_the_line_that_is_shown(city: str) -> None:
    for snapshot in looks(city):
        assert snapshot.pages is not None
        for n, run in enumerate(snapshot.pages.runs):
            if kind_of(run) == "words":
                template = (explained(snapshot, n) or {})["template"]
                assert isinstance(template, dict)
                lines = dict(template["lines"])
                line = lines[int(template["at"].rpartition(":")[2])]
                assert re.sub(r"\s", "", run.text.text) in re.sub(r"\s", "", line)
