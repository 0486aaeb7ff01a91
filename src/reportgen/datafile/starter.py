"""The data file of a new report, explained line by line: what is known is filled in, what is not stands empty.

A `#` with a blank behind it begins an explanation; one right before a key or a list mark an example, which is in force
when that one character is deleted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.datafile.edits import Edit, Put, Replace
from reportgen.datafile.emit import scalar_text
from reportgen.datafile.paths import child, children
from reportgen.datafile.splice import spliced
from reportgen.load.nodes import Mapping as Tree
from reportgen.load.nodes import Node, Scalar
from reportgen.load.notation import compose
from reportgen.load.source import source_of
from reportgen.model.kinds import NOTICE
from reportgen.model.prose import ROLES
from reportgen.regex import regex

SCHEMA = ".reportgen/report.schema.json"  # beside the data file
UNNAMED = "某市"

HEAD = f"# yaml-language-server: $schema={SCHEMA}\n"
EXPLAINED = """\
# 这是报告的数据。“# ”后面的话是说明，不印进报告。
# 冒号用半角，后面空一格；行首的空格表示层次，照原样留着。
# 还不知道的空着，报告里印成【待补充：……】，哪天知道了哪天补。
# “#”紧挨着字的行是例子，不起作用；要用就删去那一个“#”，再换成自己的内容。

# 数据文件的格式版本，不用改
格式版本: 1

"""

KIND = """\
# 生成哪一种公文：{kinds}
文种: {文种}

# 现在是哪一稿：征求意见稿、送审稿、印发稿、公开稿
#稿次: 送审稿

"""
AS_OF = """\
# 所有数字统计到哪一天，如 2026-06-30；到期、超期都按这一天算
截至日期: {截至日期}

"""
TITLE = """\
# 标题；不写就由城市和督察自动拟定
#标题: {城市}关于生态环境保护督察反馈意见整改情况的报告

# 报给谁；公开稿不印
#主送: [省委, 省政府]

# 公文最上面的红头；不写就没有
#版头:
  # 哪个机关发文
  #发文机关标志: {城市}人民政府
  # 发文字号，年份用六角括号
  #发文字号: 某发〔2026〕1号
  # 谁签发
  #签发人: 张某某

"""
CITY = """\
# 哪个城市的报告
城市:
  # 全称，带“市”“县”“区”“州”{unnamed}
  名称: {城市}
  # 正文里怎么称自己；不写就是“我市”（县、区、州类推）
  #自称: 我市
  # 署名的党委；不写就由名称拼成
  #党委: 中共{城市}委
  # 署名的政府；不写就由名称拼成
  #政府: {城市}人民政府
  # 在哪个省
  #省份: 某省

"""
INSPECTION = """\
# 哪一次督察
督察:
  # 中央督察还是省级督察：写“中央”或“省级”
  层级: {层级}
  # 第几轮，如 第二轮
  轮次: {轮次}
  # 督察组的全称，如 省第七生态环境保护督察组
  督察组: {督察组}
  # 哪天反馈的督察意见，如 2021-07-23
  反馈日期: {反馈日期}
  # 进驻的起止日期
  #进驻: 2021年4月9日至29日
  # 反馈了几个问题
  #反馈问题: 37

"""
PLAN = """\
# 本地印发的整改方案
#整改方案:
  # 全名，带书名号
  #名称: 《{城市}贯彻落实督察反馈意见整改方案》
  # 由谁印发
  #印发机关: 市委、市政府
  # 哪天印发
  #印发日期: 2021-09-30

"""
LEDGER = """\
# 整改任务从哪里来
整改任务:
  # Excel 台账，在同一个文件夹里，一行填一项任务；报告里的数字都从这里数出来
  # 没有逐项的台账的，把下面一行换成：分组: {{已完成整改: 34, 达到序时进度: 3}}
  台账: {台账}

"""
NOTICED = """\
# 销号公示的内容
公示:
  # 公示台账里的哪一项，写它的序号；这一项要已完成整改
  任务: {任务}
  # 公示从哪天起，如 2026-06-01
  起:
  # 到哪天止
  止:
  # 受理意见的单位
  单位:
  # 受理意见的电话
  电话:
  # 联系人；不写就不印
  #联系人: 张某某
  # 邮箱；不写就不印
  #邮箱: example@example.com

"""
PROSE = """\
# 环境质量指标，名字自己起；写了这一个，正文里就能写【优良天数】【优良天数.同比】
#指标:
  # 这一个叫“优良天数”，下面是它的数
  #优良天数:
    # 哪一段时间
    #时期: 2025年
    # 这一期的数
    #现值: 300
    # 上一期的数
    #上期值: 290
    # 单位
    #单位: 天

# 开头一段由督察的数据自动写成，这里写接在后面的话
#导语:
  # 想写多长写多长，不要换行
  #补充: 全市上下把督察整改作为重大政治任务，逐项明确目标、措施、单位和时限。

# 正文各章，“一、”“（一）”自动编号；不写就是惯用的几章
# 数字不用手填：写【任务.总数】【任务.已完成】【任务.完成率】，生成时换成台账里数出来的
#章节:
  # 第一章的标题
  #- 标题: 提高政治站位，扛牢生态文明建设政治责任
    # 这一章开头的话
    #导语: 我市始终把生态环境保护放到改革发展大局中谋划和推动。
    # 分几点写
    #要点:
      # 第一点的标题
      #- 标题: 压实领导责任
        # 第一点的内容
        #内容: 市委常委会会议、市政府常务会议定期听取整改情况汇报。
      # 第二点的标题
      #- 标题: 健全闭环管理
        # 第二点的内容
        #内容: 做到完成一项、验收一项、销号一项。
  # 第二章的标题
  #- 标题: 坚持以察促改，推动反馈问题整改到位
    # 不分点的，全写在这里
    #导语: 反馈意见确定的【任务.总数】整改任务，已完成【任务.已完成】。

# 附件；这一张由台账自动成表
#附件:
  # 附件的名称
  #- 名称: 整改任务进展情况清单
    # 表里的内容从哪里来
    #来自: 整改任务

"""
SIGN_OFF = """\
# 谁署名、什么日期
落款:
  # 成文日期，如 2026-07-05
  日期:
  # 谁署名；不写就是党委和政府
  #署名: {城市}人民政府

# 日期下面括号里的话；公开稿不印
#附注: 此件公开发布

# 最后一页下方的抄送和印发机关；公开稿不印
#版记:
  # 抄送哪些机关
  #抄送: 市人大常委会，市政协
  # 哪个机关印发
  #印发机关: {城市}人民政府办公室
  # 哪天印发
  #印发日期: 2026-07-06
"""
# What the draft of an old paper has been emptied of
FACTS = {"截至日期": AS_OF, "督察": INSPECTION, "整改任务": LEDGER}
# Where the draft of an old paper may say itself what was answered
ANSWERED = {
    "城市": ("城市", "名称"),
    "文种": ("文种",),
    "截至日期": ("截至日期",),
    "层级": ("督察", "层级"),
    "轮次": ("督察", "轮次"),
    "督察组": ("督察", "督察组"),
    "反馈日期": ("督察", "反馈日期"),
}
_BODY = regex(r"(?m)^(?:# .*\n)*(?:导语|章节|下一步|结束语|附件|落款):")


def starter(known: Mapping[str, str]) -> str:
    """The text of city.yaml. `known`: 文种, the names of ANSWERED, 台账 and 任务 (of a notice)."""
    kind = known["文种"]
    body = (PLAN, PROSE) if ROLES[kind] else ()
    notice = (NOTICED,) if kind == NOTICE else ()
    parts = (KIND, AS_OF, TITLE, CITY, INSPECTION, *body[:1], LEDGER, *notice, *body[1:], SIGN_OFF)
    return HEAD + EXPLAINED + "".join(filled(part, known) for part in parts)


def continued(draft: str, known: Mapping[str, str]) -> str:
    """The draft of an old paper with what is known in it, and before its body the sections of FACTS that it lacks."""
    root, _ = compose(source_of(draft))
    keys = {step for step, _ in children(root)} if root else set()
    lacking = {**FACTS, "公示": NOTICED} if known.get("文种") == NOTICE else FACTS
    text = "".join(filled(part, known) for key, part in lacking.items() if key not in keys)
    draft = spliced(draft, list(_edits(root, known))) if root else draft
    body = _BODY.search(draft)
    at = body.start() if body else len(draft)
    gap = "" if draft[:at].endswith("\n\n") else "\n"
    return HEAD + draft[:at] + gap + text + draft[at:]


def _edits(root: Node, known: Mapping[str, str]) -> Iterator[Edit]:
    """What is known in place of what an old paper said."""
    for name, path in ANSWERED.items():
        text = known.get(name)
        above = child(root, path[0])
        if not text or above is None:
            continue
        node = child(above, path[1]) if len(path) > 1 else above
        if isinstance(node, Scalar):
            yield Replace(path, text)
        elif isinstance(above, Tree):
            yield Put(path, text)


def filled(part: str, known: Mapping[str, str]) -> str:
    """A section with what is known in it, written so that it is read as it is; nothing behind the key of the rest."""
    names = ("文种", "截至日期", "层级", "轮次", "督察组", "反馈日期", "台账", "任务")
    words = {name: scalar_text(known[name], 0) if known.get(name) else "" for name in names}
    city = known.get("城市")
    unnamed = "" if city else "；待补充"
    text = part.format(**words, 城市=scalar_text(city or UNNAMED, 0), unnamed=unnamed, kinds="、".join(ROLES))
    return "".join(line.rstrip() + "\n" for line in text.splitlines())
