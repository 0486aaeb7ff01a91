"""A template that never ends, or fills the memory, ends with a message, and leaves the memory as it was."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from reportgen import markup
from reportgen.document import Properties
from reportgen.pipeline import Options, build
from tests.hostile.test_template_escapes import built
from tests.reports import TWO_TASKS

HUNDRED = "'字' * 100000"
WITHOUT_END = [
    "{% for 甲 in range(99999) %}{% for 乙 in range(99999) %}{% if 甲 %}{% endif %}{% endfor %}{% endfor %}",
    "{% set 甲 %}{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}{% endset %}",
]
TOO_MUCH = [
    "{% for a in range(99999) %}{% for b in range(99999) %}字字字字字字字字字字字字{% endfor %}{% endfor %}",
    "{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}",
    "{% macro 甲(数) %}{{ 甲(数 + 1) }}{{ 甲(数 + 1) }}{% endmacro %}{{ 甲(1) }}",
    "{% include 'report.j2' %}",
    "{{ range(10 ** 9) }}",
    "{{ range(1000000000) | list }}",
    "{{ '字' * 1000000000 }}",
    "{{ 10 ** 100000000 }}",
    "{{ '字' | center(1000000000) }}",
    "{{ '字'.center(1000000000) }}",
    "{{ '字' | indent(1000000000) }}",
    "{{ '1'.zfill(1000000000) }}",
    "{{ '\t'.expandtabs(1000000000) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ [1] | tojson(indent=1000000000) }}",
    "{{ '字'.encode().center(1000000000) }}",
    "{{ (1).to_bytes(1000000000, 'big') }}",
    "{{ (" + HUNDRED + ").translate({23383: " + HUNDRED + "}) }}",
    "{{ (" + HUNDRED + ").join(range(99999) | map('string')) }}",
    "{{ (" + HUNDRED + ").replace('字', " + HUNDRED + ") }}",
    "{{ (" + HUNDRED + ") | replace('字', " + HUNDRED + ") }}",
    "{{ range(9999) | join(" + HUNDRED + ") }}",
]
DOUBLED = {
    "a text": ("'字'", "~", "{{ 空.甲 | length }}"),
    "a sum of texts": ("'字'", "+", "{{ 空.甲 | length }}"),
    "a sum of lists": ("[1]", "+", "{{ 空.甲 | length }}"),
}
NESTED = [
    "{{ 空.甲 }}",
    "{{ 空.甲 | string }}",
    "{{ 空.甲 | upper }}",
    "{{ '字' ~ 空.甲 }}",
    "{{ [空.甲] | join('、') }}",
]
# Each makes a list, by names, of 2 to the power of 60 or more; to compare it with its like would take for ever.
GROWING = {
    "set": "{% set 空 = namespace(甲=[1]) %}{% for 次 in range(60) %}{% set 空.甲 = [空.甲, 空.甲] %}{% endfor %}",
    "set of a tuple": (
        "{% set 空 = namespace(甲=1) %}{% for 次 in range(60) %}{% set 空.甲 = 空.甲, 空.甲 %}{% endfor %}"
    ),
    "set of data": (
        "{% set 空 = namespace(甲=1) %}{% for 次 in range(60) %}{% set 空.甲 = {1: 空.甲, 2: 空.甲} %}{% endfor %}"
    ),
    "set behind a filter": (
        "{% set 空 = namespace(甲=[1]) %}{% for 次 in range(60) %}{% set 空.甲 = [空.甲, 空.甲] | list %}{% endfor %}"
    ),
    "sums": "{% set 空 = namespace(甲=[[1]]) %}{% for 次 in range(19) %}{% set 空.甲 = 空.甲 + 空.甲 %}{% endfor %}",
    "macros": "{% macro 甲(乙, 次) %}{% if 次 %}{{ 甲([乙, 乙], 次 - 1) }}{% endif %}{% endmacro %}{{ 甲([1], 60) }}",
    "what a macro is given": (
        "{% set 空 = namespace(甲=[1]) %}{% macro 乙() %}{% set 空.甲 = varargs %}{% endmacro %}"
        "{% for 次 in range(60) %}{{ 乙(空.甲, 空.甲) }}{% endfor %}"
    ),
    "a loop within itself": (
        "{% for 甲 in [[1]] recursive %}{% if loop.depth < 60 %}{{ loop([[甲, 甲]]) }}{% endif %}{% endfor %}"
    ),
    "with": "{% with 甲 = [1] %}" + "{% with 甲 = [甲, 甲] %}" * 30 + "字" + "{% endwith %}" * 31,
    "for": "".join(f"{{% for 甲 in [[{'甲,' * 99 if n else '1'}]] %}}" for n in range(9)) + "字" + "{% endfor %}" * 9,
    "dict()": (
        "{% set 空 = namespace(甲=[1]) %}{% for 次 in range(60) %}{% set 空.甲 = dict(a=空.甲, b=空.甲) %}{% endfor %}"
    ),
}
DEEP = {
    "brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "lists": "{{ " + "[" * 3000 + "]" * 3000 + " }}",
    "signs": "{{ " + "-" * 30000 + "1 }}",
    "filters": "{{ 1" + "|e" * 30000 + " }}",
    "sums": "{{ 1" + "+1" * 30000 + " }}",
    "conditions": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
}


def codes(home: Path, words: str) -> list[str]:
    return [d.code for d in built(home, words)[1]]


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second for a template in place of twenty."""
    monkeypatch.setattr(importlib.import_module("reportgen.render.environment"), "SECONDS", 0.5)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("words", WITHOUT_END)
def test_a_loop_without_end_is_ended(tmp_path: Path, words: str) -> None:
    assert codes(tmp_path, words) == ["TPL506"]


@pytest.mark.parametrize("words", TOO_MUCH)
def test_what_would_fill_the_memory_is_refused(tmp_path: Path, words: str) -> None:
    (code,) = codes(tmp_path, words)
    assert code in ("TPL501", "TPL506", "TPL507")


@pytest.mark.parametrize("what", DOUBLED)
def test_what_a_loop_doubles_ends_at_a_limit(tmp_path: Path, what: str) -> None:
    begin, sign, printed = DOUBLED[what]
    loop = f"{{% for 次 in range(99) %}}{{% set 空.甲 = 空.甲 {sign} 空.甲 %}}{{% endfor %}}"
    assert codes(tmp_path, f"{{% set 空 = namespace(甲={begin}) %}}{loop}{printed}") == ["TPL506"]


def test_a_macro_that_doubles_what_it_prints_ends_at_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.render.sandbox.CHARACTERS", 10_000)
    macro = "{% macro 甲(数) %}{% if 数 %}{{ 甲(数 - 1) }}{{ 甲(数 - 1) }}{% else %}字{% endif %}{% endmacro %}"
    assert codes(tmp_path, macro + "{{ 甲(14) | length }}") == ["TPL506"]
    assert codes(tmp_path, macro + "{{ 甲(12) | length }}") == []


@pytest.mark.parametrize("printed", NESTED)
def test_a_list_that_holds_itself_over_and_over_is_not_printed(tmp_path: Path, printed: str) -> None:
    loop = "{% set 空 = namespace(甲=[1]) %}{% for 次 in range(40) %}{% set 空.甲 = [空.甲, 空.甲] %}{% endfor %}"
    assert codes(tmp_path, loop + printed) == ["TPL506"]


@pytest.mark.parametrize("way", GROWING)
def test_no_way_leads_to_a_list_that_holds_itself_over_and_over(tmp_path: Path, way: str) -> None:
    assert codes(tmp_path, GROWING[way]) == ["TPL506"]


@pytest.mark.parametrize("printed", ["{{ [[1, 2]] | sum(start=[]) }}", "{{ ['字'] | sum(start='') }}"])
def test_a_sum_is_of_numbers(tmp_path: Path, printed: str) -> None:
    assert codes(tmp_path, printed) == ["TPL507"]
    assert (
        codes(tmp_path, "{{ [1, 2.5] | sum }}{{ [{'甲': 2}] | sum(attribute='甲') }}{{ 1 + 1 }}{{ '甲' + '乙' }}") == []
    )


@pytest.mark.parametrize("what", DEEP)
def test_a_template_nested_beyond_all_reason_is_an_error_and_no_crash(tmp_path: Path, what: str) -> None:
    assert codes(tmp_path, DEEP[what]) == ["TPL506"]


def test_more_loops_in_loops_than_python_has_are_told(tmp_path: Path) -> None:
    _, (found,) = built(tmp_path, "{% for a in [1] %}" * 30 + "字" + "{% endfor %}" * 30)
    assert (found.code, found.reason) == ("TPL501", "循环（for）套得太深，最多 20 层")


@pytest.mark.parametrize("place", ['<公文 版面="&i;"/>', "<公文><p>&i;</p></公文>"])
def test_a_template_with_a_dtd_is_refused_before_it_is_parsed(place: str) -> None:
    """Its entities would grow in attributes, where nothing forbids it."""
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    page = f'<!DOCTYPE 公文 [<!ENTITY a "字">{grown}]>{place}'
    document, (slip,) = markup.parse(page, Properties(author="", date=""))
    assert document is None
    assert "DOCTYPE" in slip.reason


def test_a_title_of_thousands_of_characters_is_broken_into_lines(tmp_path: Path) -> None:
    """Every way to break it would be weighed for hours."""
    from reportgen.write import WRITERS

    long = "关于德州市贯彻落实的报告" * 500
    (tmp_path / "city.yaml").write_text(f"标题: {long}\n{TWO_TASKS}", encoding="utf-8")
    document = build(tmp_path / "city.yaml", Options()).document
    assert document is not None
    assert long in WRITERS["txt"](document).decode()
    assert WRITERS["docx"](document)
