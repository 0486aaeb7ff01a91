"""Violations of the schema -> diagnostics: what a part lacks, what a value should have been."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Mapping, Node, Scalar, Sequence
from reportgen.load.notation import why_not_mapping
from reportgen.load.validator import Violation
from reportgen.vocabulary import Schema, nearest, resolved, types

KINDS = {
    "object": "下级各项（项名: 内容）",
    "array": "列表",
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "boolean": "是或否",
}


def explain(violation: Violation, node: Node, part: Schema, blank: Scalar | None) -> Iterator[Diagnostic]:
    """What is wrong with `node`, of which `part` is the schema; `blank` is the key that was left without a value."""
    path, keyword, limit = violation
    name = next((str(s) for s in reversed(path) if isinstance(s, str)), "全文")
    shown = node.text if isinstance(node, Scalar) else ""
    if keyword == "required":
        where = f"“{name}”" if path else "文件"
        if blank is not None:
            reason = f"{where}里必须写“{limit}”，这里冒号后面是空的"
            yield fault("SHP203", blank.place, reason, f"在“{blank.text}:”后面填上", key=limit)
        else:
            yield fault("SHP203", node.place, f"{where}里必须写“{limit}”", _addition(limit, part, node), key=limit)
    elif keyword in ("enum", "pattern") and not isinstance(node, Scalar):
        return  # the fault of its type tells enough
    elif keyword == "enum":
        near = nearest(shown, map(str, limit), 1)
        fix = f"改为“{near[0]}”，或其中另一个" if near else "改为其中一个"
        choices = "、".join(map(str, limit))
        yield fault("SHP205", node.place, f"“{name}”只能是：{choices}", fix, value=shown)
    elif keyword in ("minimum", "maximum"):
        side = "小于" if keyword == "minimum" else "大于"
        yield fault(
            "SHP207",
            node.place,
            f"“{name}”不能{side} {limit}，现写作 {shown}",
            "核对后改正；还不知道就删去这一项",
            key=name,
        )
    elif keyword == "pattern":
        yield fault("SHP206", node.place, f"“{name}”现写作“{shown}”，不是这一项的写法", part["x-form"], key=name)
    elif keyword == "type":
        yield _wrong_type(name, part, node)


def _addition(key: str, part: Schema, node: Node) -> str:
    """How to write a key that is lacking, with what it must have in its turn."""
    must = resolved(part.get("properties", {}).get(key, {})).get("required", ())
    line = f"{key}: {{{', '.join(f'{inner}: ……' for inner in must)}}}" if must else f"{key}: ……"
    return f"在花括号里加上“{line}”" if isinstance(node, Mapping) and node.flow else f"加一行“{line}”"


def _wrong_type(name: str, part: Schema, node: Node) -> Diagnostic:
    allowed = types(part)
    wanted = "、".join(KINDS[t] for t in KINDS if t in allowed)
    if not isinstance(node, Scalar):
        got = "下级各项" if isinstance(node, Mapping) else "列表"
        fix = f"改写成{wanted}"
        if isinstance(node, Sequence) and "object" in allowed:
            inner = next((k for k, p in part.get("properties", {}).items() if types(p) == {"array"}), None)
            fix = "去掉各项行首的“- ”，写成“项名: 内容”"
            fix = f"在各项上面加一行“{inner}:”，各项再往里缩进两格" if inner and name != "全文" else fix
        return fault("SHP204", node.place, f"“{name}”应为{wanted}，这里写成了{got}", fix, key=name)
    if "string" not in allowed and allowed & {"object", "array"}:
        why = why_not_mapping(node)
        if why:
            return fault(why[0], node.place, why[1], why[2])
        first = next(iter(part.get("properties", {})), "项名")
        how = f"写成“项名: 内容”，如“{first}: ……”" if "object" in allowed else "写成“- 内容”"
        fix = f"另起一行，行首比“{name}”多空两格，一行一项，{how}"
        return fault("SHP204", node.place, f"“{name}”应为{wanted}，这里写成了一句话", fix, key=name)
    if "boolean" in allowed:
        return fault("SHP206", node.place, f"“{name}”只能写“是”或“否”，现写作“{node.text}”", "改为“是”或“否”", key=name)
    fix = "只写数字，不带单位、量词；还不知道就删去这一项"
    return fault("SHP206", node.place, f"“{name}”应为{wanted}，现写作“{node.text}”", fix, key=name)
