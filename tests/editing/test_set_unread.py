"""`reportgen set` where the ledger can't be read: a task that is not there for that is no slip of the typist."""

from __future__ import annotations

from pathlib import Path

from tests.commands import ended
from tests.editing.cities import booked


def test_who_asks_for_a_task_of_a_ledger_that_can_not_be_read_is_told_of_the_ledger(tmp_path: Path) -> None:
    city = booked(tmp_path)
    ledger = next(tmp_path.glob("*.xlsx"))
    ledger.write_bytes(ledger.read_bytes()[:500])
    said = ended("set", city.name, "整改任务.1.状态=推进中", cwd=tmp_path, status=2).err
    assert "错误[LED310]" in said
    assert "能改的各处里没有“整改任务.1.状态”" in said
    assert said.index("LED310") < said.index("能改的各处")
