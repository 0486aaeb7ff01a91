"""The reference pages of the manual say what the code says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.check import manual
from reportgen.codes import CODES
from reportgen.figures.tally import COUNTS, RATES
from reportgen.vocabulary import schema
from tests import reference

DOCS = Path(__file__).resolve().parent.parent / "docs"


PAGES = [("names.md", reference.names_page), ("keys.md", reference.keys_page), ("rules.md", manual.page)]


@pytest.mark.parametrize(("name", "page"), PAGES)
def test_a_reference_page_is_up_to_date(name: str, page: Callable[[], str], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")
    assert (DOCS / name).read_text("utf-8") == page()


def test_every_code_of_a_rule_on_papers_is_in_the_manual() -> None:
    page = manual.page()
    codes = [code for code in CODES if code.startswith(("FMT", "TXT", "SUM", "DOC", "PUB"))]
    assert [code for code in codes if f"| {code} |" not in page and f"### {code} " not in page] == []


def test_every_figure_of_the_tasks_is_in_the_manual() -> None:
    page = reference.names_page()
    assert all(f"【任务.{name}】" in page for name in (*COUNTS, *RATES))


def test_every_key_is_in_the_manual() -> None:
    page = reference.keys_page()
    keys = {key for part in (schema(), *schema()["$defs"].values()) for key in part["properties"]}
    assert all(f"| {key}" in page for key in keys)
