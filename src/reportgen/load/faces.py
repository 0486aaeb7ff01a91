"""Names of typefaces as a clerk types them -> Face: what no name can be, and slips of names that everybody uses."""

from __future__ import annotations

import re
import unicodedata

from reportgen.diagnostics import Diagnostic, fault
from reportgen.gongwen import BODY_FACE, FACE_NAMES, HEI, KAI, LATIN, LATIN_NAMES, SONG, TITLE_FACE, Face, face
from reportgen.regex import regex
from reportgen.values import Text
from reportgen.vocabulary import asked, folded
from reportgen.zh import HAN

LONGEST = 40  # characters; Word itself takes 31
# Nothing else, for the name goes into XML and CSS.
NAME = regex(rf"(?=.*[A-Za-z{HAN}])[A-Za-z0-9 _.{HAN}-]{{1,{LONGEST}}}")
_BARRED = regex(rf"[^A-Za-z0-9 _.{HAN}-]+")
_HAN_ONLY = regex(f"[^{HAN}]+")
_SIZE = regex(r"小?[初一二三四五六七八0-9][0-9. ]*(?:号|磅|pt)|小?[初一二三四五六七八]")
_LOOKS = regex(r"小?[初一二三四五六七八0-9.]+[号磅]|小初|加粗|粗体|\(.*?\)")
AS_IN_WORD = "照 Word“开始－字体”框里显示的名字写，一处只写一个字体"

_SONG_TI, _FANG, _KAI = ("方正小标宋简体", "方正小标宋_GBK"), ("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体")
# What people call a face though no system does; folded, without _ - and .
_CALLED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(["小标宋", "标宋", "小标宋体", "小标宋简体", "小标宋gbk", "小标宋简"], _SONG_TI),
    **dict.fromkeys(["方正小标宋", "方正小标宋体", "方正小标", "方正小标宋简", "方正标宋"], _SONG_TI),
    **dict.fromkeys(["仿", "仿宋体", "仿宋国标", "仿宋gb", "仿宋2312", "gb2312仿宋", "国标仿宋"], _FANG),
    **dict.fromkeys(["楷", "楷书", "正楷", "楷体国标", "楷体gb", "楷体2312", "楷gb2312", "gb2312楷体"], _KAI),
    **dict.fromkeys(["黑", "黑体字", "黑体gb2312"], ("黑体",)),
    **dict.fromkeys(["宋", "宋体字", "宋体gb2312"], ("宋体",)),
    **dict.fromkeys(["times", "timesroman", "newroman", "新罗马", "新罗马体", "泰晤士"], ("Times New Roman",)),
}
_SOUGHT = (*(f.name for f in (TITLE_FACE, BODY_FACE, HEI, KAI, SONG, LATIN)), "方正小标宋_GBK")


def read_face(text: Text, part: str, role: Face, found: list[Diagnostic]) -> Face:
    """The face that `text` names for a part (正文), in which the standard has `role`; `found` tells what is wrong.

    A name that nobody knows is taken as it is: offices have faces of their own.
    """
    if not NAME.fullmatch(text):
        found.append(_no_name(text))
        return role
    if _SIZE.fullmatch(text):
        reason = f"“{text}”是字号，不是字体名"
        found.append(fault("SHP216", text.place, reason, f"字号写在“字号”里；这里{AS_IN_WORD}", name=text))
        return role
    near = suggestions(text)
    if near:
        reason = f"多半没有叫“{text}”的字体；电脑上没有的字体，Word 会换成别的"
        fix = f"{asked(near)}；确有这种字体的，不必改"
        found.append(fault("SHP217", text.place, reason, fix, name=text))
    elif text in LATIN_NAMES and part not in ("西文", "页码"):
        reason = f"“{text}”是西文字体，没有汉字，“{part}”里的汉字会换成别的字体"
        fix = f"“{part}”写中文字体，如“{role.name}”；数字和字母的字体写在“西文”里"
        found.append(fault("SHP217", text.place, reason, fix, name=text))
    return face(str(text), role)


def suggestions(name: str) -> list[str]:
    """Known names that `name` must have meant; none where it is known, or may be a face of the office's own."""
    if name in FACE_NAMES:
        return []
    key = _key(_LOOKS.sub("", unicodedata.normalize("NFKC", name)))
    same = sorted(known for known in FACE_NAMES if _key(known) == key)
    if same or key in _CALLED:
        return same or list(_CALLED[key])
    # A Han character more or less may be another face (方正大标宋), a letter or figure hardly (仿宋_GB2313).
    keys = {_key(known): known for known in _SOUGHT if _HAN_ONLY.sub("", known) == _HAN_ONLY.sub("", key)}
    from difflib import get_close_matches

    return [keys[near] for near in get_close_matches(key, keys, n=2, cutoff=0.85)]


def _key(name: str) -> str:
    return re.sub(r"[-_.]", "", folded(name))


def _no_name(text: Text) -> Diagnostic:
    plain = unicodedata.normalize("NFKC", text)
    barred = list(dict.fromkeys(c for part in _BARRED.findall(text) for c in part))
    if len(text) > LONGEST:
        reason = f"字体名最多 {LONGEST} 个字符，这里有 {len(text)} 个"
    elif barred:
        reason = f"字体名里只能有汉字、字母、数字、空格和 _ - . ，这里有 {' '.join(barred[:5])}"
    else:
        reason = "字体名里要有汉字或字母"
    words = [plain] if plain in FACE_NAMES else [_BARRED.sub("", plain), *_BARRED.split(plain)]
    meant = [near for w in words for near in ([w.strip()] if w.strip() in FACE_NAMES else suggestions(w))]
    fix = f"改为“{meant[0]}”；{AS_IN_WORD}" if meant else AS_IN_WORD
    return fault("SHP216", text.place, reason, fix, name=text)
