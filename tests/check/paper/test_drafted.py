"""Data whose report is read: a hit has the exact characters of the value, however YAML writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check.paper import Kind, Role
from reportgen.pipeline.build import Options, build
from reportgen.pipeline.check import check_file, drafted_paper
from reportgen.resources import folder

PLAN = folder("examples") / "baoding" / "city.yaml"
SLIP = "挂帐督办"
NOTATIONS = {
    "plain": "    导语: 各级高度重视，挂帐督办，逐项推进。\n",
    "single quotes": "    导语: '各级高度重视，挂帐督办，逐项推进。'\n",
    "double quotes": '    导语: "各级高度重视，挂帐督办，逐项推进。"\n',
    "literal": "    导语: |\n      各级高度重视，\n      挂帐督办，逐项推进。\n",
    "folded": "    导语: >-\n      各级高度重视，\n      挂帐督办，逐项推进。\n",
}


def with_chapter(home: Path, lead: str) -> Path:
    """The plan with one chapter of ours."""
    text, _, _ = PLAN.read_text("utf-8").partition("\n章节:\n")
    place = home / "city.yaml"
    place.write_text(f"{text}\n章节:\n  - 标题: 工作要求\n{lead}", encoding="utf-8")
    return place


@pytest.mark.parametrize("notation", NOTATIONS)
def test_the_place_of_a_hit_is_the_exact_characters(tmp_path: Path, notation: str) -> None:
    path = with_chapter(tmp_path, NOTATIONS[notation])
    lines = path.read_text("utf-8").splitlines()
    places = [d.place for d in check_file(path).found if d.code == "TXT802"]
    marked = [lines[p.line - 1][p.column - 1 : p.end_column - 1] for p in places if p and p.line == p.end_line]
    assert len(marked) == 1
    assert marked[0] in SLIP
    assert "帐" in marked[0]


def test_a_drafted_paper_knows_its_kind_its_roles_and_what_was_printed() -> None:
    drafted = drafted_paper(build(PLAN, Options()))
    assert drafted is not None
    paper = drafted[0]
    assert paper.kind is Kind.DRAFT
    assert paper.passages[0].role is Role.TITLE
    assert any(p.printed for p in paper.passages)
    assert {p.level for p in paper.having(Role.HEADING)} >= {1}
