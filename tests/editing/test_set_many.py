"""`reportgen set` with many words: the form is gone through once for all of them, not once for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.editing.form import Entry, Field, Form
from tests.commands import ended
from tests.editing.cities import listed


def test_the_form_is_gone_through_as_often_for_one_word_as_for_three(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city, fields, seen = listed(tmp_path), Form.fields, list[Form]()

    def counted(form: Form) -> Iterator[tuple[Entry, Field]]:
        seen.append(form)
        return fields(form)

    monkeypatch.setattr(Form, "fields", counted)
    words = ("整改任务.2.进展=新的。", "截至日期=2022-08-31", "整改任务.1.名称=新的")
    counts = []
    for some in (words[:1], words):
        seen.clear()
        ended("set", city.name, *some, "--dry-run", cwd=tmp_path)
        counts.append(len(seen))
    assert counts[0] == counts[1] > 0
