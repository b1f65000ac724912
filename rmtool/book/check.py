"""The check of a whole book: its rows held against the rules, its file against what this program writes.

Rows are streamed; of each finding only the number and the first few rows are kept.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from rmtool.book import migrations
from rmtool.book.check_duplicates import read_duplicates
from rmtool.book.open import Connection, one_state, open_scratch
from rmtool.book.record_sums import OPEN_ASSET
from rmtool.rules.duplicates import Duplicate
from rmtool.rules.fields import CLIENTS, KIND_OF_TABLE, TABLE_OF
from rmtool.rules.findings import ERROR, LEVELS, NOTE, RULES, WARNING, Finding, Limits, Rule, Whose, balances_differ
from rmtool.rules.vocabulary import OURS

BOOK = "book"
_KEPT = 3
# A row may point at an earlier one of the same client only.
_REFERRING = {"contacts": "corrects", "cautions": "lifts", "offers": "answers"}
# How the book says that a field or record is not known of a client `c`; else by the column of that name.
_UNKNOWN = {
    "aum": "c.aum IS NULL AND c.aum_month_avg IS NULL AND NOT EXISTS (SELECT 1 FROM holding WHERE client_id = c.id)",
    "mobile": "NOT EXISTS (SELECT 1 FROM contact_point WHERE client_id = c.id)",
    "holdings": "NOT EXISTS (SELECT 1 FROM holding WHERE client_id = c.id)",
    "birth_date": "c.birth_date IS NULL AND c.birth_month_day IS NULL",
    "family": "NOT EXISTS (SELECT 1 FROM family_member WHERE client_id = c.id)",
    "needs": "NOT EXISTS (SELECT 1 FROM need WHERE client_id = c.id)",
    "events": "NOT EXISTS (SELECT 1 FROM event WHERE client_id = c.id)",
    "distance_home_km": "c.distance_home_km IS NULL AND c.distance_work_km IS NULL",
}


class _Tally:
    """How often one thing was found, and the first rows of it."""

    def __init__(self, code: str, level: str, kind: str, field: str | None) -> None:
        self._what = (code, level, kind, field)
        self._count = 0
        self._first: list[tuple[int | None, int | None, Any]] = []

    def add(self, client_id: int | None, row_id: int | None, seen: object) -> None:
        """Count one row."""
        self._count += 1
        if len(self._first) < _KEPT:
            self._first.append((client_id, row_id, seen))

    def finding(self, connection: Connection) -> Iterator[Finding]:
        """Yield the finding, nothing where nothing was found."""
        if self._count:
            whose = tuple(_whose(connection, *row) for row in self._first)
            yield Finding(*self._what, self._count, whose)


def read_findings(connection: Connection, limits: Limits, asked: Sequence[str]) -> tuple[Finding, ...]:
    """Return all that is wrong, doubtful or lacking in a book, the gravest first.

    `asked` are the fields whose absence is told, the most useful first.
    """
    with one_state(connection):
        found = [
            *_file(connection),
            *_references(connection),
            *(finding for kind in RULES for finding in _values(connection, kind, limits)),
            *_balances(connection, limits),
            *_duplicates(read_duplicates(connection)),
            *_unknown(connection, asked),
        ]
    return tuple(sorted(found, key=lambda finding: LEVELS.index(finding.level)))


def _whose(connection: Connection, client_id: int | None, row_id: int | None, seen: object) -> Whose:
    row = connection.execute("SELECT client_no, name FROM client WHERE id = ?", (client_id,)).fetchone()
    number, name = row or (None, None)
    return Whose(client_id, number or (None if row is None else f"#{client_id}"), name, row_id, seen)


def _file(connection: Connection) -> Iterator[Finding]:
    """Yield what is wrong with the file itself: broken pages, or a layout that is not this program's."""
    damage = [text for (text,) in connection.execute("PRAGMA integrity_check") if text != "ok"]
    if damage:
        whose = tuple(Whose(None, None, None, None, text) for text in damage[:_KEPT])
        yield Finding("damaged", ERROR, BOOK, None, len(damage), whose)
    with closing(open_scratch(Path(":memory:"))) as fresh:
        migrations.migrate(fresh)
        foreign = sorted(_layout(connection) ^ _layout(fresh))
    names = sorted({name for name, _sql in foreign})
    if names:
        whose = tuple(Whose(None, None, None, None, name) for name in names[:_KEPT])
        yield Finding("other_layout", ERROR, BOOK, None, len(names), whose)


def _layout(connection: Connection) -> set[tuple[str, str]]:
    """Return the names and definitions of tables and indexes; what SQLite keeps for itself is left out."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return {(name, " ".join((sql or "").split())) for name, sql in rows}


def _references(connection: Connection) -> Iterator[Finding]:
    """Yield rows that point at nothing, or at a row of another client."""
    tallies: dict[str, _Tally] = {}
    for table, row_id, parent, _number in connection.execute("PRAGMA foreign_key_check"):
        kind = KIND_OF_TABLE.get(table, table)
        tallies.setdefault(table, _Tally("orphan", ERROR, kind, None)).add(None, row_id, parent)
    for kind, field in _REFERRING.items():
        tally = tallies.setdefault(field, _Tally("crossed", ERROR, kind, field))
        table = TABLE_OF[kind]
        for row in connection.execute(
            f"SELECT t.client_id, t.id, t.{field} FROM {table} t JOIN {table} o ON o.id = t.{field}"
            " WHERE o.client_id <> t.client_id ORDER BY t.id"
        ):
            tally.add(*row)
    for tally in tallies.values():
        yield from tally.finding(connection)


def _values(connection: Connection, kind: str, limits: Limits) -> Iterator[Finding]:
    """Yield what the rules of a list find in its rows."""
    rules = RULES[kind]
    fields = list(dict.fromkeys(field for rule in rules for field in rule.fields))
    places = [tuple(fields.index(field) for field in rule.fields) for rule in rules]
    tallies = [_Tally(rule.code, rule.level, kind, rule.fields[0]) for rule in rules]
    judged: list[tuple[Rule, tuple[int, ...], _Tally]] = list(zip(rules, places, tallies, strict=True))
    columns = ", ".join(f'"{field}"' for field in fields)
    owner = "id" if kind == CLIENTS else "client_id"
    for client_id, row_id, *cells in connection.execute(f"SELECT {owner}, id, {columns} FROM {TABLE_OF[kind]}"):
        for rule, of, tally in judged:
            if cells[of[0]] is not None and rule.wrong(limits, *[cells[place] for place in of]):
                tally.add(client_id, row_id, cells[of[0]])
    for tally in tallies:
        yield from tally.finding(connection)


def _balances(connection: Connection, limits: Limits) -> Iterator[Finding]:
    """Yield clients whose balance from the bank is not what their holdings add up to (loans and services aside)."""
    tally = _Tally("balances_differ", WARNING, CLIENTS, "aum")
    rows = connection.execute(
        "SELECT c.id, c.aum, h.held FROM (SELECT client_id, sum(amount) AS held FROM holding"
        f" WHERE bank = '{OURS}' AND {OPEN_ASSET} GROUP BY client_id) h"
        " JOIN client c ON c.id = h.client_id WHERE c.aum IS NOT NULL AND h.held IS NOT NULL"
    )
    for client_id, balance, held in rows:
        if balances_differ(limits, balance, held):
            tally.add(client_id, client_id, (balance, held))
    yield from tally.finding(connection)


def _duplicates(found: tuple[Duplicate, ...]) -> Iterator[Finding]:
    if found:
        first = tuple(
            Whose(pair.kept.client_id, pair.kept.handle, pair.kept.name, pair.other.client_id, pair.other.handle)
            for pair in found[:_KEPT]
        )
        yield Finding("duplicates", WARNING, CLIENTS, None, len(found), first)


def _unknown(connection: Connection, asked: Sequence[str]) -> Iterator[Finding]:
    """Yield how many present clients lack what would move the ranking, the most useful first."""
    sums = ", ".join(f"sum({_UNKNOWN.get(field, f'c.{field} IS NULL')})" for field in asked)
    counts = connection.execute(f"SELECT {sums} FROM client c WHERE c.left_on IS NULL").fetchone()
    for field, count in zip(asked, counts, strict=True):
        if count:
            yield Finding("unknown", NOTE, CLIENTS, field, count)
