"""Cities whose Word file is handed back: their data, what these build, and what `pull` makes of an edited file."""

from __future__ import annotations

import shutil
from pathlib import Path

from reportgen.pipeline import build, build_files
from reportgen.pipeline.pulling import Pulled, pull
from reportgen.resources import folder
from reportgen.write import WRITERS
from tests.pull.edits import Edit, handed_back

DATA = """# 乙市的数据文件
城市: {名称: 乙市}
督察: {层级: 省级, 督察组: 省第二督察组, 反馈日期: 2021-07-23}
截至日期: 2022-08-30
主送: [省委, 省政府]
版头: {密级: 秘密★1年, 紧急程度: 特急, 发文字号: 乙政〔2022〕5号}
整改任务:
  列表:
    - {序号: 1, 名称: 河道治理, 整改时限: 2021年底前, 状态: 已完成整改, 责任单位: [水务局, 住建局]}
    - {序号: 2, 名称: 散煤替代, 整改时限: 2022年底前, 状态: 达到序时进度, 进展: 完成两个乡镇。, 整改措施: [摸底, 改造]}
章节:
  - 标题: 提高站位
    导语: 全市上下认真抓好整改。
    要点:
      - 标题: 压实责任
        内容: 截至【截至日期】，市委、市政府研究三次。
      - 标题: 健全机制 # 这一条要核
        内容: 自【督察.反馈日期】起每月调度一次，任务共【任务.总数】。
      - {标题: 加强督办, 内容: 对进展慢的挂牌督办。}
  - 标题: 整改成效
    导语: 截至【截至日期】，已完成整改【任务.已完成】【任务.总数】，水质保持III类，治理面积３㎡左右。
    段落:
      - 截至【截至日期】，散煤替代有序推进。
      - 河道水质稳定达标。
      - 黑臭水体基本消除。
    要点:
      - {标题: 广泛宣传, 内容: 开展进村宣传。}
      - {标题: 接受监督, 内容: 公布举报电话。}
  - 标题: 工作打算
    导语: 继续抓好后续整改。
附件:
  - {名称: 整改任务清单, 来自: 整改任务, 栏目: [序号, 名称, 状态, 进展, 责任单位, 整改措施]}
落款: {署名: [乙市人民政府], 日期: 2022-08-30}
版记: {抄送: [市人大, 市政协], 印发机关: 乙市政府办公室, 印发日期: 2022-08-31}
"""
POINTS = (
    "全市上下认真抓好整改。一是压实责任。截至2022年8月30日，市委、市政府研究三次。"
    "二是健全机制。自2021年7月23日起每月调度一次，任务共2项。三是加强督办。对进展慢的挂牌督办。"
)


def made(home: Path, data: str) -> Path:
    """The data file, with its Word file built beside it."""
    path = home / "city.yaml"
    path.write_text(data, encoding="utf-8")
    written, found = build_files(path, ("docx",), None)
    assert written, found
    return path


def ledger_city(home: Path) -> Path:
    """Dezhou with its workbook, and the Word file built."""
    shutil.copytree(folder("examples") / "dezhou", home)
    path = home / "city.yaml"
    written, found = build_files(path, ("docx",), None)
    assert written, found
    return path


def given_back(city: Path, *edits: Edit) -> Pulled:
    """What `pull` writes into the data from the Word file with these edits."""
    return pull(handed_back(city, *edits), city, apply=True)


def made_and_given_back(home: Path, data: str, *edits: Edit) -> tuple[Path, Pulled]:
    """The same of data that are built first."""
    city = made(home, data)
    return city, given_back(city, *edits)


def text(city: Path) -> str:
    """What the data build now."""
    built = build(city)
    assert built.document is not None, built.found
    return WRITERS["txt"](built.document, built.style).decode()


def codes(pulled: Pulled) -> list[str]:
    return [d.code for d in pulled.found if not d.code.startswith("OUT")]


def reasons(pulled: Pulled) -> list[str]:
    return [d.reason for d in pulled.found if not d.code.startswith("OUT")]
