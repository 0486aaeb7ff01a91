"""Where the bundled templates, schemas and examples lie: in the package when installed, at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `templates`, `schemas` or `examples`; FileNotFoundError names both places that were tried."""
    places = (HERE / name, HERE.parent.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}: neither {places[0]} nor {places[1]}")
