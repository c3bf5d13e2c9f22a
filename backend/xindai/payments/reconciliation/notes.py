"""Why somebody decided as he did, in some words."""

from __future__ import annotations

from typing import Final

from xindai.payments.errors import note_missing

LONGEST: Final = 500


def check_note(text: str) -> str:
    """The words without blanks around them; refuses NOTE_MISSING."""
    note = text.strip()
    if not 2 <= len(note) <= LONGEST or not note.isprintable():
        raise note_missing()
    return note
