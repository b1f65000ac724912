"""Tags added to many clients at once: the manager's own marks are only ever added to, never replaced."""

from collections.abc import Sequence

from rmtool.book.fates import KNOWN, NEW, REPEATED
from rmtool.book.merging import Merge

_TAGGED = "coalesce(t.tags || ';', '') || ?"
_UNTAGGED = (
    "t.id IN (SELECT client_id FROM staged.row WHERE fate IN ({fates}))"
    " AND instr(';' || coalesce(t.tags, '') || ';', ';' || ? || ';') = 0"
)


def add_tags(merge: Merge, tags: Sequence[str]) -> None:
    """Add tags to every client that the staged list names; one who carries a tag already does not change."""
    for tag in tags:
        merge.set_to("tags", _TAGGED, _UNTAGGED.format(fates=f"'{KNOWN}', '{REPEATED}'"), (tag, tag))
        # A client of this very list has no former state to keep.
        merge.book.exec_driver_sql(
            f"UPDATE client AS t SET tags = {_TAGGED} WHERE {_UNTAGGED.format(fates=repr(NEW))}", (tag, tag)
        )
