"""The data files of a folder: those in it and in the folders of the next level."""

from __future__ import annotations

from pathlib import Path

from reportgen.place import DATA_ENDINGS, STYLES


def data_files_in(folder: Path) -> list[Path]:
    """In the order of their names."""
    patterns = [f"{level}*{ending}" for ending in DATA_ENDINGS for level in ("", "*/")]
    found = {path for pattern in patterns for path in folder.glob(pattern) if is_data(path)}
    return sorted(path for path in found if not path.is_dir())


def is_data(path: Path) -> bool:
    """Not a house style, and nothing that programs leave beside files: ._city.yaml, ~$city.yaml."""
    return path.name not in STYLES and not path.name.startswith((".", "~$"))
