"""What a paper says in one place and otherwise in another: names, dates, sentences; and what should not be in it."""

from __future__ import annotations

from reportgen.check.consistency import blanks, dates, names, references, repeats, terms, web
from reportgen.check.paper import PaperRule

PAPER_RULES: tuple[tuple[str, PaperRule], ...] = (
    ("TXT841", names.slips),
    ("TXT842", names.plans),
    ("TXT843", names.short_names),
    ("TXT844", names.teams),
    ("TXT845", terms.inspections),
    ("TXT846", terms.counted),
    ("TXT847", terms.units),
    ("TXT851", repeats.twice),
    ("TXT852", repeats.long_pieces),
    ("TXT853", repeats.clauses),
    ("TXT854", repeats.points),
    ("TXT857", references.attachments),
    ("TXT859", dates.now),
    ("TXT860", dates.as_of),
    ("TXT861", dates.without_year),
    ("TXT862", dates.backwards),
    ("TXT863", blanks.left_blank),
    ("TXT865", web.frame),
    ("TXT866", web.markup),
    ("TXT867", web.pinyin),
    ("TXT868", web.file_names),
    ("TXT869", web.broken_lines),
)
