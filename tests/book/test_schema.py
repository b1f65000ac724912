"""One schema, said three times: in the tables, in the migrations, in what the reader asks for. They must agree."""

import re
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from sqlmodel import SQLModel

from rmtool.book import migrations
from rmtool.book.facts import (
    read_cautions,
    read_client,
    read_events,
    read_family,
    read_flows,
    read_holdings,
    read_needs,
    read_offers,
    read_placements,
    read_points,
    read_snapshots,
)
from rmtool.book.open import engine_over
from rmtool.book.tables import TABLES
from rmtool.rules.facts import ClientFacts
from rmtool.rules.fields import CLIENT_FIELDS, RECORD_FIELDS, TABLE_OF
from rmtool.rules.windows import Windows


@pytest.fixture(scope="module")
def migrated():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as book:
        migrations.migrate(book)
        yield book


@pytest.fixture(scope="module")
def declared():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as book:
        SQLModel.metadata.create_all(engine_over(book))
        yield book


def described(book, table):
    columns = [(row[1], row[2], row[3], row[5]) for row in book.execute(f"PRAGMA table_info({table})")]
    references = sorted(row[2:5] for row in book.execute(f"PRAGMA foreign_key_list({table})"))
    indexes = {}
    for _seq, name, unique, origin, partial in book.execute(f"PRAGMA index_list({table})"):
        where = book.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0] or ""
        key = tuple(row[2] for row in book.execute(f"PRAGMA index_info({name})"))
        indexes[key] = (unique, origin, partial, where.partition(" WHERE ")[2], name if origin == "c" else "")
    return columns, references, indexes, checks(book, table)


def checks(book, table):
    sql = book.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    found = sorted(re.findall(r"CONSTRAINT (\w+) CHECK \((.+?)\),?\s*\n", sql))
    return found, "AUTOINCREMENT" in sql


def test_there_are_no_tables_but_those_declared(migrated):
    names = {row[0] for row in migrated.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names - {"sqlite_sequence"} == set(TABLES)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_migrations_make_what_the_tables_declare(migrated, declared, table):
    def whitespace(text):
        return re.sub(r"\s+", " ", text)

    ours, theirs = described(migrated, table), described(declared, table)
    assert ours[:2] == theirs[:2]
    assert {key: (*found[:3], whitespace(found[3]), found[4]) for key, found in ours[2].items()} == {
        key: (*found[:3], whitespace(found[3]), found[4]) for key, found in theirs[2].items()
    }
    assert ours[3] == theirs[3]


def test_every_column_says_which_statement_or_reason_it_is_there_for():
    silent = [
        str(column)
        for table in TABLES.values()
        for column in table.columns
        if not column.comment and column.name != "id"
    ]
    assert silent == []


def test_a_client_has_the_columns_of_the_vocabulary():
    own = {"id", "pinyin", "pinyin_initials", "extra", "batch_id"}
    assert [name for name in map(str, TABLES["client"].columns.keys()) if name not in own] == list(CLIENT_FIELDS)


@pytest.mark.parametrize("kind", RECORD_FIELDS)
def test_a_record_has_the_columns_of_the_vocabulary(kind):
    own = {"id", "client_id", "tail4", "nth", "batch_id"}
    assert [name for name in map(str, TABLES[TABLE_OF[kind]].columns.keys()) if name not in own] == list(
        RECORD_FIELDS[kind]
    )


def test_days_are_text_so_that_they_compare_as_days(migrated):
    """A DATE column has NUMERIC affinity: comparing it with text is silently always true."""
    for table in TABLES:
        kinds = {row[2] for row in migrated.execute(f"PRAGMA table_info({table})")}
        assert kinds <= {"TEXT", "INTEGER", "REAL", "BOOLEAN"}


DAY = date(2026, 11, 24)
UNUSUAL = {
    "text": lambda place: f"text {place}",
    "code": lambda place: f"code {place}",
    "list": lambda place: f"a{place};b",
    "amount": lambda place: 1_000_001 + place,
    "count": lambda place: 3 + place,
    "km": lambda place: place + 0.5,
    "date": lambda place: f"1990-02-{place % 28 + 1:02}",
    "yes_no": lambda _place: 1,
    "codes": lambda place: f"code {place};more",
    "months": lambda place: f"{place % 12 + 1}",
    "sqm": lambda place: place + 50.5,
    "minutes": lambda place: place + 7.25,
    "points": lambda place: place - 99.5,
    "hours": lambda place: f"09:{place:02}-12:00",
    "moment": lambda place: f"2026-11-{place + 1:02}T09:30",
    "record": lambda _place: None,
}


def test_every_column_set_to_something_unusual_arrives_in_the_facts(migrated):
    values = {field: UNUSUAL[kind](place) for place, (field, kind) in enumerate(CLIENT_FIELDS.items())}
    migrated.execute(
        f"INSERT INTO client (id, {', '.join(values)}) VALUES (7, {', '.join('?' * len(values))})", [*values.values()]
    )
    facts = read_client(migrated, 7, windows=Windows(maturities=(DAY, DAY)))
    arrived = {field: getattr(facts, field) for field in CLIENT_FIELDS}
    plain = {
        field: (value.isoformat() if kind == "date" else value)
        for (field, value), kind in zip(arrived.items(), CLIENT_FIELDS.values(), strict=True)
    }
    assert facts.client_id == 7
    assert plain == values
    assert facts.do_not_contact is True


READERS = {
    "points": read_points, "family": read_family, "holdings": read_holdings, "flows": read_flows, "events": read_events,
    "needs": read_needs, "cautions": read_cautions, "offers": read_offers, "snapshots": read_snapshots, "placements": read_placements,
}  # fmt: skip


@pytest.mark.parametrize("kind", READERS)
def test_every_column_of_a_record_arrives_in_the_facts(migrated, kind):
    fields = RECORD_FIELDS[kind]
    values = {field: UNUSUAL[holds](place) for place, (field, holds) in enumerate(fields.items())}
    table, more = TABLE_OF[kind], ({"nth": 1} if "nth" in TABLES[TABLE_OF[kind]].columns else {})
    row = {"id": 70, "client_id": 8, **values, **more}
    migrated.execute("INSERT OR IGNORE INTO client (id, name) VALUES (8, '王芳')")
    columns = ", ".join(f'"{name}"' for name in row)
    migrated.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", [*row.values()])
    facts = READERS[kind](migrated, 8)[0]
    arrived = {field: getattr(facts, field) for field in fields}
    assert facts.record_id == 70
    assert {
        field: value.isoformat() if isinstance(value, date) else value for field, value in arrived.items()
    } == values


def test_facts_begin_with_the_columns_of_the_vocabulary():
    assert ClientFacts._fields[: len(CLIENT_FIELDS) + 1] == ("client_id", *CLIENT_FIELDS)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO client (name) VALUES ('')",
        "INSERT INTO client (client_no, name) VALUES ('', '张伟')",
        "INSERT INTO client (name, do_not_contact) VALUES ('张伟', 2)",
        "INSERT INTO client (name, wanted_interval_days) VALUES ('张伟', 0)",
        "INSERT INTO client (name, distance_home_km) VALUES ('张伟', -1)",
        "INSERT INTO contact_point (client_id, channel, value) VALUES (999, 'mobile', '19900000001')",
        "INSERT INTO contact (client_id, at, nth, reached) VALUES (7, '2026-11-24', 1, 5)",
    ],
)
def test_the_book_itself_refuses_what_cannot_be(migrated, statement):
    migrated.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        migrated.execute(statement)
