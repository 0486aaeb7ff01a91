"""What somebody means ill with, or never looked at: bombs, escapes, names, bytes; and the same bytes every time."""
