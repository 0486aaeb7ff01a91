"""Status words as nobody foresaw them: what is denied is never done, and nothing unknown is guessed at."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.load.words import STATUS, meaning_of
from reportgen.model import Progress

DONE = {Progress.DONE, Progress.MOSTLY_DONE}
DENIALS = ("未", "尚未", "没有", "还没", "还没有", "并未", "不能", "未能", "暂未", "均未", "无法", "不")
FINISHED = sorted(word for word, meaning in STATUS.items() if meaning.progress in DONE)
LETTERS = "".join(sorted(set("".join(STATUS)) | set("未没不再，、（）。 \u3000")))


@pytest.mark.parametrize("denial", DENIALS)
def test_what_is_denied_is_never_done(denial: str) -> None:
    wrong = [word for word in FINISHED if (meaning := meaning_of(denial + word)) and meaning.progress in DONE]
    assert wrong == []


@given(st.text(LETTERS, max_size=14))
def test_any_characters_of_such_words_are_read_in_any_width_alike(text: str) -> None:
    meaning = meaning_of(text)
    assert meaning == meaning_of(unicodedata.normalize("NFKC", text))
    assert meaning == meaning_of(f"\n {text}\u3000")
    if text.strip(" \u3000，、（）。") == "":
        assert meaning is None


@given(st.sampled_from(sorted(STATUS)), st.text("鑫龘淼0AZ", min_size=1, max_size=3), st.booleans())
def test_a_word_with_anything_unknown_beside_it_is_not_guessed_at(word: str, more: str, behind: bool) -> None:
    assert meaning_of(word + more if behind else more + word) is None
