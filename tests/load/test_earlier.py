"""上期: the earlier report is read without its own past, held against this one, and never reaches the paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import show
from reportgen.load import load, load_any
from reportgen.pipeline import Options, build_files
from tests.reports import said, workbook

NOW = """\
城市: {名称: 德州市}
督察: {督察组: 省第七督察组, 反馈日期: 2021-07-23}
截至日期: 2022-08-31
上期: 上期.yaml
整改任务: {列表: [{序号: 1, 反馈问题: 河道黑臭, 整改时限: 2022年底前, 状态: 已完成整改, 完成日期: 2022-08-20}]}
章节: [{标题: 整改进展, 段落: [共【任务.总数】，【较上期.表述】；新增完成【较上期.新增完成】。]}]
落款: {日期: 2022-09-05}
"""
BEFORE = NOW.replace("08-31", "07-31").replace("已完成整改", "推进中").replace("上期: 上期.yaml\n", "")
ROWS: list[list[object]] = [["序号", "反馈问题", "整改时限", "状态"], [1, "河道黑臭", "2022年底前", "推进中"]]


def write(folder: Path, **texts: str) -> Path:
    """Each as <name>.yaml; the path of the first."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(texts))}.yaml"


def test_the_earlier_report_is_at_hand_and_its_files_are_among_those_read(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, 本期=NOW, 上期=BEFORE))
    assert loaded.report is not None, show(loaded.found)
    assert loaded.report.earlier is not None
    assert str(loaded.report.earlier.as_of) == "2022年7月31日"
    assert loaded.files == (tmp_path / "本期.yaml", tmp_path / "上期.yaml")


def test_the_chain_of_months_ends_with_the_earlier_one(tmp_path: Path) -> None:
    path = write(tmp_path, 本期=NOW, 上期=BEFORE + "上期: 没有的.yaml\n")
    report = load(path).report
    assert report is not None
    assert report.earlier is not None
    assert report.earlier.earlier is None


def test_of_the_earlier_report_only_what_is_compared_is_kept(tmp_path: Path) -> None:
    """A placeholder that was right last month may be none of this month's names."""
    old = BEFORE.replace("【任务.总数】", "【上月才有的指标】")
    report = load(write(tmp_path, 本期=NOW, 上期=old)).report
    assert report is not None
    assert report.earlier is not None
    assert (report.earlier.chapters, report.earlier.sign_off) == ((), None)


def test_the_sentence_stands_in_the_paper(tmp_path: Path) -> None:
    written, found = build_files(write(tmp_path, 本期=NOW, 上期=BEFORE), ("txt",), None)
    assert found == [], show(found)
    assert "共1项，较上月新增完成1项；新增完成1项。" in written[0].read_text("utf-8")


def test_a_workbook_will_do_and_then_the_sentence_names_no_month(tmp_path: Path) -> None:
    workbook(tmp_path / "7月.xlsx", ROWS)
    written, found = build_files(write(tmp_path, 本期=NOW.replace("上期.yaml", "7月.xlsx")), ("txt",), None)
    assert found == [], show(found)
    assert "共1项，较上期新增完成1项；新增完成1项。" in written[0].read_text("utf-8")


def test_overdue_against_a_workbook_is_asked_for_at_the_line_that_names_it(tmp_path: Path) -> None:
    workbook(tmp_path / "7月.xlsx", ROWS)
    text = NOW.replace("上期.yaml", "7月.xlsx").replace("【较上期.新增完成】", "【较上期.新增超期】")
    written, found = build_files(write(tmp_path, 本期=text), ("txt",), None)
    assert "新增完成【待补充：上期.截至日期】。" in written[0].read_text("utf-8")
    assert said(found) == ["FIG407 4:5"]


def test_without_an_earlier_report_the_paper_says_what_is_missing_once(tmp_path: Path) -> None:
    written, found = build_files(write(tmp_path, 本期=NOW.replace("上期: 上期.yaml\n", "")), ("txt",), None)
    assert "共1项，【待补充：上期】；新增完成【待补充：上期】。" in written[0].read_text("utf-8")
    assert [d.message for d in found] == ["事实待补充：上期"]


def test_a_name_that_is_none_is_told_with_an_earlier_report_or_without(tmp_path: Path) -> None:
    text = NOW.replace("较上期.新增完成", "较上期.新曾完成")
    for data in (text, text.replace("上期: 上期.yaml\n", "")):
        _, found = build_files(write(tmp_path, 本期=data, 上期=BEFORE), ("txt",), None)
        assert [d.code for d in found] == ["FIG401"]
        assert "新增完成" in found[0].fix


def test_warnings_of_the_earlier_report_are_not_told_again(tmp_path: Path) -> None:
    workbook(tmp_path / "7月.xlsx", [*ROWS, ["合计", "1项"]])
    assert load(write(tmp_path, 本期=NOW.replace("上期.yaml", "7月.xlsx"))).found == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("没有.yaml", ["LED381 4:5", "SRC101 0:0"]),
        ("没有.xlsx", ["LED381 4:5", "LED310 0:0"]),
        ("夹", ["LED381 4:5", "LED310 0:0"]),
    ],
)
def test_a_file_that_cannot_be_read_is_told_there_and_where_it_is_named(
    tmp_path: Path, name: str, codes: list[str]
) -> None:
    (tmp_path / "夹").mkdir()
    loaded = load(write(tmp_path, 本期=NOW.replace("上期.yaml", name)))
    assert loaded.report is None
    assert sorted(said(loaded.found)) == sorted(codes)
    assert tmp_path / name in loaded.files  # the preview waits for it


def test_every_error_of_the_earlier_report_is_told(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, 本期=NOW, 上期=BEFORE.replace("推进中", "快好了").replace("截至日期", "截止日")))
    assert {d.code for d in loaded.found} >= {"LED301", "SHP201", "LED381"}
    assert "等 2 处错误" in next(d.reason for d in loaded.found if d.code == "LED381")


def test_own_status_words_hold_for_the_earlier_workbook_too(tmp_path: Path) -> None:
    workbook(tmp_path / "7月.xlsx", [ROWS[0], [*ROWS[1][:3], "黄灯"]])
    text = NOW.replace("上期.yaml", "7月.xlsx") + "状态对照: {黄灯: 未达到序时进度}\n"
    loaded = load(write(tmp_path, 本期=text))
    assert loaded.report is not None, show(loaded.found)


@pytest.mark.parametrize("name", ["本期.yaml", "./本期.yaml"])
def test_a_report_is_not_its_own_past(tmp_path: Path, name: str) -> None:
    assert said(load(write(tmp_path, 本期=NOW.replace("上期.yaml", name))).found) == ["LED382 4:5"]


def test_nor_is_its_own_workbook_whoever_names_it(tmp_path: Path) -> None:
    workbook(tmp_path / "台账.xlsx", ROWS)
    rows = NOW.replace(
        "{列表: [{序号: 1, 反馈问题: 河道黑臭, 整改时限: 2022年底前, 状态: 已完成整改, 完成日期: 2022-08-20}]}",
        "{台账: 台账.xlsx}",
    )
    old = rows.replace("08-31", "07-31").replace("上期: 上期.yaml\n", "")
    for data in (rows, rows.replace("上期.yaml", "台账.xlsx")):
        assert said(load(write(tmp_path, 本期=data, 上期=old)).found) == ["LED382 4:5"]


def test_two_sheets_of_one_workbook_are_two_months(tmp_path: Path) -> None:
    path = workbook(tmp_path / "台账.xlsx", ROWS, title="7月")
    import openpyxl

    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["7月"]).title = "8月"
    book.save(path)
    rows = NOW.replace(NOW.splitlines()[4], "整改任务: {台账: 台账.xlsx, 工作表: 8月}")
    old = rows.replace("08-31", "07-31").replace("8月", "7月").replace("上期: 上期.yaml\n", "")
    assert "LED382" not in {d.code for d in load(write(tmp_path, 本期=rows, 上期=old)).found}


def test_the_past_lies_before_and_in_the_same_city(tmp_path: Path) -> None:
    for day in ("08-31", "09-30"):
        later = load(write(tmp_path, 本期=NOW, 上期=BEFORE.replace("07-31", day)))
        assert said(later.found) == ["LED383 4:5"]
        assert later.report is not None
    other = load(write(tmp_path, 本期=NOW, 上期=BEFORE.replace("德州", "保定")))
    assert said(other.found) == ["LED384 4:5"]
    assert load(write(tmp_path, 本期=NOW, 上期=BEFORE.replace("德州市", "德州"))).found == []


def test_no_document_is_written_over_the_earlier_file(tmp_path: Path) -> None:
    path = write(tmp_path, 本期=NOW, 上期=BEFORE)
    written, _ = build_files(path, ("txt",), None, Options(force=True))
    assert written == [tmp_path / "本期.txt"]
    assert (tmp_path / "上期.yaml").read_text("utf-8") == BEFORE


def test_a_lone_workbook_is_a_report_without_a_city(tmp_path: Path) -> None:
    report = load_any(workbook(tmp_path / "7月.xlsx", ROWS)).report
    assert report is not None
    assert (report.city.name, len(report.tasks), str(report.tasks[0].no.place)) == ("", 1, "7月.xlsx!台账!A2")
