"""Whom a list leaves out: counted in one line on stderr, the same words everywhere."""

from rmtool.context import note
from rmtool.text import _


def note_left_out(*, unplaced: int = 0, do_not_contact: int, left: int) -> None:
    """Say how many are left out and why; nothing where nobody is."""
    counts = (
        (unplaced, _("{n} of whom too little is known")),
        (do_not_contact, _("{n} do not contact")),
        (left, _("{n} left the bank")),
    )
    parts = [words.format(n=n) for n, words in counts if n]
    if parts:
        note(_("left out: {parts}").format(parts=_(", ").join(parts)))
