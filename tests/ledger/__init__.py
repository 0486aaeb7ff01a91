"""The monthly round on Excel."""
