"""Patterns that are compiled when they are first used are copied and sent like those of `re`."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from reportgen.regex import regex


def sent(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


@pytest.mark.parametrize("used", [False, True], ids=["new", "used"])
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, sent])
def test_a_pattern_can_be_copied_and_sent(again: Callable[[Any], Any], used: bool) -> None:
    pattern = regex("(甲)|乙")
    if used:
        assert pattern.search("丙甲")
    assert again(pattern).sub("丁", "甲丙") == "丁丙"
