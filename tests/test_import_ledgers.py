"""Old papers that are a ledger, or have one: what becomes of the table, and of a workbook."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from reportgen.pipeline import build_files
from reportgen.pipeline.importing import Imported, import_file, import_paper, new_from
from reportgen.resources import folder
from tests.test_import import FINAL, again, lines_of

LIST = """文种: 进展情况清单
城市: {名称: 乙市}
截至日期: 2022-08-30
标题: 乙市督察反馈问题整改进展情况清单
整改任务:
  列表:
    - {序号: 1, 反馈问题: 河道治理不到位。, 状态: 已完成整改, 责任单位: [水务局, 住建局], 进展: 清淤完成。}
    - {序号: 2, 反馈问题: 散煤替代缓慢。, 状态: 达到序时进度, 责任单位: [能源局], 进展: 完成两个乡镇。}
附件:
  - {名称: 清单, 来自: 整改任务, 栏目: [序号, 反馈问题, 责任单位, 进展, 状态]}
"""
REPORT = """督察: {层级: 省级, 督察组: 省第二督察组, 反馈日期: 2021-07-23}
落款: {署名: [乙市人民政府], 日期: 2022-08-30}
章节: [{标题: 总体情况, 导语: 反馈我市3项整改任务，已完成整改2项，其余1项正在推进。}]
""" + LIST.partition("\n")[2]


def printed(home: Path, data: str) -> Path:
    """The public Word file of a data file, without anything of its data beside it."""
    path = home / "city.yaml"
    path.write_text(data, encoding="utf-8")
    written, found = build_files(path, ("docx", "txt"), home / "旧稿", FINAL)
    assert written, found
    return written[0]


def test_a_paper_that_is_a_title_and_a_ledger_is_a_list(tmp_path: Path) -> None:
    old = printed(tmp_path, LIST)
    imported = import_paper(old)
    draft = yaml.safe_load(imported.text)
    assert draft["文种"] == "进展情况清单"
    assert [task["反馈问题"] for task in draft["整改任务"]["列表"]] == ["河道治理不到位。", "散煤替代缓慢。"]
    assert draft["附件"][0]["栏目"] == ["序号", "反馈问题", "责任单位", "进展", "状态"]
    assert "章节" not in draft
    assert again(imported, tmp_path) == lines_of(old.with_suffix(".txt").read_text("utf-8"))


def test_a_ledger_that_the_draft_could_not_print_again_stays_text(tmp_path: Path) -> None:
    """Without a day the list has no line below its title, so that the reader takes the title for the text."""
    imported = import_paper(printed(tmp_path, LIST.replace("截至日期: 2022-08-30\n", "")))
    assert imported.same
    assert "IMP007" in [d.code for d in imported.found]
    assert "列表" not in yaml.safe_load(imported.text).get("整改任务", {})
    assert "1｜河道治理不到位。｜水务局、住建局｜清淤完成。｜已完成整改" in imported.text


def test_a_ledger_of_fewer_tasks_than_the_text_says_is_told(tmp_path: Path) -> None:
    imported = import_paper(printed(tmp_path, REPORT))
    told = [d.reason for d in imported.found if d.code == "IMP004"]
    assert "附表有 2 项任务，文中写的是 3 项，文中的数没有变成占位" in told
    assert "反馈我市3项整改任务，已完成整改2项" in imported.text


def test_a_ledger_makes_the_same_data_file_by_either_command(tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    shutil.copy(folder("examples") / "dezhou" / "台账.xlsx", book)
    one, other = import_file(book, tmp_path / "甲.yaml"), new_from(book, tmp_path / "乙.yaml")
    assert one.text == other.text == (tmp_path / "乙.yaml").read_text("utf-8")
    assert "  # 待补充：城市的名称\n  名称: 某市\n" in one.text


Command = Callable[[Path, Path], Imported]


@pytest.mark.parametrize("command", [import_file, new_from])
def test_a_workbook_that_can_not_be_read_makes_no_data_file(tmp_path: Path, command: Command) -> None:
    book, place = tmp_path / "台账.xlsx", tmp_path / "city.yaml"
    book.write_bytes(b"not a workbook")
    imported = command(book, place)
    assert [d.is_error for d in imported.found] == [True]
    assert imported.text == ""
    assert not place.exists()
