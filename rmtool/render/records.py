"""Records on a screen: one a line, whose it is, what it says, and the number by which it is named."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.console import console
from rmtool.render.safe import plain
from rmtool.render.stored import stored
from rmtool.rules.fields import RECORD_FIELDS
from rmtool.rules.records import ListRow
from rmtool.text import _

# Fields whose value says nothing without its name.
_SILENT = frozenset({"count", "yes_no", "date", "hours", "codes", "record"})
_SILENT_FIELDS = frozenset({"said_by", "how_known", "counterparty_bank"})
_PLAIN_DATES = frozenset({"on", "at"})


def show_records(kind: str, rows: Iterable[ListRow], today: date, *, reveal: bool = False) -> None:
    """Print the records, one a line."""
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        who = f"{row.client_name} {row.handle}" if row.client_name else ""
        words = record_line(kind, row.values, today, reveal=reveal)
        table.add_row(*(Text(plain(cell)) for cell in (f"#{row.record_id}", who, words)))
    screen = console()
    screen.print(table if table.row_count else Text(_("nothing is on file")))


def record_line(kind: str, values: Mapping[str, Any], today: date, *, reveal: bool = False) -> str:
    """Return what a record says in one line; phones are masked unless `reveal`."""
    return " · ".join(_words(kind, values, today, reveal=reveal))


def _words(kind: str, values: Mapping[str, Any], today: date, *, reveal: bool) -> Iterator[str]:
    channel = values.get("channel") if kind == "points" else None
    for field, held in RECORD_FIELDS[kind].items():
        value = values.get(field)
        if value is None:
            continue
        words = str(value) if reveal and field == "value" else stored(kind, field, value, today, _of(field, channel))
        named = field in _SILENT_FIELDS or (held in _SILENT and field not in _PLAIN_DATES)
        yield f"{labels.field(field)} {words}" if named else words


def _of(field: str, channel: object) -> str | None:
    return str(channel) if field == "value" and channel is not None else None
