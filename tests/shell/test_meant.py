"""A word in the place of a command that is none: what was meant is said, and what can be typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import MEANT, main
from tests.commands import ended


def said(*words: str, cwd: Path) -> str:
    ran = ended(*words, cwd=cwd, status=2)
    assert ran.out == ""
    return ran.err.splitlines()[-1].removeprefix("错误：")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("biuld",), "没有“biuld”这个命令；是否为 build？"),
        (("BUILD",), "没有“BUILD”这个命令；是否为 build？"),
        (("生成",), "没有“生成”这个命令；是否为 build？"),
        (("生成报告",), "没有“生成报告”这个命令；是否为 build？"),
        (("检查",), "没有“检查”这个命令；是否为 check？"),
        (("汇总",), "没有“汇总”这个命令；是否为 ledger merge？"),
        (("merge",), "没有“merge”这个命令；是否为 ledger merge？"),
        (("help",), "没有“help”这个命令；是否为 -h？"),
        (("ledger", "mereg"), "没有“mereg”这个命令；是否为 merge？"),
        (("ledger", "汇总"), "没有“汇总”这个命令；是否为 merge？"),
        (("ledger", "quux"), "没有“quux”这个命令；有：template、split、merge、export"),
        (("templates", "显示"), "没有“显示”这个命令；是否为 show？"),
    ],
)
def test_another_command_was_meant(tmp_path: Path, words: tuple[str, ...], answer: str) -> None:
    assert said(*words, cwd=tmp_path) == answer


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("city.yaml",), "要由它生成报告，写成：reportgen build city.yaml"),
        (("city.yaml", "-f", "txt"), "要由它生成报告，写成：reportgen build city.yaml -f txt"),
        (("报告.docx",), "要检查它，写成：reportgen check 报告.docx"),
        (("台账.xlsx",), "要看它的进度，写成：reportgen status 台账.xlsx"),
        (("城市",), "要由其中的数据文件生成报告，写成：reportgen build 城市"),
    ],
)
def test_a_file_in_the_place_of_a_command_gets_one(tmp_path: Path, words: tuple[str, ...], line: str) -> None:
    (tmp_path / "城市").mkdir()
    assert said(*words, cwd=tmp_path).endswith(line)


def test_a_name_with_blanks_is_quoted_and_one_in_chinese_is_not(tmp_path: Path) -> None:
    assert said("8月 终稿.yaml", "-o", "印 发", cwd=tmp_path).endswith('reportgen build "8月 终稿.yaml" -o "印 发"')
    assert said("德州，报告.docx", cwd=tmp_path).endswith("reportgen check 德州，报告.docx")


def test_a_group_that_has_no_such_command_offers_none_for_a_file(tmp_path: Path) -> None:
    assert said("ledger", "city.yaml", cwd=tmp_path).endswith("有：template、split、merge、export")


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("build", "city.yaml", "--fromat", "txt"), "--format"),
        (("rules", "FTM701"), "FMT701"),
        (("rules", "FTM"), "FMT"),
        (("build", "city.yaml", "-t", "销号公事"), "销号公示"),
        (("templates", "show", "整改放案"), "整改方案"),
        (("templates", "copy", "整改放案"), "整改方案"),
        (("explain", "city.yaml", "任务.已完城"), "任务.已完成"),
        (("build", "city.yaml", "--dump", "dat"), "data"),
    ],
)
def test_a_mistyped_option_or_value_is_answered_with_what_comes_near(
    tmp_path: Path, words: tuple[str, ...], near: str
) -> None:
    from tests.reports import TWO_TASKS

    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    assert near in said(*words, cwd=tmp_path)


def test_every_command_has_a_chinese_word() -> None:
    assert set(main.commands) <= {command.split()[0] for command in MEANT.values()}


def test_no_chinese_word_is_a_command() -> None:
    assert not set(MEANT) & set(main.commands)
