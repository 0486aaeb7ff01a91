"""An old paper -> the draft of a data file that builds the same paper again."""
