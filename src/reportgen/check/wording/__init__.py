"""Slips in words, characters and measure words; fixed expressions."""

from __future__ import annotations

from reportgen.check.paper import LineRule, PaperRule
from reportgen.check.wording import characters, expressions, measures, sentences, sequences, words

LINE_RULES: tuple[tuple[str, LineRule], ...] = (
    ("TXT805", sequences.order),
    ("TXT814", characters.roman),
    ("TXT815", characters.letters),
    ("TXT821", words.until),
    ("TXT822", words.decisions),
    ("TXT823", words.twice),
    ("TXT833", sentences.run_together),
)
PAPER_RULES: tuple[tuple[str, PaperRule], ...] = (
    ("TXT801", expressions.wrong_expressions),
    ("TXT802", expressions.unusual_expressions),
    ("TXT803", expressions.doubtful_expressions),
    ("TXT804", expressions.out_of_time),
    ("TXT811", measures.measure_words),
    ("TXT812", measures.money),
    ("TXT813", measures.units),
    ("TXT816", characters.traditional),
    ("TXT824", words.inspections),
    ("TXT831", sentences.full_stops),
    ("TXT832", sentences.open_ends),
)
