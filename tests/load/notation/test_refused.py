"""What of YAML no report needs, and how deep and how long a file may be."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from reportgen.load.nodes import Sequence
from reportgen.load.notation.compose import compose
from reportgen.load.notation.events import NODES
from reportgen.load.source import source_of
from tests.load.notation.trees import C, both, codes, data, only


@both
@pytest.mark.parametrize(
    ("text", "code", "places"),
    [
        ("甲: &a 1\n乙: *a\n", "YML111", [(1, 4), (2, 4)]),
        ("甲: &a [1]\n", "YML111", [(1, 4)]),
        ("甲:\n  <<: {乙: 1}\n", "YML111", [(2, 3)]),
        ("甲: !!str 1\n", "YML112", [(1, 4)]),
        ("甲: !python/object/apply:os.system [ls]\n", "YML112", [(1, 4)]),
        ("甲: 1\n---\n乙: 2\n", "YML113", [(2, 1)]),
        ("? [甲]\n: 1\n", "YML120", [(1, 3)]),
        ("{甲: 1}: 2\n", "YML120", [(1, 1)]),
        ("'': 1\n", "YML120", [(1, 1)]),
    ],
)
def test_what_reports_do_not_need_is_refused_with_its_line(
    loader: Any, text: str, code: str, places: list[tuple[int, int]]
) -> None:
    _, found = compose(source_of(text), loader)
    assert codes(found) == [code] * len(places)
    assert [d.place and d.place[1:3] for d in found] == places
    assert all(d.is_error for d in found)


@both
def test_the_first_of_two_documents_is_still_read(loader: Any) -> None:
    root, _ = compose(source_of("---\n甲: 1\n---\n乙: [\n"), loader)
    assert data(root) == {"甲": "1"}


@both
def test_an_alias_is_told_with_the_line_in_quotes(loader: Any) -> None:
    said = only("备注: *abc\n", loader, "YML111", (1, 5))
    assert "“*”当作特殊符号" in said.reason
    assert "备注: '*abc'" in said.fix


@both
@pytest.mark.parametrize("text", ["", "\n\n", "# 说明\n", "---\n", "~\n", "　\n"])
def test_a_file_without_data_is_refused(loader: Any, text: str) -> None:
    root, found = compose(source_of(text), loader)
    assert (root, codes(found)) == (None, ["YML116"])


@both
def test_depth_40_is_read_and_depth_41_is_refused(loader: Any) -> None:
    root, found = compose(source_of("[" * 40 + "]" * 40), loader)
    assert (isinstance(root, Sequence), found) == (True, [])
    root, found = compose(source_of("[" * 41 + "]" * 41), loader)
    assert (root, codes(found)) == (None, ["YML114"])
    assert found[0].place is not None
    assert found[0].place[1:3] == (1, 41)


@both
@pytest.mark.parametrize(
    "text", ["[" * 50_000, "{甲: " * 50_000, "- " * 50_000 + "甲", "\n".join(" " * n + "甲:" for n in range(2000))]
)
def test_a_bomb_of_levels_ends_at_the_limit(loader: Any, text: str) -> None:
    root, found = compose(source_of(text), loader)
    assert root is None
    assert "YML114" in codes(found)


@both
def test_bombs_of_aliases_and_merge_keys_are_refused_line_by_line(loader: Any) -> None:
    aliases = "a0: &a0 [甲, 甲]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    merges = "a0: &a0 {甲: 1}\n" + "".join(
        f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 8)}]\n" for n in range(1, 12)
    )
    for text in (aliases, merges):
        _, found = compose(source_of(text), loader)
        assert set(codes(found)) == {"YML111"}


def test_a_hundred_thousand_values_are_read() -> None:
    root, found = compose(source_of("- 甲\n" * 100_000), C or yaml.SafeLoader)
    assert isinstance(root, Sequence)
    assert (len(root.items), found) == (100_000, [])
    assert NODES == 1_000_000


@both
def test_more_values_than_the_limit_are_refused_where_it_is_passed(
    loader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.load.notation.events.NODES", 100)
    assert compose(source_of("- 甲\n" * 99), loader)[1] == []
    root, found = compose(source_of("- 甲\n" * 101), loader)
    assert (root, codes(found)) == (None, ["YML115"])
    assert found[0].place is not None
    assert found[0].place[1:3] == (100, 3)
