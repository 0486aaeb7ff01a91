"""The code of every diagnostic: its severity and the line that names the fault; 原因 and 办法 are said on the spot."""

from __future__ import annotations

from reportgen.codes.of_data import OF_DATA
from reportgen.codes.of_old_papers import OF_OLD_PAPERS
from reportgen.codes.of_papers import OF_PAPERS
from reportgen.codes.row import Code, Severity

__all__ = ["CODES", "Code", "Severity"]

CODES: dict[str, Code] = {**OF_DATA, **OF_PAPERS, **OF_OLD_PAPERS}


def no_code(start: str) -> str:
    """What to say of letters that no code begins with."""
    from difflib import get_close_matches

    families = list(dict.fromkeys(code[:3] for code in CODES))
    near = get_close_matches(start, families if len(start) <= 3 else CODES, cutoff=0.65)
    hint = f"是否为 {'、'.join(near)}？" if near else f"写完整的代码（FMT701），或一类的开头（{'、'.join(families)}）"
    return f"没有以“{start}”开头的代码；{hint}"
