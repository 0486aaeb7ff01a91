"""The sums of published reports, computed from ledgers in .xlsx and printed in the prose of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reportgen import document as doc
from reportgen.diagnostics import has_errors, show
from reportgen.document import plain
from reportgen.pipeline import build
from tests.reports import workbook

HEAD = ["序号", "整改任务", "反馈问题", "领域", "性质", "整改时限", "状态", "销号", "整改措施"]
FRAME = "城市: {名称: 大连市}\n落款: {不署名: 是}\n导语: {自动生成: 否, 过渡语: 无}\n"


def row(no: int, deadline: str, status: str, **more: str) -> list[object]:
    """A task of a ledger by its number, 时限, 状态 and what else is filled in."""
    told = {"整改任务": f"任务{no}", "反馈问题": f"问题{no}。", **more}
    return [
        no,
        told["整改任务"],
        told["反馈问题"],
        *(told.get(key) for key in HEAD[3:5]),
        deadline,
        status,
        *(told.get(key) for key in HEAD[7:]),
    ]


def printed(home: Path, prose: str, data: str, rows: Sequence[Sequence[object]] = ()) -> str:
    """The paragraph that a paper prints for `prose`, its figures counted from a workbook of these rows."""
    if rows:
        workbook(home / "台账.xlsx", rows)
    path = home / "city.yaml"
    path.write_text(f"{FRAME}{data}\n章节:\n  - 段落: ['{prose}']\n", encoding="utf-8")
    built = build(path)
    assert not has_errors(built.found), show(built.found)
    assert built.document is not None
    (paragraph,) = [b for b in built.document.blocks if isinstance(b, doc.Paragraph)]
    return plain(paragraph.inlines)


LEDGER = "整改任务: {台账: 台账.xlsx}"


def test_jiaozuo_46_are_34_and_12(tmp_path: Path) -> None:
    rows = [
        row(n, "2023年6月底前" if n <= 34 else "2024年底前", "已完成" if n <= 34 else "正在推进") for n in range(1, 47)
    ]
    prose = "【任务.总数】整改任务中，完成【任务.已完成】，其余【任务.其余】正在推进；【任务.简明完成情况】。"
    said = printed(tmp_path, prose, f"截至日期: 2023-06-30\n{LEDGER}", [HEAD, *rows])
    assert said == ("46项整改任务中，完成34项，其余12项正在推进；46项整改任务中，已完成34项，其余12项正在推进。")


# 11 due, of which 9 done in the main and 2 behind; 3 lasting; 6 left: 3 by the end of 2018, 1 of 2020, 2 going on.
DALIAN = [
    *(row(n, "2018年6月底前", "基本完成") for n in range(1, 10)),
    row(10, "2018年9月底前", "未达到序时进度", 整改任务="园区规划环评"),
    row(11, "2018年9月底前", "未达到序时进度", 整改任务="尾矿库治理"),
    *(row(n, "长期坚持", "达到序时进度") for n in range(12, 15)),
    *(row(n, "2018年底前", "达到序时进度") for n in range(15, 18)),
    row(18, "2020年底前", "达到序时进度"),
    *(row(n, "持续推进", "推进中") for n in range(19, 21)),
]


def test_dalian_20_are_11_due_3_lasting_and_6_left_and_each_of_these_is_parted_again(tmp_path: Path) -> None:
    said = printed(tmp_path, "【任务.完成情况】。", f"截至日期: 2018年10月底\n{LEDGER}", [HEAD, *DALIAN])
    assert said == (
        "20项整改任务中，已到时限的11项，其中9项已基本完成、2项未达到序时进度，分别为：园区规划环评和尾矿库治理；"
        "3项需长期坚持；其余6项正在推进，其中2018年底应完成3项、2020年底应完成1项、持续推进2项。"
    )


def test_the_same_figures_may_be_put_into_a_sentence_of_ones_own(tmp_path: Path) -> None:
    prose = (
        "【任务.总数】整改任务中，已到时限的【任务.已到时限】，其中，【任务.已到时限基本完成】已基本完成，【任务.超期】"
        "未达到序时进度；【任务.长期坚持无期限】长期坚持；剩余【任务.剩余】正在推进，其中，2018年底应完成"
        "【任务.年度.2018年.剩余】，2020年底应完成【任务.年度.2020年.剩余】，持续推进【任务.年度.无日期.剩余】。"
    )
    said = printed(tmp_path, prose, f"截至日期: 2018年10月底\n{LEDGER}", [HEAD, *DALIAN])
    assert said == (
        "20项整改任务中，已到时限的11项，其中，9项已基本完成，2项未达到序时进度；3项长期坚持；剩余6项正在推进，"
        "其中，2018年底应完成3项，2020年底应完成1项，持续推进2项。"
    )


def test_closed_out_lies_inside_of_done(tmp_path: Path) -> None:
    states = [("已完成", "已销号")] * 5 + [("已完成", "公示中")] + [("已完成", "")] * 2 + [("达到序时进度", "")] * 3
    rows = [row(n, "2022年底前", status, 销号=stage) for n, (status, stage) in enumerate(states, 1)]
    prose = (
        "完成整改【任务.已完成】，其中销号【任务.已完成并销号】、尚未销号【任务.已完成未销号】（【任务.销号公示中】正在公示）；"
        "未完成但达到序时进度【任务.达到序时进度】，完成率【任务.完成率】，【任务.完成率|约数】。"
    )
    assert printed(tmp_path, prose, f"截至日期: 2022-08-30\n{LEDGER}", [HEAD, *rows]) == (
        "完成整改8项，其中销号5项、尚未销号3项（1项正在公示）；未完成但达到序时进度3项，完成率72.7%，七成多。"
    )


def test_common_and_single_problems_and_classes_problems_tasks_and_measures(tmp_path: Path) -> None:
    rows = [
        row(1, "2022年底前", "已完成", 性质="共性", 领域="水", 反馈问题="甲", 整改措施="一措施"),
        row(2, "2022年底前", "推进中", 性质="共性", 领域="水", 反馈问题="甲", 整改措施="二措施"),
        row(3, "2022年底前", "已完成", 性质="个性", 领域="气", 反馈问题="乙", 整改措施="三措施"),
    ]
    prose = (
        "共性问题【任务.性质.共性.总数】、完成【任务.性质.共性.已完成】，个性问题【任务.性质.个性.总数】、完成"
        "【任务.性质.个性.已完成】；【问题.类别】【问题.总数】问题分为【任务.总数】任务、【措施.总数】措施，"
        "台账所列【任务.领域数】【任务.问题数】问题、【任务.措施总数】措施。"
    )
    data = f"督察: {{名称: 甲督察, 反馈类别: 2, 反馈问题: 2}}\n截至日期: 2022-08-30\n{LEDGER}"
    assert printed(tmp_path, prose, data, [HEAD, *rows]) == (
        "共性问题2项、完成1项，个性问题1项、完成1项；2类2个问题分为3项任务、3条措施，台账所列2类2个问题、3条措施。"
    )


HANDLED = [("已办结", 492), ("阶段性办结", 291), ("正在办理", 644)]
VERIFIED = [("属实", 440), ("基本属实", 108), ("部分属实", 779), ("不属实", 100)]


def hainan() -> list[list[object]]:
    """1427 petitions as rows of a ledger."""
    handled = [word for word, n in HANDLED for _ in range(n)]
    verified = [word for word, n in VERIFIED for _ in range(n)]
    both = zip(handled, verified, strict=True)
    return [[f"D{n:04}", n % 30 + 1, f"举报内容{n}", *words] for n, words in enumerate(both, 1)]


@pytest.mark.parametrize("source", ["workbook", "declared"])
def test_hainan_1427_petitions_in_four_parts_and_three_and_the_rate_by_both_definitions(
    tmp_path: Path, source: str
) -> None:
    prose = (
        "交办信访件【信访.交办】，其中属实【信访.属实】、基本属实【信访.基本属实】、部分属实【信访.部分属实】、不属实"
        "【信访.不属实】；已办结【信访.已办结】、阶段性办结【信访.阶段性办结】、正在办理【信访.正在办理】，"
        "办结率【信访.办结率】，不含阶段性办结的【信访.已办结率】。"
    )
    data = "信访: {台账: 信访.xlsx}"
    if source == "workbook":
        head = ["受理编号", "批次", "举报内容", "办理情况", "是否属实"]
        workbook(tmp_path / "信访.xlsx", [head, *hainan()], "信访件")
    else:
        parts = [", ".join(f"{word}: {n}" for word, n in rows) for rows in (HANDLED, VERIFIED)]
        data = f"信访: {{交办: 1427, 办理: {{{parts[0]}}}, 属实: {{{parts[1]}}}}}"
    assert printed(tmp_path, prose, data) == (
        "交办信访件1427件，其中属实440件、基本属实108件、部分属实779件、不属实100件；已办结492件、阶段性办结291件、"
        "正在办理644件，办结率54.9%，不含阶段性办结的34.5%。"
    )


def test_this_batch_and_then_all_batches(tmp_path: Path) -> None:
    data = """
信访:
  分批:
    - {批次: 34, 交办: 40, 办理: {已办结: 30, 阶段性办结: 6, 正在办理: 4}, 处理: {责令整改: 9, 约谈: 2}}
    - {批次: 35, 交办: 28, 办理: {已办结: 20, 阶段性办结: 5, 正在办理: 3}, 处理: {责令整改: 4, 约谈: 1}}
"""
    prose = (
        "【信访.本批.批次】交办【信访.本批.交办】，已办结【信访.本批.已办结】，责令整改【信访.本批.责令整改】；累计"
        "【信访.批次】【信访.交办】，已办结【信访.已办结】，责令整改【信访.责令整改】，约谈【信访.约谈】。"
    )
    assert printed(tmp_path, prose, data) == (
        "第35批交办28件，已办结20件，责令整改4家；累计2批68件，已办结50件，责令整改13家，约谈3人。"
    )
