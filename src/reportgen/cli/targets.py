"""The data files that the words of the command line name; a folder stands for all in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from reportgen.pipeline.folders import data_files_in


def data_files(names: Iterable[str]) -> dict[Path, Path]:
    """Each data file once, those of folders in order of their names, and the folder that it was found through.

    Of several it is the outermost, in whatever order they are named: under -o its cities stand as they do in it.
    """
    found: dict[Path, Path] = {}
    for name in names:
        path = Path(name)
        if _is_folder(path):
            inside = data_files_in(path)
            if not inside:
                raise click.UsageError(f"文件夹“{path}”里没有数据文件（.yaml）")
            through = dict.fromkeys(inside, path)
        else:
            through = {path: path.parent}
        found |= {p: min(home, found.get(p, home), key=lambda folder: len(folder.parts)) for p, home in through.items()}
    return found


def _is_folder(path: Path) -> bool:
    """False also of a name that the system can't look up (too long); reading it will say so."""
    try:
        return path.is_dir()
    except OSError:
        return False
