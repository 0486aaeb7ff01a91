"""What clerks write when they do not know YAML: each slip has its own code, its place, a reason and the right line.

Longer than other files, so that all slips stand in one table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.codes import CODES
from reportgen.load.notation.compose import compose
from reportgen.load.notation.problems import PROBLEMS
from reportgen.load.source import read, source_of
from tests.load.notation.trees import both, data, where

ERRORS = Path(__file__).resolve().parents[2] / "errors"


# text, code, line, column, part of the reason, part of the fix, the tree of the mended text
CASES: dict[str, tuple[str, str, int, int, str, str, object]] = {
    "full-width colon": (
        "轮次：第二轮\n批次: 第一批\n",
        "YML101", 1, 3, "全角冒号", "改为“轮次: 第二轮”",
        {"轮次": "第二轮", "批次": "第一批"},
    ),
    "full-width colon before a nested block": (
        "城市：\n  名称: 德州市\n",
        "YML101", 1, 3, "“城市”", "改为“城市:”",
        {"城市": {"名称": "德州市"}},
    ),
    "full-width colon on the last line": (
        "甲: 1\n督察：省级\n",
        "YML101", 2, 3, "全角冒号", "改为“督察: 省级”",
        {"甲": "1", "督察": "省级"},
    ),
    "full-width colon in a list of items": (
        "任务:\n  - 序号：1\n    状态: 完成\n",
        "YML101", 2, 7, "“序号”", "改为“- 序号: 1”",
        {"任务": [{"序号": "1", "状态": "完成"}]},
    ),
    "no blank after the colon": (
        "城市:德州市\n自称: 我市\n",
        "YML102", 1, 3, "冒号后面紧跟着文字", "改为“城市: 德州市”",
        {"城市": "德州市", "自称": "我市"},
    ),
    "a full-width blank after the colon": (
        "城市:　德州市\n自称: 我市\n",
        "YML102", 1, 3, "全角空格", "改为“城市: 德州市”",
        {"城市": "德州市", "自称": "我市"},
    ),
    "no blank behind a quoted key": (
        '"城市":德州市\n自称: 我市\n',
        "YML102", 1, 5, "半角空格", '改为“"城市": 德州市”',
        {"城市": "德州市", "自称": "我市"},
    ),
    "tab indentation": (
        "城市:\n\t名称: 德州市\n\t主送:\n\t\t- 省委\n\t\t- 省政府\n\t自称: 我市\n甲: 1\n",
        "YML103", 2, 1, "1 个制表符", "行首改为 2 个半角空格：“  名称: 德州市”",
        {"城市": {"名称": "德州市", "主送": ["省委", "省政府"], "自称": "我市"}, "甲": "1"},
    ),
    "tab indentation among lines with four blanks": (
        "甲:\n    乙: 1\n城市:\n\t名称: 德州市\n    自称: 我市\n",
        "YML103", 4, 1, "制表符", "半角空格",
        {"甲": {"乙": "1"}, "城市": {"名称": "德州市", "自称": "我市"}},
    ),
    "a tab before the second line of a text": (
        "说明: 甲\n\t乙\n",
        "YML103", 2, 1, "制表符", "“  乙”",
        {"说明": "甲乙"},
    ),
    "a tab inside brackets": (
        "主送: [甲,\n\t乙]\n",
        "YML103", 2, 1, "制表符", "空格",
        {"主送": ["甲", "乙"]},
    ),
    "full-width indentation": (
        "城市:\n　　名称: 德州市\n　　自称: 我市\n督察:\n　　层级: 省级\n　　组:\n　　　　队: 一\n　　名: 二\n",
        "YML104", 2, 1, "2 个全角空格", "行首改为 2 个半角空格：“  名称: 德州市”",
        {"城市": {"名称": "德州市", "自称": "我市"}, "督察": {"层级": "省级", "组": {"队": "一"}, "名": "二"}},
    ),
    "full-width indentation beside right lines": (
        "城市:\n  名称: 德州市\n　　自称: 我市\n",
        "YML104", 3, 1, "全角空格", "“  自称: 我市”",
        {"城市": {"名称": "德州市", "自称": "我市"}},
    ),
    "full-width indentation of a list": (
        "主送:\n　　- 省委\n　　- 省政府\n",
        "YML104", 2, 1, "共 2 行", "“  - 省委”",
        {"主送": ["省委", "省政府"]},
    ),
    "full-width indentation of prose": (
        "说明:\n　　一是抓。\n　　二是管。\n末: 1\n",
        "YML104", 2, 1, "全角空格", "“  一是抓。”",
        {"说明": "一是抓。二是管。", "末": "1"},
    ),
    "no-break blanks as indentation": (
        "城市:\n\xa0\xa0名称: 德州市\n",
        "YML104", 2, 1, "2 个不间断空格", "2 个半角空格",
        {"城市": {"名称": "德州市"}},
    ),
    "%": ("单位: %\n甲: 1\n", "YML105", 1, 5, "“%”", "写成“单位: '%'”", {"单位": "%", "甲": "1"}),
    "@": ("备注: @某科 # 注\n", "YML105", 1, 5, "“@”", "写成“备注: '@某科' # 注”", {"备注": "@某科"}),
    "`": ("备注: `甲`\n", "YML105", 1, 5, "“`”", "'`甲`'", {"备注": "`甲`"}),
    "*": ("备注: *注意*\n", "YML105", 1, 5, "“*”", "'*注意*'", {"备注": "*注意*"}),
    "&": ("备注: &某\n", "YML105", 1, 5, "“&”", "'&某'", {"备注": "&某"}),
    "!": ("备注: !注意\n", "YML105", 1, 5, "“!”", "'!注意'", {"备注": "!注意"}),
    "|": ("备注: |甲|乙|\n", "YML105", 1, 5, "“|”", "'|甲|乙|'", {"备注": "|甲|乙|"}),
    ">": ("完成率: >80%\n", "YML105", 1, 6, "“>”", "写成“完成率: '>80%'”", {"完成率": ">80%"}),
    "> and a blank": ("完成率: > 80%\n", "YML105", 1, 6, "“>”", "'> 80%'", {"完成率": "> 80%"}),
    "> and one digit, which the parser takes": (
        "完成率: >8\n甲: 1\n",
        "YML105", 1, 6, "“>”", "'>8'",
        {"完成率": ">8", "甲": "1"},
    ),
    "[": ("文号: [2022]12号\n", "YML105", 1, 5, "“[”", "'[2022]12号'", {"文号": "[2022]12号"}),
    "{": ("文号: {2022}12号\n", "YML105", 1, 5, "“{”", "'{2022}12号'", {"文号": "{2022}12号"}),
    "@ in brackets": ("主送: [@甲, 乙]\n", "YML105", 1, 6, "“@”", "['@甲', 乙]", {"主送": ["@甲", "乙"]}),
    "an apostrophe in the text": ("备注: @it's\n", "YML105", 1, 5, "“@”", "'@it''s'", {"备注": "@it's"}),
    "braces of a template": (
        "标题: {{ n }}项任务\n",
        "YML105", 1, 5, "模板的写法", "【任务.总数】",
        {"标题": "{{ n }}项任务"},
    ),
    "braces of a template alone, which the parser takes": (
        "标题: {{ n }}\n",
        "YML105", 1, 5, "模板的写法", "'{{ n }}'",
        {"标题": "{{ n }}"},
    ),
    "a text after the closing quote": (
        '标题: "德州蓝"成为新常态\n甲: 1\n',
        "YML106", 1, 5, "“成为新常态”", "改用中文引号，写成：标题: “德州蓝”成为新常态",
        {"标题": "“德州蓝”成为新常态", "甲": "1"},
    ),
    "a text after the closing single quote": (
        "- '一岗双责'和'党政同责'\n",
        "YML106", 1, 3, "引号", "“一岗双责”和“党政同责”",
        ["“一岗双责”和“党政同责”"],
    ),
    "a dash without blank": (
        "主送:\n  - 省委\n  -省政府\n",
        "YML107", 3, 3, "没有空格", "改为“- 省政府”",
        {"主送": ["省委", "省政府"]},
    ),
    "a dash without blank before keys": (
        "任务:\n  -序号: 1\n   状态: 完成\n",
        "YML107", 2, 3, "没有空格", "改为“- 序号: 1”",
        {"任务": [{"序号": "1", "状态": "完成"}]},
    ),
    "a full-width dash": (
        "主送:\n  - 省委\n  － 省政府\n",
        "YML107", 3, 3, "“－”", "改为“- 省政府”",
        {"主送": ["省委", "省政府"]},
    ),
    "a full-width dash before keys": (
        "任务:\n  － 序号: 1\n    状态: 完成\n",
        "YML107", 2, 3, "“－”", "改为“- 序号: 1”",
        {"任务": [{"序号": "1", "状态": "完成"}]},
    ),
    "a bullet": ("甲:\n  - 一\n  • 二\n", "YML107", 3, 3, "“•”", "“- 二”", {"甲": ["一", "二"]}),
    "a long dash": ("甲:\n  - 一\n  — 二\n", "YML107", 3, 3, "“—”", "“- 二”", {"甲": ["一", "二"]}),
    "an asterisk": ("甲:\n  * 一\n", "YML107", 2, 3, "“*”", "“- 一”", {"甲": ["一"]}),
    "a list on the line of its key": (
        "主送: - 省委\n甲: 1\n",
        "YML107", 1, 5, "另起一行", "“  - 省委”",
        {"主送": "省委", "甲": "1"},
    ),
    "a colon and a blank in a sentence": (
        "说明: 要求: 一是抓\n",
        "YML108", 1, 7, "半角冒号", "写成“说明: 要求：一是抓”",
        {"说明": "要求：一是抓"},
    ),
    "a colon at the end of a sentence": (
        "说明: 要求如下:\n甲: 1\n",
        "YML108", 1, 9, "半角冒号", "写成“说明: 要求如下：”",
        {"说明": "要求如下：", "甲": "1"},
    ),
    "an open quote": (
        '标题: "德州蓝\n甲: 1\n',
        "YML117", 1, 5, "引号", '改为“标题: "德州蓝"”',
        {"标题": "德州蓝", "甲": "1"},
    ),
    "an open quote that a later one closes": (
        '标题: "甲\n轮次: 二\n名称: "乙"\n',
        "YML117", 1, 5, "没有结尾", '改为“标题: "甲"”',
        {"标题": "甲", "轮次": "二", "名称": "乙"},
    ),
    "a quote closed by a Chinese one": (
        '标题: "德州蓝”\n甲: 1\n',
        "YML117", 1, 5, "引号", "改为：标题: “德州蓝”",
        {"标题": "“德州蓝”", "甲": "1"},
    ),
    "an open quote in brackets": (
        '主送: ["甲, 乙]\n丙: 1\n',
        "YML117", 1, 6, "引号", '改为“主送: ["甲", 乙]”',
        {"主送": ["甲", "乙"], "丙": "1"},
    ),
    "an open bracket": (
        '主送: [甲, 乙\n丙: 1\n',
        "YML117", 1, 5, '“[”', '改为“主送: [甲, 乙]”',
        {'主送': ['甲', '乙'], '丙': '1'},
    ),
    "an open brace at the end of the file": (
        '城市: {名称: 甲\n',
        "YML117", 1, 5, '“{”', '{名称: 甲}',
        {'城市': {'名称': '甲'}},
    ),
    "an open bracket over two lines": (
        "主送: [甲,\n  乙\n丙: 1\n",
        "YML117", 1, 5, "“[”", "在第 2 行末尾补上“]”",
        {"主送": ["甲", "乙"], "丙": "1"},
    ),
    "a bracket closed by a full-width one": (
        "主送: [甲, 乙］\n丙: 1\n",
        "YML117", 1, 5, "“]”", "改为“主送: [甲, 乙]”",
        {"主送": ["甲", "乙"], "丙": "1"},
    ),
    "a bracket too many": (
        '主送: [甲]]\n丙: 1\n',
        "YML117", 1, 8, '多了一个', '“主送: [甲]”',
        {'主送': ['甲'], '丙': '1'},
    ),
    "less indented than its sibling": (
        "城市:\n    名称: 甲\n  自称: 乙\n",
        "YML118", 3, 1, "有 2 个空格", "行首改为 4 个空格，与第 2 行对齐",
        {"城市": {"名称": "甲", "自称": "乙"}},
    ),
    "more indented than its sibling": (
        "城市:\n  名称: 甲\n   自称: 乙\n",
        "YML118", 3, 1, "有 3 个空格", "行首改为 2 个空格，与第 2 行对齐",
        {"城市": {"名称": "甲", "自称": "乙"}},
    ),
    "an item out of line": (
        "主送:\n    - 甲\n  - 乙\n",
        "YML118", 3, 1, "有 2 个空格", "行首改为 4 个空格",
        {"主送": ["甲", "乙"]},
    ),
    "the second line of a text without indentation": (
        "措施: 一是抓，\n二是管\n状态: 完成\n",
        "YML118", 2, 1, "第 1 行的文字换了行", "行首空 2 格",
        {"措施": "一是抓，二是管", "状态": "完成"},
    ),
    "a key without colon": ("城市\n  名称: 甲\n", "YML119", 1, 3, "没有冒号", "改为“城市:”", {"城市": {"名称": "甲"}}),
    "a key with a semicolon": (
        "丙: 1\n城市；\n  名称: 甲\n",
        "YML119", 2, 3, "用了“；”，没有用冒号", "改为“城市:”",
        {"丙": "1", "城市": {"名称": "甲"}},
    ),
    "full-width comma between pairs": (
        "城市: {名称: 甲，自称: 乙}\n",
        "YML122", 1, 11, "全角逗号", "{名称: 甲, 自称: 乙}",
        {"城市": {"名称": "甲", "自称": "乙"}},
    ),
    "a Windows path in double quotes": (
        '路径: "C:\\台账\\甲"\n',
        "YML123", 1, 8, "特殊符号", "'C:\\台账\\甲'",
        {"路径": "C:\\台账\\甲"},
    ),
    "an escape that is no character": ('甲: "\\ud800"\n', "YML123", 1, 5, "特殊符号", "单引号", {"甲": "\\ud800"}),
}  # fmt: skip


@both
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_slip_is_named_at_its_place_with_the_right_line_and_mended(
    case: tuple[str, str, int, int, str, str, object], loader: Any
) -> None:
    text, code, line, column, reason, fix, tree = case
    root, found = compose(source_of(text), loader)
    assert where(found) == [(code, line, column)]
    assert f"第 {line} 行" in found[0].reason
    assert reason in found[0].reason
    assert fix in found[0].fix
    assert found[0].is_error
    assert data(root) == tree


@both
@pytest.mark.parametrize("code", [c for c in CODES if c.startswith("YML") and c != "YML115"])
def test_the_smallest_faulty_file_of_each_code_has_that_fault_alone(code: str, loader: Any) -> None:
    source, found = read(ERRORS / code / "city.yaml", "city.yaml")
    assert source is not None
    found += compose(source, loader)[1]
    assert [d.code for d in found] == [code]


def test_every_text_of_the_parsers_is_translated_without_english() -> None:
    for _, reason, fix in PROBLEMS:
        assert not any("a" <= c <= "z" for c in reason + fix)
