"""Measure words and units of figures in prose, as literal tables: what counts persons, what counts things."""

from __future__ import annotations

# What a Han numeral must stand before to be a count: 三类, 十个, 两名.
MEASURES = (
    "大类", "个", "项", "件", "条", "家", "起", "处", "批次", "批", "名", "人次", "人", "位", "户", "座", "台", "段",
    "块", "类", "种", "次", "份", "宗", "例", "辆", "艘", "套", "所", "间", "栋", "幢", "口", "眼", "只", "头", "株",
    "棵", "枚", "张", "部", "支", "期", "席", "组", "队", "轮", "方面", "片", "道", "根", "盏", "对", "双",
    "门", "本", "篇", "幅", "笔", "单", "卷", "册", "场", "村", "镇", "乡", "街", "县", "区", "市",
    "省", "州", "旗", "国",
)  # fmt: skip
# Units that stand after Arabic figures only, besides those above.
UNITS = (
    "个百分点", "百分点", "个工作日", "个自然日", "工作日", "自然日", "个小时", "小时", "分钟", "个季度", "个月",
    "个年度", "人（次）", "人(次)", "件（次）", "件(次)", "台（套）", "台(套)", "家（次）", "家(次)", "家次",
    "件次", "批次", "户次", "车次", "班次", "台次", "架次", "艘次", "项次", "场次", "处次", "点位", "天次",
    "米", "天", "年", "岁", "周", "倍", "成", "日", "时", "秒", "℃", "度", "元", "角", "美元", "欧元", "港元",
    "亩", "公顷", "公里", "千米", "厘米", "毫米", "海里", "平方公里", "平方千米", "平方米", "立方米", "方", "吨",
    "蒸吨", "标吨", "标准煤", "吨标准煤", "吨标煤", "公斤", "千克", "克", "斤", "毫克", "微克", "升", "毫升",
    "千瓦时", "千瓦", "兆瓦", "瓦", "千伏", "伏", "度电", "标方", "标准立方米", "分贝", "级", "步", "层", "格",
    "码", "分", "点", "帧", "字", "页", "集", "餐", "桶", "袋", "箱", "车", "船", "床", "%", "％", "‰", "km²",
    "km2", "km", "m²", "m2", "m³", "m3", "kg", "mg", "μg", "ug", "kW", "MW", "dB", "hm²", "t", "g", "m",
)  # fmt: skip
PERSONS = frozenset("人名位")
COUNTED = frozenset(
    "个项件条家起处名人位户座台段块种份宗例辆艘套所间口眼只头株棵枚张部支席组片道根本篇幅笔单场村镇乡县区市"
)
TIMES = frozenset(("人次", "人（次）", "人(次)", "家次", "件次", "户次", "次", "批次", "批", "场次"))
EXTENTS = frozenset(
    ("米", "公里", "千米", "亩", "公顷", "平方公里", "平方千米", "平方米", "立方米", "元", "吨", "蒸吨", "千瓦")
)
ADDED = COUNTED | TIMES | EXTENTS  # what can be added up; days, rates and concentrations cannot
GENERAL = frozenset("个项件条家起处种宗")  # where one stands for another by a slip
# Measure words that usage lets stand for each other, in one row.
ALIKE = (("人", "名", "位"), ("件", "起", "宗", "例"), ("座", "处", "个"), ("台", "套", "辆", "部"), ("家", "户", "所"))


def kind_of(unit: str) -> str:
    """The unit under which quantities may be added: 名 and 位 are 人."""
    return "人" if unit in PERSONS else unit


def alike(one: str, other: str) -> bool:
    """Whether two measure words may stand for one another, or are the same."""
    return one == other or any(one in row and other in row for row in ALIKE)
