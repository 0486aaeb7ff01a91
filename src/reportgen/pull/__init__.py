"""A Word file that a person has edited, held against the paper that was built: what changed, and where it belongs."""
