"""Helpers of the tests of figures in sentences: what is read, whether it loads, and what is printed where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from reportgen import check, figures, render
from reportgen.diagnostics import show
from reportgen.extract.counting import figure_facts
from reportgen.extract.parts import Facts, Line
from reportgen.load import load


@dataclass(frozen=True)
class Read:
    """What was read of some lines, whose data was loaded and checked without an error."""

    facts: Facts
    uses: list[tuple[str, str]]  # the characters of the line, and the placeholder that prints them
    doubts: list[tuple[str, str]]  # the characters, and what is wrong

    def __getitem__(self, key: str) -> object:
        """A part of the data."""
        return self.facts.data[key]


def read(*texts: str, date: str = "") -> Read:
    """The figures of some lines. Their data makes a data file without errors, each use prints its characters."""
    lines = [Line(text, at) for at, text in enumerate(texts, 1)]
    facts = figure_facts(lines, date)
    by_line = {line.at: line.text for line in lines}
    printed = prints(facts)
    uses = [(by_line[u.at][u.start : u.end], u.name) for u in facts.uses]
    for words, name in uses:
        assert printed.get(name) == words, (name, printed.get(name), words)
    for told in facts.told:
        assert told.at in by_line
        assert told.key.partition(".")[0] in facts.data
    return Read(facts, uses, [(by_line[d.at][d.start : d.end], d.reason) for d in facts.doubts])


def prints(facts: Facts) -> dict[str, str]:
    """What the placeholders print in a city that has these data and nothing else."""
    text = yaml.safe_dump({"城市": {"名称": "甲市"}, **facts.data}, allow_unicode=True, sort_keys=False)
    loaded = load(Path("city.yaml"), text=text)
    assert loaded.report is not None, show(loaded.found) + text
    counted = figures.count(loaded.report)
    errors = [d for d in check.check(loaded.report, counted) if d.is_error]
    errors += render.placeholder_faults(loaded.report, counted)
    assert not errors, show(errors)
    return render.printed(loaded.report, counted, {u.name for u in facts.uses})
