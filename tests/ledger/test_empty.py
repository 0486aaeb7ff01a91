"""A ledger that was handed out and that nobody has filled yet."""

from __future__ import annotations

from pathlib import Path

from tests.commands import ended


def test_an_empty_ledger_has_no_figures_and_says_so(tmp_path: Path) -> None:
    ended("ledger", "template", cwd=tmp_path)
    city = "城市: {名称: 德州市}\n整改任务: {台账: 台账.xlsx}\n章节: [{标题: 甲, 导语: 共【任务.总数】。}]\n"
    (tmp_path / "city.yaml").write_text(city, encoding="utf-8")
    built = ended("build", "city.yaml", "-f", "txt", cwd=tmp_path)
    assert "警告[LED345] 台账还没有填任务" in built.err
    assert "共【待补充：任务.总数】。" in (tmp_path / "city.txt").read_text("utf-8")


def test_an_empty_ledger_can_not_be_split(tmp_path: Path) -> None:
    ended("ledger", "template", cwd=tmp_path)
    refused = ended("ledger", "split", "台账.xlsx", cwd=tmp_path, status=1)
    assert "原因：台账里还没有任务" in refused.err
