"""A draft on trial: what is dropped when it can't be built, or says something else than the old paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reportgen.extract.parts import Facts, Line, Use
from reportgen.extract.walk import plain_outline
from reportgen.pipeline.import_trial import Trial, emptied_text, tried

CITY = {"名称": "云山市"}
TOTAL = {"总数": "46"}


def trial(home: Path, texts: Sequence[str], data: dict[str, Any], *uses: Use) -> Trial:
    """Of a paper of these lines, and of facts that were read from it."""
    lines = tuple(Line(text, n) for n, text in enumerate(texts, 1))
    return Trial(home / "city.yaml", plain_outline(lines), Facts({"城市": CITY, **data}, uses=uses), lines)


def test_a_fact_that_can_not_be_read_is_dropped_and_the_others_stay(tmp_path: Path) -> None:
    data = {
        "截至日期": "八月底",
        "督察": {"层级": "省级", "督察组": "省第三督察组", "反馈日期": "2021-13-45"},
        "整改任务": TOTAL,
    }
    made = tried(trial(tmp_path, ["整改任务46项，已完成34项。"], data, Use(1, 4, 7, "任务.总数")))
    assert made.same
    assert made.data == {"城市": CITY, "督察": {"层级": "省级", "督察组": "省第三督察组"}, "整改任务": TOTAL}
    assert "整改任务【任务.总数】，已完成34项。" in made.text


def test_what_is_no_mapping_is_dropped_as_a_whole(tmp_path: Path) -> None:
    made = tried(trial(tmp_path, ["整改任务46项。"], {"指标": "七", "整改任务": TOTAL}))
    assert (made.same, made.data) == (True, {"城市": CITY, "整改任务": TOTAL})


def test_without_a_name_of_the_city_nothing_can_be_built(tmp_path: Path) -> None:
    made = tried(trial(tmp_path, ["整改任务46项。"], {"城市": {"名称": ["云山市"]}}))
    assert not made.same
    assert made.built.document is None


@pytest.mark.parametrize(
    ("use", "then"),
    [
        (Use(1, 4, 7, "任务.总数"), "整改任务【任务.总数】，已完成34项。"),
        (Use(1, 11, 14, "任务.总数"), "整改任务46项，已完成34项。"),  # it prints 46项
        (Use(1, 4, 7, "任务.没有"), "整改任务46项，已完成34项。"),
        (Use(9, 0, 3, "任务.总数"), "整改任务46项，已完成34项。"),
    ],
)
def test_a_placeholder_stands_only_where_it_prints_the_very_words(tmp_path: Path, use: Use, then: str) -> None:
    made = tried(trial(tmp_path, ["整改任务46项，已完成34项。"], {"整改任务": TOTAL}, use))
    assert made.same
    assert then in made.text


def test_an_emptied_draft_keeps_the_placeholders_that_can_be_built(tmp_path: Path) -> None:
    uses = [Use(1, 1, 4, "任务.没有"), Use(2, 1, 4, "任务.总数")]
    text = emptied_text(trial(tmp_path, ["共46项。", "又46项。"], {"整改任务": TOTAL}), uses)
    assert "共46项。" in text
    assert "又【任务.总数】。" in text
    assert "【" not in emptied_text(trial(tmp_path, ["共46项。"], {}), uses[:1])
