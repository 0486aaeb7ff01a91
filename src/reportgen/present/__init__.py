"""What commands print: figures, differences, progress; as text for people and as JSON for programs."""
