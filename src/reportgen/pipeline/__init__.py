"""The roads from files to files, one module a road, each a few lines: load, count, check, render, write."""

from __future__ import annotations

from reportgen.pipeline.build import Built, Options, build, build_files, draw, options

__all__ = ["Built", "Options", "build", "build_files", "draw", "options"]
