"""The text of a data file: a draft written out with comments, and edits of one that a person wrote."""
