"""Rule on names of persons with their titles in what the public reads; surnames and titles are literal tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.paper import Found, Paper, Role, Spot
from reportgen.check.release.contacts import above, is_to_be_called
from reportgen.check.release.moments import masked
from reportgen.regex import regex
from reportgen.zh import HAN

# 百家姓 by how many people bear them, and 复姓; FUNCTION are also words that stand before a title.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安"
    "齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
    "靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧"
    "闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌"
    "奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普"
    "阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束"
    "檀衣信展阴昝智幸奉植衡富尧闭"
)
FUNCTION = frozenset(
    "时全党项车支单班管成和向应连明商路解关方文房平来国计都由于但干信展相初公门原位官强满农司区查封谈利居宣包任常"
    "双高广从经能"
)
COMPOUND = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|宇文|长孙|端木|申屠|钟离|淳于|澹台|公冶|太史|轩辕"
)
POSTS = (
    "副?(?:书记|市长|县长|区长|州长|盟长|旗长|省长|镇长|乡长|局长|厅长|主任|组长|部长|处长|科长|所长|站长|大队长|支队长|"
    "董事长|总经理|经理|厂长|矿长|校长|院长|秘书长)|同志|先生|女士|巡视员|调研员|法定代表人"
)
# Characters of offices, bodies and verbs; a given name has hardly ever one of them.
_NOT_GIVEN = (
    "的了是在及或等各市县区镇乡村局委办厅组部省州会处队所站院校级副任员体责领导单职位目项务班专总支常主要负具案机"
    "相双原现前兼挂包政府司企业厂矿域街道社居条段防治污染督察整改与由对为以下上我你他她它这那其此每某们都也就并但"
    "而不未×Xx期效话度落抓管线量问题关系名书记长"
)
# Words before 同志 and the like that begin with a surname.
_WORDS = regex(
    "全体|全党|党员|广大|单位|方面|时任|双方|车间|项目|支部|党建|年轻|干部|高新|江北|江南|安全|党群|"
    "经开|法制|国资|应急|管护|和平|万元|老干|青年|女性|基层|纪检|武警|公安|农业|水利|文旅|商务|外事|"
    "宗教|史志|金融|统战|宣传|信访|交通|城管|住建|农办|卫健|明确|平安|高级|华侨|钟点|石化|温泉|龙头|"
    "龙山|金山|白云|连云|海关|江海|成都|常驻|向前|古城|新任|甘肃|云南|蒙古|宁夏|海南|广西|山西"
)
LEADERS = regex(
    "习近平|李克强|李强|栗战书|汪洋|王沪宁|赵乐际|韩正|丁薛祥|蔡奇|李希|张高丽|俞正声|张德江|刘云山|"
    "王岐山|孙春兰|刘鹤|胡春华|何立峰|张国清|刘国中|陈文清|吴政隆|黄润秋|孙金龙|李干杰|陈吉宁|周生贤|"
    "王毅|王勇|陈希|黄坤明|郭声琨|杨洁篪|肖捷|赵克志|毛泽东|周恩来|刘少奇|朱德|邓小平|江泽民|胡锦涛|"
    "温家宝|李鹏|朱镕基|陈云|叶剑英|焦裕禄|雷锋|孔繁森|谷文昌|杨善洲|黄文秀|张桂梅|廖俊波|王进喜|沈浩|"
    "李保国|黄大年|钟南山|郑培民|任长霞|张富清"
)
_SURNAME = f"(?:{COMPOUND}|[{SURNAMES}])"
_GIVEN = f"(?![^{HAN}])[{HAN}]{{1,2}}?"
_BEFORE = regex(f"(?:^|[^{HAN}]|(?:{POSTS})|由|和|与|及|对|向|被|请|经|给|让|令|以|同|跟|任命|免去|听取|在|按|据|随)$")
_NAMED = regex(f"(?=(?P<name>{_SURNAME}{_GIVEN})(?P<post>{POSTS})(?![{HAN}]?制))")
_BEHIND = (
    "[，,。；;：:、（(）)”]|$|同志|主持|出席|到|带队|深入|多次|调研|率|参加|作|在|主|亲|等|指出|强调|要求|赴|先后|分别|实地|批示|"
    "召集|汇报|介绍|表示|说|担任|牵头|负责|受到|被|因|予以|给予|"
    f"和[{HAN}]{{0,10}}?(?:书记|[长任理])"
)
_POST_FIRST = regex(
    "(?:副?(?:书记|市长|县长|区长|州长|省长|镇长|乡长|局长|厅长|主任|组长|部长|处长|科长|所长|站长|厂长|矿长|校长|院长|秘书长|董事长|总经理))"
    f"(?P<name>{_SURNAME}[{HAN}]{{1,2}}?)(?={_BEHIND})"
)
# 市长 + 江岸线 is 市 + 长江岸线, 省长 + 白山 is 长白山.
_AFTER_LONG = frozenset("江安乐宁白丰武葛顺沙岛岭兴海")
# 南京市长 is the mayor of 南京: two characters before such a post are a place as often as a name.
_OF_PLACES = regex("副?[省市县区州盟旗镇乡]长$")
_PLACE_ENDS = regex("[庄岛港口界堰店城阳州]$|(?:鞍|顶|鸭|景|白|佛|舟)山$")


# Of the surnames that are words too, two characters with one of these are a name: 高丰书记, 项敏市长.
_GIVEN_TYPICAL = frozenset("丰敏伟芳娜秀英慧静丽磊军勇艳杰娟涛超霞刚辉鹏飞玲亮斌健伟")
# Whose names a public paper spares, before the name.
_WHOSE = regex(
    "(?:经营者|经营户|举报人|投诉人|信访人|当事人|法人代表|法定代表人|实际控制人|承包人|养殖户|户主|业主|村民|居民)[：:（(]?"
    f"(?P<name>{_SURNAME}(?:女士|先生|[{HAN}]{{1,2}}?(?=等|的|家|反映|举报|投诉|称|{_BEHIND})))"
)
_LABELS = "责任人|责任领导|牵头领导|包保领导|包联领导|包案领导|整改责任人|直接责任人|主要责任人|督导领导"
_LABEL = regex(f"(?:{_LABELS})[：:]\\s?(?P<names>[^。；;：:\\n]{{2,80}})")
_COLUMN = regex(f"\\s*(?:{_LABELS}|姓名)\\s*")
_TOKEN = regex(f"(?<![{HAN}])(?:{_SURNAME}[{HAN}]{{1,2}})(?![{HAN}])")


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    """责任人：张某、李某 with whole names, and 举报人 with a name."""
    for m in _LABEL.finditer(text):
        yield from _listed(text, *m.span("names"))
    for m in _WHOSE.finditer(text):
        name = m["name"]
        if name[1:] in ("女士", "先生"):
            if m[0].startswith(("举报", "投诉", "信访")):
                yield m.span("name")
        elif _is_name(name) and name[0] not in FUNCTION and "和" not in name:
            yield m.span("name")


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for m in _TOKEN.finditer(text, start, end):
        if _is_name(m[0]) and not _PLACE_ENDS.search(m[0]):
            yield m.span()


def _columns(paper: Paper) -> frozenset[tuple[int, int]]:
    """Tables and columns whose head is 责任人; a line of a .txt has no cells where its blanks are lost."""
    heads = (p for p in paper.having(Role.CELL) if p.row == 0)
    return frozenset((p.table, p.column) for p in heads if _COLUMN.fullmatch(p.text))


def names(paper: Paper) -> Iterator[Spot]:
    """A public paper doesn't name persons with their posts; leaders of the state and who is to be called are named.

    要求：公开的稿子不写一般领导干部、企业负责人和群众的姓名，写职务即可；国家领导人、英模和公布的联系人除外。
    《中华人民共和国个人信息保护法》第六条，公文的通行做法。
    反例：郑大勇书记、王小川市长多次批示，研究部署整改工作。
    反例：市委书记郑大勇主持召开推进会。
    反例：约谈了该公司法定代表人欧阳明远。¶由欧阳明远总经理负责整改。
    正例：习近平总书记作出重要指示，李克强总理作出批示；市委书记、市长任双组长，副市长具体负责。
    正例：郑某某书记作了表态，镇党委书记、支部书记、党组书记和项目经理抓落实，全体同志、党员同志参加。
    正例：南京市长江岸线、吉林省长白山保护区完成整改，高新区区长和江北区区长到场。
    反例：市委书记郑大勇带队督办群众信访举报件。
    反例：整改任务全部完成。¶责任人：郑大勇、王小川
    反例：序号\t任务\t责任人¶1\t管网改造\t郑大勇
    反例：烧烤店经营者郑大勇、举报人王秀芝的问题已经解决，投诉人赵女士表示满意。
    反例：高丰书记到场，时任环保所所长郑大勇受到处分。
    正例：责任人：市水利局主要负责人、各镇党委书记¶责任领导：分管副市长。
    正例：联系人：王小川主任，联系电话：0534-2687000。
    """
    if not paper.public:
        return
    columns = _columns(paper)
    for p in paper.having(Role.BODY, Role.HEADING, Role.CELL, Role.NOTE, Role.REMARK):
        plain = masked(p.text)
        spans = {*_with_post(plain), *_behind_post(plain), *_labelled(plain)}
        if p.row > 0 and (p.table, p.column) in columns:
            spans |= set(_listed(plain, 0, len(plain)))
        line = above(paper, p) if spans else ""
        for start, end in sorted(spans):
            post = re.match(POSTS, p.text[end:])
            if is_to_be_called(p.text, start, end + (post.end() if post else 0), line):
                continue
            reason = f"公开稿里写了姓名“{p.text[start:end]}”"
            yield p.index, Found(start, end, reason, "删去姓名，只写职务；必须写的，核实可以公开")


def _with_post(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for m in _NAMED.finditer(text):
        start = m.start()
        if start < end or not _BEFORE.search(text[max(0, start - 6) : start]):
            continue
        short = len(m["name"]) < 3 and m["name"][1] not in _GIVEN_TYPICAL
        place = _OF_PLACES.fullmatch(m["post"]) and (short or _PLACE_ENDS.search(m["name"]))
        if not place and _is_name(m["name"]):
            end = m.end("name")
            yield start, end


def _behind_post(text: str) -> Iterator[tuple[int, int]]:
    for m in _POST_FIRST.finditer(text):
        name = m["name"]
        long = text[m.start("name") - 1] == "长" and name[0] in _AFTER_LONG
        if not long and name[0] not in FUNCTION and _is_name(name):
            yield m.span("name")


def _is_name(name: str) -> bool:
    if LEADERS.fullmatch(name) or _WORDS.match(name):
        return False
    compound = re.match(COMPOUND, name)
    given = name[compound.end() :] if compound else name[1:]
    if not given or (name[0] in FUNCTION and not compound and len(given) < 2 and given not in _GIVEN_TYPICAL):
        return False
    return not any(c in _NOT_GIVEN for c in given)
