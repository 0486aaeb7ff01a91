"""The targets of the fuzzer work: sound bytes and broken ones end in an answer (fuzz/README.md)."""

from __future__ import annotations

import pytest

from fuzz.seeds import seeds, words
from fuzz.targets import TARGETS, scratch

FIRST = 12  # seeds of each


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_takes_its_seeds_and_what_is_made_of_them(target: str) -> None:
    some = [data for number, data in enumerate(seeds(target)) if number < FIRST]
    assert some
    for data in (*some, some[0][:-7], some[-1][: len(some[-1]) // 2], b"", b"\xff\x00<"):
        TARGETS[target](data)
    assert scratch().is_dir()


@pytest.mark.parametrize("target", TARGETS)
def test_a_dictionary_is_as_libfuzzer_reads_it(target: str) -> None:
    lines = words(target).splitlines()
    assert lines
    assert all(line.isascii() and line[0] == line[-1] == '"' for line in lines)
