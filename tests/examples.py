"""How many examples a property is tried with: as written there, and ten times as many under another profile.

`pytest --hypothesis-profile thorough` takes the other profile, which conftest.py registers.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

USUAL, THOROUGH = 100, 1_000


def examples(usual: int, *healthy: HealthCheck) -> settings:
    """So many in the usual run: fewer than USUAL where one takes long; `healthy` is what needs no health check here."""
    profile = settings()
    return settings(
        max_examples=usual * profile.max_examples // USUAL,
        suppress_health_check=(*profile.suppress_health_check, *healthy),
    )
