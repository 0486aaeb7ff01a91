"""The monthly round on Excel: the workbook to hand out, one a unit, and the returns merged again."""
