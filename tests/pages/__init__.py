"""The documents as printed: what LibreOffice puts on paper, measured in millimetres."""
