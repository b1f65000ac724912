"""An export in full, imported into an empty book, gives the same book: every table, field by field."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rmtool.book import migrations
from rmtool.book.derive import sound_of, tail_of
from rmtool.rules import vocabulary as v
from rmtool.rules.fields import LISTS, RECORD_FIELDS, TABLE_OF, fields_of, words_of

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1940, 1, 1), date(2026, 11, 1)).map(date.isoformat)
# Free text as people write it: what spreadsheets would run, what our own guard looks like, line breaks, rare characters.
WORDS = st.one_of(
    st.sampled_from(
        ["=1+1", "+86", "-", "@home", "'引号", "'=x", "a,b;c", "两\n行", "䶮𬭎😀", "0012", "1e5", "无", '"说"']
    ),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Co", "Cn")),
        min_size=1,
        max_size=8,
    ),
)
PLAIN = st.text("王李张陈伟芳娜静丽强磊军洋勇", min_size=2, max_size=4)
FEN = st.integers(0, 10**12)


def codes(kind, field):
    return st.sampled_from(v.CODES[words_of(kind, field)])


def value(kind, field, held):
    """A strategy for what a field may hold, as stored."""
    special = {
        "occupation": st.sampled_from(["doctor", "茶艺师"]), "client_no": st.none(), "id_last4": st.sampled_from(["123X", "0001"]),
        "birth_month_day": st.sampled_from(["--05-13", "--02-29"]), "birth_year": st.integers(1930, 2010), "bank": PLAIN,
        "children": st.integers(0, 9), "minutes": st.integers(0, 600), "minutes_per_contact": st.integers(1, 600), "priority": st.integers(1, 9),
        "wanted_interval_days": st.integers(1, 3650), "investment_experience": st.integers(0, 60), "tier": PLAIN,
        "holding_no": st.none(), "product_code": st.sampled_from(["LC0180", "0012"]), "employer": PLAIN, "industry": PLAIN, "name": PLAIN,
        "decision_maker": PLAIN, "corporate_link": PLAIN, "housing_place": PLAIN, "referrer": PLAIN, "counterparty_bank": PLAIN, "said_by": PLAIN,
        "risk_word": st.sampled_from(["稳健型", "C3-平衡型"]), "risk_level": st.none(), "entered_on": DAYS, "withdrawn": st.none(),
    }  # fmt: skip
    by_kind = {
        "text": WORDS, "amount": FEN, "count": st.integers(1, 90), "km": st.integers(0, 9000).map(lambda n: n / 10), "date": DAYS, "yes_no": st.sampled_from([0, 1]),
        "sqm": st.integers(1, 9000).map(lambda n: n / 10), "months": st.sampled_from(["1;12", "7"]), "hours": st.sampled_from(["09:00-11:30;14:00-17:00", "never"]),
        "moment": st.sampled_from(["2026-11-20", "2026-11-20T09:30"]), "list": st.sampled_from(["钓鱼;茶", "重点"]), "record": st.none(),
    }  # fmt: skip
    if field in special:
        return special[field]
    if held == "code":
        return codes(kind, field)
    if held == "codes":
        return st.lists(codes(kind, field), min_size=1, max_size=3, unique=True).map(";".join)
    return by_kind[held]


def rows(kind, required):
    fields = fields_of(kind)
    whole = {field: value(kind, field, held) for field, held in fields.items()}
    return st.fixed_dictionaries(
        {field: whole[field] for field in required},
        optional={field: strategy for field, strategy in whole.items() if field not in required},
    )


REQUIRED = {
    "clients": ("name", "entered_on"), "points": ("channel",), "family": ("relation", "name"), "holdings": ("bank", "category"), "flows": ("on", "direction"),
    "contacts": ("at",), "events": ("kind",), "needs": ("kind",), "cautions": ("at", "category", "because"), "snapshots": ("on_date",),
    "products": ("code", "name"),
}  # fmt: skip


@st.composite
def books(draw):
    clients = draw(st.lists(rows("clients", REQUIRED["clients"]), min_size=1, max_size=4))
    for place, client in enumerate(clients):
        client["client_no"] = draw(st.sampled_from([None, f"{place:06}"]))
        if client.get("aum") is None and client.get("aum_month_avg") is None:
            client.pop("aum_on", None)
        else:
            client.setdefault("aum_on", "2026-11-20")
        if client.get("risk_word") == "C3-平衡型":
            client["risk_level"] = "C3"
        if "risk_word" not in client:
            client.pop("risk_level", None)
        client["extra"] = draw(
            st.sampled_from([None, json.dumps({"行号": "7"}, ensure_ascii=False, separators=(",", ":"))])
        )
    records = {}
    for kind in RECORD_FIELDS:
        if kind not in {"products", "points"}:
            found = st.lists(st.tuples(st.integers(1, len(clients)), rows(kind, REQUIRED[kind])), max_size=4)
            records[kind] = draw(found)
    return clients, records, draw(st.integers(0, 10**6))


def make(path, clients, records, seed):
    book = sqlite3.connect(path, isolation_level=None)
    migrations.migrate(book)
    for place, client in enumerate(clients, start=1):
        sound = sound_of(client["name"])
        insert(book, "client", {**client, "id": place, "pinyin": sound.pinyin, "pinyin_initials": sound.initials})
        if client.get("aum_on"):
            insert(
                book,
                "snapshot",
                {
                    "client_id": place,
                    "on_date": client["aum_on"],
                    "aum": client.get("aum"),
                    "aum_month_avg": client.get("aum_month_avg"),
                },
            )
        for number in range((seed + place) % 3):
            phone = f"1990000{place}{number:03}"
            insert(
                book,
                "contact_point",
                {
                    "client_id": place,
                    "channel": "mobile",
                    "value": phone,
                    "tail4": tail_of("mobile", phone),
                    "hours": "09:00-11:30",
                    "bans": "amounts",
                    "place": "work",
                },
            )
    seen = set()
    for kind, found in records.items():
        counts = {}
        for client_id, drawn in found:
            row = settled(kind, drawn)
            once = {"snapshots": row.get("on_date"), "family": (row.get("relation"), row.get("name"))}.get(kind)
            if once is not None and (kind, client_id, once) in seen | {
                ("snapshots", i, c.get("aum_on")) for i, c in enumerate(clients, 1)
            }:
                continue
            seen.add((kind, client_id, once))
            key = (client_id, identity(kind, row))
            counts[key] = counts.get(key, 0) + 1
            more = {} if kind == "snapshots" else {"nth": counts[key]}
            insert(book, TABLE_OF[kind], {**row, "client_id": client_id, **more})
    corrected(book)
    book.close()


def settled(kind, row):
    row = {field: held for field, held in row.items() if held is not None}
    if kind == "family":
        if "birth_date" in row:
            row["birth_year"] = int(row["birth_date"][:4])
            if row["birth_date"] > "2012-11-24":
                row["guardian_consent"] = 1
            row.pop("birth_month_day", None)
        if row.get("birth_month_day") and row.get("birth_year", 0) >= 2012:
            row["guardian_consent"] = 1
    if kind == "holdings" and row.get("maturity_date", "9") < row.get("start_date", "0"):
        row.pop("maturity_date")
    if kind == "contacts" and row.get("channel") in {"visit", "branch"}:
        row.setdefault("reached", 1)
    if kind == "snapshots" and "aum" not in row and "aum_month_avg" not in row:
        row["aum"] = 1
    return row


def identity(kind, row):
    chosen = {
        "family": ("relation", "name"),
        "holdings": ("bank", "category", "product_code", "start_date", "maturity_date"),
        "events": ("kind", "on"),
        "needs": ("kind",),
    }.get(kind, tuple(RECORD_FIELDS[kind]))
    own = tuple(row.get(field) for field in chosen)
    return (*own, row.get("name") if kind == "holdings" and not row.get("product_code") else None)


def corrected(book):
    """One contact put right by a later row, one taken back, one caution lifted."""
    contacts = book.execute("SELECT id, client_id, at FROM contact ORDER BY id").fetchall()
    for (record_id, client_id, at), withdrawn in zip(contacts, (None, 1), strict=False):
        insert(
            book,
            "contact",
            {
                "client_id": client_id,
                "at": at,
                "note": f"更正{record_id}",
                "corrects": record_id,
                "withdrawn": withdrawn,
                "nth": 1,
            },
        )
    caution = book.execute("SELECT id, client_id, at, category FROM caution ORDER BY id").fetchone()
    if caution:
        insert(
            book,
            "caution",
            {
                "client_id": caution[1],
                "at": caution[2],
                "category": caution[3],
                "because": "客户主动要求",
                "lifts": caution[0],
                "nth": 1,
            },
        )


def insert(book, table, row):
    names = ", ".join(f'"{name}"' for name in row)
    book.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", [*row.values()])


def content(path):
    """Every table of data, without the numbers that only the book itself knows."""
    with closing(sqlite3.connect(path)) as book:
        book.row_factory = sqlite3.Row
        found = {}
        # An export tells client by client; within one client the order of the log is the order of the log.
        by = {kind: "id" if kind in {"clients", "products"} else "client_id, id" for kind in LISTS}
        for kind in LISTS:
            table = TABLE_OF[kind]
            all_rows = [dict(row) for row in book.execute(f"SELECT * FROM {table} ORDER BY {by[kind]}")]
            places = {row["id"]: place for place, row in enumerate(all_rows)}
            for row in all_rows:
                for refers in ("corrects", "lifts"):
                    if row.get(refers) is not None:
                        row[refers] = places[row[refers]]
                for own in ("batch_id", *(() if kind == "clients" else ("id",))):
                    row.pop(own)
            found[kind] = all_rows if kind in {"contacts", "cautions"} else sorted(all_rows, key=repr)
        return found


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(books())
def test_an_export_in_full_gives_the_same_book_again(command, made):
    with TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "a.db", *made)
        environment = {"RMTOOL_CONFIG": name, "RMTOOL_TODAY": TODAY.isoformat(), "RMTOOL_LANG": "en", "COLUMNS": "100"}
        done = command(
            {**environment, "RMTOOL_BOOK": str(folder / "a.db")},
            "export",
            str(folder / "out"),
            "--reveal",
            "--reason",
            "test",
        )
        assert done.code == 0, done.err
        for kind in LISTS:
            file = folder / "out" / f"{kind}.csv"
            if file.exists():
                taken = command({**environment, "RMTOOL_BOOK": str(folder / "b.db")}, "import", str(file), "--as", kind)
                assert taken.code == 0, taken.out + taken.err + file.read_text("utf-8-sig")
        once, again = content(folder / "a.db"), content(folder / "b.db")
        for kind in LISTS:
            assert again[kind] == once[kind]
