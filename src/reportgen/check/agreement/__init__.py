"""A paper and the data -> where the figures of the one are not those of the other."""

from __future__ import annotations
