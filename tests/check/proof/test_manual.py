"""The examples in the manuals of the rules: each 反例 is found by its rule, each 正例 left alone by it."""

from __future__ import annotations

import pytest

from reportgen.check.proof import LINE_RULES, PAPER_RULES
from reportgen.codes import CODES
from tests.papers import TEXT_RULES, codes, examples

RELEASED = "PUB"


@pytest.mark.parametrize("code", TEXT_RULES)
def test_a_rule_finds_its_bad_examples(code: str) -> None:
    bad = examples(TEXT_RULES[code], "反例")
    assert bad
    assert [text for text in bad if code not in codes(*text, released=code.startswith(RELEASED))] == []


@pytest.mark.parametrize("code", TEXT_RULES)
def test_a_rule_leaves_its_good_examples_alone(code: str) -> None:
    good = examples(TEXT_RULES[code], "正例")
    assert good
    assert [text for text in good if code in codes(*text, released=code.startswith(RELEASED))] == []


@pytest.mark.parametrize("code", TEXT_RULES)
def test_a_manual_says_in_chinese_what_is_wanted_and_where_that_comes_from(code: str) -> None:
    manual = TEXT_RULES[code].__doc__ or ""
    wanted = manual.partition("要求：")[2].partition("反例：")[0]
    assert len(wanted.strip()) > 5


def test_every_rule_has_its_own_row_of_codes() -> None:
    rows = [code for code, _ in (*LINE_RULES, *PAPER_RULES)]
    assert len(rows) == len(set(rows))
    assert set(rows) <= set(CODES)
