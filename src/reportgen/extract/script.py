"""Texts in Traditional characters: whether a paper is one, and the same in Simplified characters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportgen.extract.parts import Grid, Item
from reportgen.regex import regex
from reportgen.zh import is_han

SHARE = 0.05  # of the Han characters; a text in Traditional characters has three or four times as many of these
AT_LEAST = 4  # a name or two has fewer
# Frequent in such reports, and written in this way in Traditional characters only.
_TRADITIONAL = frozenset(
    "環態護覺見問題實報務發業產動區縣鄉鎮黨導領門責單項體來為會書國長時間這們說後將處應對經濟濕農廠礦熱氣機"
    "車輛達標準質優線減無關閉開設備運營過遠邊從專員進際結構調統計劃規範監測執給約談幹頭條萬億廢舊數據級組織續"
    "維穩類認識論詳細繼續總結轉輸險陽陰雲島點圖訂證評審議讓與舉辦歸檔復議確鞏極選強壓驗銷號執監築顯績積極"
)
_OPENCC = "t2s"
# Characters that the library leaves as they are, since 著 is also the 著 of 显著 and 名著; these words have 着.
_WORDS = regex(
    r"(?<![显卓昭原名专论编译遗巨土])著(?=力|重|眼|手|实|急|落|想|装|陆|火|色)"
    r"|(?<=[随沿围绕本朝向有意味接带伴为凭怀冲顺对看跟抓存])著(?![名作述称书])"
)


def is_traditional(texts: Sequence[str]) -> bool:
    """Whether a paper as a whole is written in Traditional characters."""
    found = every = 0
    for text in texts:
        found += sum(char in _TRADITIONAL for char in text)
        every += sum(map(is_han, text))
    return found >= AT_LEAST and found >= SHARE * every


def converted(items: Sequence[Item]) -> list[Item] | None:
    """The items in Simplified characters; None where the library for it is not installed.

    Each character stands for one of the original, so that columns hold: a text that the library would make longer or
    shorter is converted character by character.
    """
    try:
        from opencc import OpenCC
    except ImportError:
        return None
    library = OpenCC(_OPENCC)
    convert: Callable[[str], str] = library.convert
    return [_item(item, convert) for item in items]


def _item(item: Item, convert: Callable[[str], str]) -> Item:
    if isinstance(item, Grid):
        return item._replace(rows=tuple(tuple(_text(cell, convert) for cell in row) for row in item.rows))
    return item._replace(text=_text(item.text, convert))


def _text(text: str, convert: Callable[[str], str]) -> str:
    made = convert(text)
    if len(made) != len(text):
        made = "".join(one if len(one := convert(char)) == 1 else char for char in text)
    return _WORDS.sub("着", made)
