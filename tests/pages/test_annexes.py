"""The ledger of an annex, laid across: its head on every sheet, its rules within 版心; GB/T 9704-2012, 7.3.7 and 8."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Printed
from tests.pages.measure import LANDSCAPE, Page, rows_by_rules

pytestmark = [pytest.mark.needs("soffice"), pytest.mark.faces(":lang=zh-cn")]


def sheets(pages: tuple[Page, ...]) -> list[Page]:
    return [page for page in pages if page.is_landscape]


@pytest.mark.parametrize("name", ["dalian", "dezhou", "rich", "with annex"])
def test_the_head_of_the_ledger_stands_on_each_of_its_sheets(printed: Printed, name: str) -> None:
    heads = {rows_by_rules(page)[0] for page in sheets(printed[name])}
    assert len(heads) == 1
    assert heads.pop().startswith("序号")


def test_the_ledger_fills_the_width_of_the_turned_type_area(printed: Printed) -> None:
    for page in sheets(printed["rich"]):
        for rule in page.level_rules:
            assert rule.box.left == pytest.approx(LANDSCAPE.left, abs=1)
            assert rule.box.right == pytest.approx(LANDSCAPE.right, abs=1)


def test_every_row_is_printed_once_and_whole(printed: Printed) -> None:
    rows = [text for page in sheets(printed["rich"]) for text in rows_by_rules(page)[1:]]
    assert len(rows) == 40
    assert all("部分管网老旧。" in text and "市水利局" in text for text in rows)
