"""The statement of completion over every mix of task kinds: its parts add up, and it claims no more than the ledger."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

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
        (("lasting_done", "lasting_done", "lasting"), "3项整改任务中，已完成2项，1项需长期坚持。"),
        (("behind_due",), "1项整改任务尚未完成。"),
        (("not_started", "on_schedule"), "2项整改任务尚未完成。"),
        (("done_due", "mostly_due", "going_on"), "3项整改任务中，已完成1项、基本完成1项，其余1项正在推进。"),
    ],
)
def test_the_short_statement_by_example(tmp_path: Path, mix: tuple[str, ...], short: str) -> None:
    assert statements(tmp_path, mix)[1] == short
