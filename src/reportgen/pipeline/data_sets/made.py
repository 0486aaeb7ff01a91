"""The extreme data files that can be reckoned: no tasks, one, very many; long names everywhere; next to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Files = Mapping[str, str]  # name of a file -> its text
DATA_FILE = "city.yaml"
MANY = 500
FIELDS = ("水", "大气", "土壤", "固体废物", "生态", "噪声")
# Statuses in turn, each with the deadline that suits it at the day of the figures, and when it was done
TURNS = (
    ("已完成整改", "2022年底前", "2022-12-20"),
    ("达到序时进度", "2024年底前", ""),
    ("推进中", "立行立改，长期坚持", ""),
    ("未达到序时进度", "2023年3月底", ""),
    ("基本完成", "2023年9月底", ""),
    ("已销号", "2022年6月底", "2022-06-10"),
    ("未启动", "2025年底前", ""),
)
LONG = "贯彻落实深入打好污染防治攻坚战的决策部署统筹推进生态环境高水平保护和高质量发展努力建设人与自然和谐共生家园"
LATIN = "PerfluorooctanesulfonicAcidAndPolychlorinatedDibenzoparadioxinMonitoringNetwork"
NUMBER = "1234567890123456789012345678901234567890"
NOTICE = {"起": "2023-07-10", "止": "2023-07-14", "单位": "示例市整改办公室", "电话": "0000-1234567"}
BASE: dict[str, Any] = {
    "截至日期": "2023-06-30",
    "主送": ["省委", "省政府"],
    "城市": {"名称": "示例市"},
    "督察": {
        "层级": "省级",
        "轮次": "第二轮",
        "督察组": "省第七生态环境保护督察组",
        "进驻": "2021年4月9日至29日",
        "反馈日期": "2021-07-23",
        "批准机关": ["省委", "省政府"],
    },
    "整改方案": {"名称": "《示例市省级生态环境保护督察反馈意见整改方案》", "印发日期": "2021-12-10"},
    "导语": {"完成情况": "完整"},
    "附件": [{"名称": "示例市整改任务清单", "来自": "整改任务"}],
    "附图": ["整改进度", "时限分布", "责任单位"],
    "落款": {"日期": "2023-07-10"},
}
LONG_CITY = f"{LONG * 4}示例市"
LONG_SECTION = {
    "标题": LONG * 5,
    "导语": f"{LONG * 6}。",
    "要点": [{"标题": LONG * 3, "内容": f"{LATIN}，{LONG * 8}。"}],
}
LONG_REPORT: dict[str, Any] = {
    **BASE,
    "标题": f"{LONG * 4}关于“{LONG}（{LONG}）”的报告",
    "主送": [f"{LONG * 2}第{n}委员会" for n in "一二三"],
    "城市": {"名称": LONG_CITY, "党委": f"中共{LONG_CITY}委员会", "政府": f"{LONG_CITY}人民政府"},
    "版头": {
        "发文机关标志": [f"中共{LONG_CITY}委员会", f"{LONG_CITY}人民政府"],
        "发文字号": "示例市整改发〔2023〕1234567号",
    },
    "督察": {**BASE["督察"], "名称": f"第二轮“{LONG * 4}”（{LONG}）督察", "督察组": f"{LONG * 5}督察组"},
    "整改方案": {"名称": f"《{LONG * 5}整改方案》", "印发机关": f"{LONG * 2}委员会", "印发日期": "2021-12-10"},
    "章节": [{**LONG_SECTION, "小节": [{**LONG_SECTION, "小节": [{**LONG_SECTION, "小节": [LONG_SECTION]}]}]}],
    "附件": [
        {"名称": f"{LONG * 5}清单", "来自": "整改任务"},
        {
            "名称": f"{LATIN * 3}清单",
            "来自": "整改任务",
            "版面": "纵向",
            "栏目": ["序号", "名称", "责任单位", "状态"],
        },
        {"名称": f"{LONG * 5}说明", "段落": [f"{LATIN * 4}，{NUMBER * 4}。"]},
    ],
    "公示": {"任务": 1, **NOTICE, "单位": f"{LONG * 5}办公室", "地址": f"{LONG * 5}1号"},
    "落款": {"署名": [f"{LONG * 4}第{n}机关" for n in "一二三四五六七八"], "日期": "2023-07-10"},
    "版记": {
        "抄送": [f"{LONG * 3}第{n}机关" for n in "一二三四"],
        "印发机关": f"{LONG * 4}办公室",
        "印发日期": "2023-07-11",
    },
}


def no_task() -> Files:
    """A ledger, and nothing in it."""
    return _file({**BASE, "整改任务": {"列表": []}})


def one_task() -> Files:
    """A single task, which is done, so that a notice can be made of it."""
    return _file({**BASE, "整改任务": {"列表": [_task(1)]}, "公示": {"任务": 1, **NOTICE}})


def many_tasks() -> Files:
    """A ledger of several hundred, of every status."""
    tasks = [_task(number) for number in range(1, MANY + 1)]
    return _file({**BASE, "整改任务": {"列表": tasks}, "公示": {"任务": 1, **NOTICE}})


def nothing() -> Files:
    """The only key that must be there."""
    return _file({"城市": {"名称": "示例市"}})


def hollow() -> Files:
    """Every part is there, with no more in it than it must have."""
    return _file(
        {
            "城市": {"名称": "示例市"},
            "督察": [{}],
            "整改方案": {},
            "整改任务": {"列表": [{"序号": 1, "状态": "已完成整改"}]},
            "信访": {"明细": [{"受理编号": 1}]},
            "问责": {},
            "指标": {"优良天数": {}},
            "导语": {},
            "章节": [{}, {"要点": [{}], "小节": [{}]}],
            "下一步": {},
            "附件": [{"名称": "任务清单", "来自": "整改任务"}, "另附材料"],
            "公示": {"任务": 1},
            "落款": {},
            "版头": {},
            "版记": {},
            "发布": {},
        }
    )


def long_names() -> Files:
    """Words of 200 characters and more wherever a clerk may type them, with quotes, brackets, Latin and digits."""
    return _file({**LONG_REPORT, "整改任务": {"列表": [_long_task(number) for number in range(1, 4)]}})


def _task(number: int) -> dict[str, Any]:
    status, deadline, done = TURNS[(number - 1) % len(TURNS)]
    field = FIELDS[number % len(FIELDS)]
    task = {
        "序号": number,
        "名称": f"第{number}处{field}污染治理",
        "反馈问题": f"第{number}处{field}污染没有得到有效治理，群众反映强烈。",
        "领域": field,
        "整改目标": "污染得到有效治理，并建立长效机制。",
        "整改措施": ["查清污染来源。", "落实治理工程。"],
        "责任单位": [f"第{number % 12 + 1}县政府", "市生态环境局"],
        "整改时限": deadline,
        "状态": status,
        "进展": f"已完成治理工程的{number % 90 + 10}%。",
    }
    return {**task, "完成日期": done, "进展": "治理工程已完成，并通过市级验收。"} if done else task


def _long_task(number: int) -> dict[str, Any]:
    return {
        **_task(number),
        "名称": f"“{LONG * 4}”（第{number}处，{LATIN}）治理",
        "反馈问题": f"{LONG * 8}《{LONG}》〔{LATIN}〕。",
        "整改目标": f"{NUMBER}，{LONG * 6}。",
        "整改措施": [f"{LONG * 4}。" for _ in range(8)],
        "责任单位": [f"{LONG * 4}第{n}局" for n in range(1, 9)],
        "进展": f"{LATIN * 2}，{LONG * 10}。",
        "存在问题": f"{LONG * 6}。",
        "下步措施": f"{LONG * 6}。",
    }


def _file(data: Mapping[str, Any]) -> Files:
    import yaml

    class Plain(yaml.SafeDumper):
        """Writes again what occurs again: a data file has no anchors."""

        def ignore_aliases(self, data: object) -> bool:
            return True

    return {DATA_FILE: yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False, width=1_000_000)}
