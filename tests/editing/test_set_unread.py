"""Where the ledger can't be read or written: a task that is not there for that is no slip of the typist."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportgen.pipeline.editing import edit
from reportgen.write import save as saving
from tests.commands import ended
from tests.editing.cities import booked, changed, changes, codes


def test_who_asks_for_a_task_of_a_ledger_that_can_not_be_read_is_told_of_the_ledger(tmp_path: Path) -> None:
    city = booked(tmp_path)
    ledger = next(tmp_path.glob("*.xlsx"))
    ledger.write_bytes(ledger.read_bytes()[:500])
    said = ended("set", city.name, "整改任务.1.状态=推进中", cwd=tmp_path, status=2).err
    assert "错误[LED310]" in said
    assert "能改的各处里没有“整改任务.1.状态”" in said
    assert said.index("LED310") < said.index("能改的各处")


def test_a_change_that_comes_from_a_form_is_told_of_the_ledger_too(tmp_path: Path) -> None:
    city = booked(tmp_path)
    asked = changes(city, {"整改任务.2.进展": "新的进展。"})
    (tmp_path / "台账.xlsx").write_bytes(b"half written")
    edited = edit(city, asked)
    assert (edited.files, codes(edited)) == ((), ["LED310", "OUT610"])


def test_a_ledger_that_is_open_in_excel_stays_as_it_is_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = booked(tmp_path)
    ledger = tmp_path / "台账.xlsx"
    before, replace = (ledger.read_bytes(), city.read_bytes()), os.replace

    def refuse(source: Path, target: Path) -> None:
        if target.name == ledger.name:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        replace(source, target)

    (tmp_path / "~$台账.xlsx").touch()
    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(saving, "PAUSES", ())
    edited = changed(city, {"整改任务.2.进展": "新的进展。", "截至日期": "2022-08-31"})
    (held,) = [d for d in edited.found if d.is_error]
    assert (held.code, "Excel（或 WPS）正打开着它" in held.reason) == ("OUT603", True)
    assert (edited.told, ledger.read_bytes(), city.read_bytes()) == ((), *before)
