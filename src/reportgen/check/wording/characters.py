"""Characters that only look right: Latin letters for Roman numerals, letters among digits, Traditional characters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportgen.check.paper import Found, Paper, Spot
from reportgen.regex import regex

_ROMAN = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ", "V": "Ⅴ", "VI": "Ⅵ"}
_CLASS = regex(
    r"(?<![A-Za-z\d])(?P<n>[IVl]{1,3})(?=类(?!医疗|器械|射线|放射|疫苗|响应|用地|企业|学科|账户)|\s?[—～~、和或及至到-]\s?(?:[IVl]{1,3}|[Ⅰ-Ⅵ])类)"
)
_WATER = regex("水|断面|河|湖|库|海|劣|优于|地表|考核|江|溪|湿地")
WATER_NEAR = 30  # characters before and behind a class, in which water is spoken of


def roman(text: str) -> Iterator[Found]:
    """Classes of water bear Roman numerals, not Latin letters.

    要求：水质类别用罗马数字字符Ⅰ、Ⅱ、Ⅲ、Ⅳ、Ⅴ，不用英文字母I、V拼写。（GB 3838-2002；公文的通行做法。）
    反例：消除劣V类水体。
    反例：国控断面水质达到III类标准。
    正例：消除劣Ⅴ类水体，断面水质达到Ⅲ类标准，Ⅱ类放射源，A类企业，VOCs类物质，III类医疗器械。
    """
    for m in _CLASS.finditer(text):
        right = _ROMAN.get(m["n"].replace("l", "I"))
        near = text[max(0, m.start() - WATER_NEAR) : m.end() + 1 + WATER_NEAR // 2]
        if right and _WATER.search(near):
            # A small L may be a slip for another character: only capitals are mended by the program.
            edit = None if "l" in m["n"] else right
            yield Found(
                *m.span("n"), f"水质类别“{m['n']}类”用了英文字母", f"改用罗马数字“{right}”（可以从这里复制）", edit
            )


_MIXED = regex(
    r"(?<![0-9A-Za-z./_])(?<![A-Za-z]-)(?=[0-9.]{0,9}[lOoI])(?=[lOoI.]{0,9}\d)(?P<n>[0-9lOoI]{1,9}(?:\.[0-9lOoI]{1,4})?)"
    r"(?=[%〕\u4e00-\u9fff，。；、）])"
)
_COUNTED = regex("[%年月日项个件家万亿元人户台座处条吨亩类名次]")
_TERMS = ("O3", "o3", "O2", "o2", "O2O", "o2o", "O157", "I2")
_DIGIT = str.maketrans("lIOo", "1100")


def letters(text: str) -> Iterator[Found]:
    """Digits are digits: no l for 1, no O for 0.

    要求：数字1、0不用字母l、O代替。（公文的通行做法。）
    反例：l0月底前完成。
    反例：2O22年8月完成1O0%。
    正例：10月底前完成，O3日均值达标，O3月均值，CO2个数，1号线I期，10 L/min，DN100管道，O2O模式，COD、NOx浓度。
    """
    for m in _MIXED.finditer(text):
        number = m["n"]
        few = sum(c.isdecimal() for c in number) < 2
        if number in _TERMS or (few and not _COUNTED.match(text, m.end())):
            continue
        right = number.translate(_DIGIT)
        yield Found(*m.span("n"), f"数字“{number}”里有字母", f"写成“{right}”")


BIG5_COMMON = (0xA440, 0xC67E)  # the first level of Big5: characters in common use
# Sound in Simplified text too: in names, in terms (煆烧, 瞭望), restored in 2013.
_SOUND = frozenset("昇祇甦氾祐珮棻惇堉晞珪洸玥璘璟沬伋煆璿彊剋瞭湧崑崙昤歜橾湣")
_SIMPLE = dict(
    zip(
        "環護態質會國務實導關對開發進過達這無為與業產經濟應當並從個時間問題說話將員單縣區黨歷來長門車東風飛馬魚鳥龍"
        "見貝頁華萬億電氣漢語際標準規劃資財貿費買賣賠計設訪評該認識議論調證變讓還運選邊遠違連適遲鄉鐵銷鋪錯鎮鏈陽陰陳陸隊階"
        "隨險難雙離雜類頭顯領須預項順願顧響飯館駐驗驅點齊舊莊藝藥處蟲補裝複覽覺親觀觸記訴許詢試詳誠課談請諸謝"
        "斷歸殘殺毀決沒淨淺減測湯溝滅漁漸潔濃濕灣災煙煩熱燈獎獨獲現瑪畝畢畫異療監盤確碼礦礎礙種積稱穩窮競筆節範築簡籃糧紀約紅"
        "納純級細終組結絕給統絲綠維網緊線編緣縮總績織繼續罰聯聽職肅腦腳膠興舉艦蓋蘇蘭虛號術衛衝"
        "優償傳傷僅價儲內兩農凍創別剛劑動勝勞勢勵匯協參吳嚴園圍圓圖團執報場塊墊壓壞壯夠夢奮婦學寧審寫寬寶層島嶺師帶帳幫幹廠"
        "廢廣廳張強彈徑復憂憑懷懸戰戲戶捨掃採換損擁擇擊擔據擬擴擺攜攝敗敵數暫條構槍樂樓樞樣樹橋機檔檢櫃權欄歡殼"
        "黃麗體鹽",
        "环护态质会国务实导关对开发进过达这无为与业产经济应当并从个时间问题说话将员单县区党历来长门车东风飞马鱼鸟龙"
        "见贝页华万亿电气汉语际标准规划资财贸费买卖赔计设访评该认识议论调证变让还运选边远违连适迟乡铁销铺错镇链阳阴陈陆队阶"
        "随险难双离杂类头显领须预项顺愿顾响饭馆驻验驱点齐旧庄艺药处虫补装复览觉亲观触记诉许询试详诚课谈请诸谢"
        "断归残杀毁决没净浅减测汤沟灭渔渐洁浓湿湾灾烟烦热灯奖独获现玛亩毕画异疗监盘确码矿础碍种积称稳穷竞笔节范筑简篮粮纪约红"
        "纳纯级细终组结绝给统丝绿维网紧线编缘缩总绩织继续罚联听职肃脑脚胶兴举舰盖苏兰虚号术卫冲"
        "优偿传伤仅价储内两农冻创别刚剂动胜劳势励汇协参吴严园围圆图团执报场块垫压坏壮够梦奋妇学宁审写宽宝层岛岭师带帐帮干厂"
        "废广厅张强弹径复忧凭怀悬战戏户舍扫采换损拥择击担据拟扩摆携摄败敌数暂条构枪乐楼枢样树桥机档检柜权栏欢壳"
        "黄丽体盐",
        strict=True,
    )
)


@lru_cache(maxsize=8192)
def is_traditional(char: str) -> bool:
    """Whether Big5 has it among its common characters and GB 2312 has not."""
    if not "\u4e00" <= char <= "\u9fff" or char in _SOUND:
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        pass
    else:
        return False
    try:
        big5 = int.from_bytes(char.encode("big5"), "big")
    except UnicodeEncodeError:
        return False
    return BIG5_COMMON[0] <= big5 <= BIG5_COMMON[1]


SHOWN = 8  # characters that the finding names


def traditional(paper: Paper) -> Iterator[Spot]:
    """No Traditional characters in a Simplified text; one finding for the whole paper.

    要求：公文使用规范汉字，不用繁体字、异体字。（《国家通用语言文字法》第九条；《通用规范汉字表》。）
    反例：全市生態環境质量持续改善。
    正例：全市生态环境质量持续改善，联系人：张昇、李玥。
    """
    places = [(p.index, at, char) for p in paper.passages for at, char in enumerate(p.text) if is_traditional(char)]
    if not places:
        return
    kinds = list(dict.fromkeys(char for _, _, char in places))
    index, at, _ = places[0]
    shown = "、".join(f"{c}（{_SIMPLE[c]}）" if c in _SIMPLE else c for c in kinds[:SHOWN])
    more = f"等{len(kinds)}个字" if len(kinds) > SHOWN else ""
    related = tuple((n, start, start + 1) for n, start, _ in places[1:])
    reason = f"有繁体字{len(places)}处：{shown}{more}"
    yield index, Found(at, at + 1, reason, "改用规范汉字（简体字）", None, related)
