"""A name that is empty, as a script has it of a variable that is not set: refused by every command, nothing is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Ran
from tests.reports import TWO_TASKS

FILES = [
    ("build", ""),
    ("build", "city.yaml", ""),
    ("check", ""),
    ("check", "city.yaml", ""),
    ("diff", "", "city.yaml"),
    ("diff", "city.yaml", ""),
    ("explain", "", "已完成"),
    ("figures", ""),
    ("import", ""),
    ("ledger", "export", ""),
    ("ledger", "merge", "", "city.yaml"),
    ("ledger", "merge", "city.yaml", ""),
    ("ledger", "split", ""),
    ("ledger", "template", ""),
    ("new", "明年", "--from", ""),
    ("preview", ""),
    ("pull", "", "city.yaml"),
    ("pull", "city.docx", ""),
    ("status", ""),
    ("status", "city.yaml", "--html", ""),
]
FOLDERS = [
    ("new", "", "--from", "city.yaml"),
    ("templates", "check", ""),
    ("templates", "copy", "整改方案", ""),
    ("templates", "list", ""),
]


@pytest.mark.parametrize("empty", ["", " "])
@pytest.mark.parametrize(
    ("words", "said"),
    [(words, "的值不对：文件名是空的\n") for words in FILES]
    + [(words, "的值不对：名字是空的；当前文件夹写作“.”\n") for words in FOLDERS],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_empty_name_is_refused_and_nothing_is_made(
    tmp_path: Path, words: tuple[str, ...], said: str, empty: str
) -> None:
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    ran = Ran(*(word or empty for word in words), cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith(said)
    assert [p.name for p in tmp_path.iterdir()] == ["city.yaml"]
