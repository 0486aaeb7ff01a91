"""Fixed orders: any permutation is told, the right order and other uses of the words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.wording.sequences import SEQUENCES, Sequence
from tests.papers import marked

BEHIND = {"贯彻": "贯彻", "治污": "治污", "(?:三大)?(?:保卫战|攻坚战)": "保卫战", "": ""}


@given(st.sampled_from(SEQUENCES), st.randoms(use_true_random=False))
def test_every_other_order_is_told_and_the_right_one_is_not(sequence: Sequence, random: object) -> None:
    things = list(sequence.things)
    random.shuffle(things)  # type: ignore[attr-defined]
    listed = "、".join(things)
    told = marked("TXT805", f"会议强调，{listed}{BEHIND[sequence.behind]}。")
    assert told == ([] if tuple(things) == sequence.things else [listed])


@pytest.mark.parametrize(
    "text",
    [
        "坚定“四个自信”、增强“四个意识”。",
        "做到“两个维护”、增强“四个意识”、坚定“四个自信”。",
        "坚决做到‘两个维护’、坚定‘四个自信’。",
    ],
)
def test_loyalty_has_its_order(text: str) -> None:
    assert len(marked("TXT805", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "做到“两个维护”。要增强“四个意识”。",
        "协调发展、绿色发展、创新发展都有进展。",
        "打好蓝天、净土、碧水三场硬仗。",
        "获得感、安全感显著增强。",
    ],
)
def test_what_is_in_order_or_is_no_fixed_expression_is_left_alone(text: str) -> None:
    assert marked("TXT805", text) == []
