"""Working days of China between two dates, by the yearly holiday arrangements; offline."""

from __future__ import annotations
