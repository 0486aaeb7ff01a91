"""The statement of completion over every mix of task kinds: its parts add up, and it claims no more than the ledger."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.reports import report as read

KINDS = {
    "done_due": "整改时限: 2022年6月底前, 状态: 已完成整改",
    "mostly_due": "整改时限: 2022年6月底前, 状态: 基本完成",
    "behind_due": "整改时限: 2022年6月底前, 状态: 未达到序时进度",
    "open_due": "整改时限: 2022年6月底前, 状态: 推进中",
    "done_early": "整改时限: 2022年底前, 状态: 已完成整改",
    "mostly_early": "整改时限: 2022年底前, 状态: 基本完成",
    "on_schedule": "整改时限: 2022年底前, 状态: 达到序时进度",
    "not_started": "整改时限: 2023年底前, 状态: 未启动",
    "lasting": "整改时限: 长期坚持, 状态: 推进中",
    "lasting_done": "整改时限: 长期坚持, 状态: 已完成整改",
    "lasting_mostly": "整改时限: 长期坚持, 状态: 基本完成",
    "lasting_behind": "整改时限: 长期坚持, 状态: 未达到序时进度",
    "going_on": "整改时限: 持续推进, 状态: 推进中",
    "done_anytime": "整改时限: 持续推进, 状态: 已完成整改",
}


def statements(home: Path, kinds: tuple[str, ...]) -> tuple[str, str]:
    """The full and the short statement of a ledger with one task of each kind."""
    from reportgen.document import Paragraph, plain
    from reportgen.figures import count
    from reportgen.render import document

    tasks = "".join(f"    - {{序号: {n}, 名称: 任务{n}, {KINDS[k]}}}\n" for n, k in enumerate(kinds, 1))
    text = (
        "截至日期: 2022-08-30\n落款: {不署名: 是}\n导语: {自动生成: 否, 过渡语: 无}\n"
        f"整改任务:\n  列表:\n{tasks}章节:\n  - 段落: [【任务.完成情况】。, 【任务.简明完成情况】。]\n"
    )
    made = read(home, text)
    drawn, found = document(made, count(made))
    assert drawn is not None, found
    full, short = (plain(b.inlines) for b in drawn.blocks if isinstance(b, Paragraph))
    return full, short


MIXES = [mix for n in (1, 2, 3) for mix in itertools.combinations_with_replacement(KINDS, n)]


def test_every_mix_adds_up_and_reads_as_a_sentence(tmp_path: Path) -> None:
    for mix in MIXES:
        full, short = statements(tmp_path, mix)
        for text in (full, short):
            assert re.fullmatch(r"[^，；、。].*[^，；、。]。", text), (mix, text)
            assert not re.search(r"[，；、：]{2}|[，；、：]。|其余0|(?<!\d)0项|，其余.*其余", text), (mix, text)
        assert parts_of_short(short) == len(mix), (mix, short)
        assert parts_of_full(full) == len(mix), (mix, full)


@examples(60, HealthCheck.function_scoped_fixture)
@given(st.lists(st.sampled_from(list(KINDS)), min_size=4, max_size=12))
def test_the_parts_of_both_sentences_make_up_any_ledger(tmp_path: Path, mix: list[str]) -> None:
    full, short = statements(tmp_path, tuple(mix))
    assert parts_of_short(short) == parts_of_full(full) == len(mix), (full, short)
    lasting = re.search(r"(\d+)项需长期坚持(?:，其中([^；。]*))?", full)
    if lasting and lasting[2]:
        assert sum(int(n) for n in re.findall(r"(\d+)项", lasting[2])) <= int(lasting[1]), full


def parts_of_short(text: str) -> int:
    """The numbers behind the total, or the total itself where it is said of all."""
    head, _, rest = text.partition("任务中，")
    numbers = [int(n) for n in re.findall(r"(\d+)项", rest)]
    return sum(numbers) if rest else int(head.split("项")[0])


def parts_of_full(text: str) -> int:
    """The first number of each part between semicolons."""
    rest = text.partition("任务中，")[2]
    return sum(int(re.findall(r"(\d+)项", part)[0]) for part in rest.split("；"))


@pytest.mark.parametrize(
    ("mix", "full"),
    [
        (("done_due",), "1项整改任务中，已到时限的1项已完成。"),
        (("done_due", "done_due"), "2项整改任务中，已到时限的2项全部完成。"),
        (("mostly_due", "done_due"), "2项整改任务中，已到时限的2项全部完成或基本完成。"),
        (("behind_due",), "1项整改任务中，已到时限的1项未达到序时进度，为：任务1。"),
        (("open_due", "open_due"), "2项整改任务中，已到时限的2项均尚未完成，分别为：任务1和任务2。"),
        (
            ("done_due", "mostly_due", "behind_due"),
            "3项整改任务中，已到时限的3项，其中1项已完成、1项已基本完成、1项未达到序时进度，为：任务3。",
        ),
        (("mostly_early",), "1项整改任务中，未到时限的1项已提前基本完成。"),
        (("lasting",), "1项整改任务中，1项需长期坚持。"),
        (("lasting", "lasting_behind"), "2项整改任务中，2项需长期坚持，其中1项未达到序时进度。"),
        (("lasting_done", "lasting"), "2项整改任务中，2项需长期坚持，其中1项已完成。"),
        (
            ("lasting_done", "lasting_mostly", "lasting_behind"),
            "3项整改任务中，3项需长期坚持，其中1项已完成、1项已基本完成、1项未达到序时进度。",
        ),
        (("lasting_done",), "1项整改任务中，1项需长期坚持，已完成。"),
        (("lasting_done", "lasting_mostly"), "2项整改任务中，2项需长期坚持，均已完成或基本完成。"),
        (("done_anytime",), "1项整改任务中，1项已完成。"),
        (("not_started",), "1项整改任务中，1项尚未完成，应于2023年底完成。"),
        (
            ("done_due", "on_schedule", "going_on"),
            "3项整改任务中，已到时限的1项已完成；其余2项正在推进，其中2022年底应完成1项、持续推进1项。",
        ),
    ],
)
def test_the_full_statement_by_example(tmp_path: Path, mix: tuple[str, ...], full: str) -> None:
    assert statements(tmp_path, mix)[0] == full


@pytest.mark.parametrize(
    ("mix", "short"),
    [
        (("done_due", "done_due"), "2项整改任务已全部完成整改。"),
        (("done_due", "on_schedule", "on_schedule"), "3项整改任务中，已完成1项，其余2项均达到序时进度。"),
        (("lasting_done", "lasting_done", "lasting"), "3项整改任务中，已完成2项，1项尚未完成、需长期坚持。"),
        (("done_due", "lasting"), "2项整改任务中，已完成1项，1项需长期坚持。"),
        (("behind_due",), "1项整改任务尚未完成。"),
        (("not_started", "on_schedule"), "2项整改任务尚未完成。"),
        (("done_due", "mostly_due", "going_on"), "3项整改任务中，已完成1项、基本完成1项，其余1项正在推进。"),
    ],
)
def test_the_short_statement_by_example(tmp_path: Path, mix: tuple[str, ...], short: str) -> None:
    assert statements(tmp_path, mix)[1] == short


TWO = """
督察:
  - {名称: 第一轮中央督察, 简称: 中央督察组}
  - {名称: 第二轮省级督察, 简称: 省督察组}
"""


def said(home: Path, placeholder: str, tasks: list[str], data: str = "") -> str:
    """What the paper prints for a placeholder over these tasks."""
    from reportgen.document import Paragraph, plain
    from reportgen.figures import count
    from reportgen.render import document

    rows = "".join(f"    - {{序号: {n}, {task}}}\n" for n, task in enumerate(tasks, 1))
    text = (
        f"截至日期: 2022-08-30\n落款: {{不署名: 是}}\n导语: {{自动生成: 否, 过渡语: 无}}\n{data}"
        f"整改任务:\n  列表:\n{rows}章节:\n  - 段落: [{placeholder}。]\n"
    )
    made = read(home, text)
    drawn, found = document(made, count(made))
    assert drawn is not None, found
    (paragraph,) = (plain(b.inlines) for b in drawn.blocks if isinstance(b, Paragraph))
    return paragraph


def test_each_inspection_has_its_clause_and_the_last_one_is_the_grand_total(tmp_path: Path) -> None:
    tasks = [
        *["督察: 第一轮中央督察, 状态: 已完成整改, 销号: 已销号"] * 3,
        "督察: 中央督察组, 状态: 已完成整改",
        "督察: 中央督察组, 状态: 基本完成",
        "督察: 第一轮中央督察, 状态: 达到序时进度, 整改时限: 长期坚持",
        *["督察: 省督察组, 状态: 已完成整改, 销号: 已销号"] * 2,
        *["督察: 第二轮省级督察, 状态: 达到序时进度, 整改时限: 2022年底前"] * 3,
    ]
    assert said(tmp_path, "【任务.分督察情况】", tasks, TWO) == (
        "第一轮中央督察整改任务6项，已完成4项（其中3项已销号）、基本完成1项，1项需长期坚持；"
        "第二轮省级督察整改任务5项，已完成2项（均已销号），其余3项均达到序时进度；"
        "合计11项，已完成6项（其中5项已销号）、基本完成1项，1项需长期坚持，其余3项均达到序时进度。"
    )


@pytest.mark.parametrize(
    ("tasks", "sentence"),
    [
        (
            ["督察: 中央督察组, 状态: 已完成整改", "督察: 省督察组, 状态: 推进中", "状态: 推进中"],
            "第一轮中央督察整改任务1项，已完成；第二轮省级督察整改任务1项，正在推进；"
            "未注明督察的整改任务1项，正在推进；合计3项，已完成1项，其余2项正在推进。",
        ),
        (
            ["督察: 中央督察组, 状态: 已完成整改"] * 2 + ["督察: 省督察组, 状态: 基本完成"],
            "第一轮中央督察整改任务2项，已全部完成；第二轮省级督察整改任务1项，已基本完成1项；"
            "合计3项，已完成2项、基本完成1项。",
        ),
        (
            ["督察: 省督察组, 状态: 已完成整改", "督察: 第二轮省级督察, 状态: 推进中"],
            "2项整改任务中，已完成1项，其余1项正在推进。",
        ),
    ],
)
def test_the_statement_of_inspections_by_example(tmp_path: Path, tasks: list[str], sentence: str) -> None:
    assert said(tmp_path, "【任务.分督察情况】", tasks, TWO) == sentence


def test_the_clauses_of_the_inspections_add_up_to_the_total_in_every_mix(tmp_path: Path) -> None:
    kinds = list(KINDS.values())
    for first, second in itertools.product(kinds, kinds):
        tasks = [f"督察: 中央督察组, {first}", f"督察: 省督察组, {second}", f"督察: 省督察组, {first}"]
        text = said(tmp_path, "【任务.分督察情况】", tasks, TWO)
        clauses = re.sub(r"（.*?）", "", text).split("；")
        numbers = [[int(n) for n in re.findall(r"(\d+)项", clause)] for clause in clauses]
        assert [row[0] for row in numbers] == [1, 2, 3], text
        assert all(sum(row[1:]) in (0, row[0]) for row in numbers), text
        assert not re.search(r"[，；、：]{2}|[，；、：]。|其余0|(?<!\d)0项", text), text


@pytest.mark.parametrize(
    ("placeholder", "text"),
    [
        ("【任务.督察.省督察组.简明完成情况】", "2项整改任务中，已完成1项，其余1项正在推进。"),
        (
            "【任务.督察.第二轮省级督察.完成情况】",
            "2项整改任务中，已到时限的1项已完成；其余1项正在推进，应于2022年底完成。",
        ),
        ("【任务.领域.水.总数】【任务.领域.未填.总数】", "2项1项。"),
        ("【任务.督察.中央督察组.已完成】", "1项。"),
    ],
)
def test_a_group_has_statements_too_and_an_inspection_any_of_its_names(
    tmp_path: Path, placeholder: str, text: str
) -> None:
    tasks = [
        "督察: 第二轮省级督察, 领域: 水, 状态: 已完成整改, 整改时限: 2022年6月底前",
        "督察: 省督察组, 领域: 水, 状态: 推进中, 整改时限: 2022年底前",
        "督察: 第一轮中央督察, 状态: 已完成整改, 整改时限: 2022年6月底前",
    ]
    assert said(tmp_path, placeholder, tasks, TWO) == text


def test_petitions_of_an_inspection_go_by_any_of_its_names(tmp_path: Path) -> None:
    data = TWO + "信访: {分批: [{批次: 1, 督察: 省督察组, 交办: 30}, {批次: 1, 督察: 中央督察组, 交办: 12}]}\n"
    prose = "【信访.督察.第二轮省级督察.交办】【信访.督察.中央督察组.交办】【问题.督察.省督察组.总数】"
    tasks = ["督察: 省督察组, 状态: 已完成整改"]
    assert said(tmp_path, prose, tasks, data) == "30件12件【待补充：问题.督察.第二轮省级督察.总数】。"
