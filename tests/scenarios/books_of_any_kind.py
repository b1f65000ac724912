"""Books such as years of work leave behind: every list, every field, whatever a cell may hold. For hypothesis."""

from datetime import date, timedelta

from hypothesis import strategies as st

from rmtool.book.derive import sound_of, tail_of
from rmtool.book.stored import stored
from rmtool.exchange.cells import RowError, is_masked
from rmtool.exchange.columns import load_columns
from rmtool.exchange.reading import Reading
from rmtool.exchange.records import is_total
from rmtool.exchange.rows import read_cell
from rmtool.rules.fields import CLIENT_FIELDS, CLIENTS, LISTS, PRODUCTS, RECORD_FIELDS, TABLE_OF, words_of
from rmtool.rules.product_level import may_be_sold_as, needs_level
from rmtool.rules.vocabulary import CODES, FAMILY_OF

TODAY = date(2026, 11, 24)
READING = Reading(load_columns(), TODAY)
TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t=+-@'\",;、🐉䶮"), max_size=12)
TEXTS = (
    st.sampled_from(
        ["王伟", "=1+1", "'=x", "'王", "-5", "+8613800138000", "@me", "无", "a\r\nb", "合计", '="0012"', "😀", "{}"]
    )
    | TYPED
)
DAYS = st.dates(date(1950, 1, 1), TODAY)
PHONES = ("13800138000", "13900139000", "0571-8888-8888", "+1-650-253-0000", "0571-8888-8888-123")
ADDRESSES = ("杭州市西湖区文三路1号、2幢", "=HYPERLINK路 1 号")
COUNTS = {
    "children": (0, 20), "minutes": (0, 1440), "minutes_per_contact": (1, 1440), "wanted_interval_days": (1, 3650),
    "investment_experience": (0, 99), "priority": (1, 9), "birth_year": (1900, 2026), "term_days": (1, 3650),
    "premium_years": (1, 99),
}  # fmt: skip
POSITIVE = {
    "monthly_income",
    "monthly_expense",
    "assets_elsewhere",
    "minimum",
    "potential_line",
    "gift_value",
    "flows.amount",
}
NEEDED = {
    "name": {CLIENTS, PRODUCTS}, "channel": {"points"}, "value": {"points"}, "relation": {"family"}, "bank": {"holdings"},
    "on": {"flows"}, "direction": {"flows"}, "at": {"contacts", "cautions", "offers"}, "kind": {"events", "needs"},
    "category": {"cautions"}, "because": {"cautions"}, "on_date": {"snapshots", "placements"}, "code": {PRODUCTS},
    "product_code": {"offers"},
}  # fmt: skip


def as_kept(kind, field, typed):
    """What the book keeps of a typed text; None of one that no field takes."""
    try:
        return stored(read_cell(kind, field, typed, READING))
    except RowError:
        return None


def words(kind, field):
    """Texts as the book keeps them; where it would keep nothing of the typed ones, a plain one."""
    hidden = field in {"name", "client_no", "wechat", "value"}

    def kept(typed):
        text = as_kept(kind, field, typed)
        if field == "code" and is_total([str(text), "王", "王"]):  # no list can hold such a row: it is taken for a sum
            return "王"
        return "王" if text is None or (hidden and is_masked(str(text))) else text

    return TEXTS.map(kept).map(lambda text: "123X" if field == "id_last4" else text)


def values(kind, field, holds):
    if field == "birth_month_day":
        return st.sampled_from(["--05-13", "--02-29"])
    if holds in {"text", "list"}:
        return words(kind, field)
    if holds == "code":
        return st.sampled_from(CODES[words_of(kind, field)])
    if holds == "codes":
        codes = st.lists(st.sampled_from(CODES[words_of(kind, field)]), min_size=1, max_size=3, unique=True)
        return codes.map(";".join)
    return {
        "amount": st.integers(0 if {field, f"{kind}.{field}"} & POSITIVE else -(10**13), 10**15),
        "count": st.integers(*COUNTS.get(field, (0, 9))),
        "km": st.sampled_from([0.0, 0.00001, 0.005, 1.1, 12.0, 999.5]),
        "sqm": st.sampled_from([0.0001, 88.5, 120.0]),
        "minutes": st.sampled_from([0.0, 0.0001, 12.25, 45.0, 999_999.5]),
        "points": st.sampled_from([-999.9, -0.1, 0.0, 12.0, 7.5]),
        "date": DAYS.map(date.isoformat),
        "moment": DAYS.map(date.isoformat) | st.sampled_from(["2026-11-20T09:30", "2026-11-20T00:01"]),
        "yes_no": st.sampled_from([0, 1]),
        "months": st.sampled_from(["1", "1;12"]),
        "hours": st.sampled_from(["09:00-11:30;14:00-24:00", "never"]),
        "record": st.none(),
    }[holds]


def rows(kind):
    fields = CLIENT_FIELDS if kind == CLIENTS else RECORD_FIELDS[kind]
    cells = {}
    for field, holds in fields.items():
        known = values(kind, field, holds)
        cells[field] = known if kind in NEEDED.get(field, ()) else st.none() | known
    return st.fixed_dictionaries(cells).map(lambda row: settle(kind, sellable(row) if kind == PRODUCTS else row))


def settle(kind, row):
    """Make the fields of a row agree, as every way into the book does."""
    row = dict(row)
    if kind == CLIENTS and row["risk_level"] is not None:
        row["risk_word"] = (
            row["risk_word"]
            if READING.risk_level(row["risk_word"] or "") is None and row["risk_word"]
            else row["risk_level"]
        )
    elif kind == CLIENTS and row["risk_word"] is not None:
        row["risk_level"] = READING.risk_level(row["risk_word"])
    if kind == CLIENTS and row["adjust"] is not None and row["adjust_because"] is None:
        row["adjust_because"] = "王"
    if kind == "family" and row["birth_date"] is not None:
        row["birth_year"] = int(row["birth_date"][:4])
        row["birth_month_day"] = None
        if row["birth_date"] > (TODAY - timedelta(days=14 * 366)).isoformat():
            row["guardian_consent"] = 1
    elif kind == "family" and row["birth_month_day"] and (row["birth_year"] or 0) >= TODAY.year - 14:
        row["guardian_consent"] = 1
    if kind == "contacts" and row["channel"] in {"visit", "branch"} and row["reached"] is None:
        row["reached"] = 1
    for first, last in (("start_date", "maturity_date"), ("on_sale_from", "on_sale_to")):
        if row.get(first) and row.get(last) and row[last] < row[first]:
            row[first], row[last] = row[last], row[first]
    return row


def sellable(row):
    """The family, level and words with which the catalogue takes such a product."""
    own, said = FAMILY_OF.get(row["category"]), row["rule_family"]
    family = said if said and (own is None or may_be_sold_as(own, said)) else own
    insurance = (own or family) == "insurance"
    levels = {field: row[field] for field in ("risk_level", "issuer_risk_level")}
    if family or row["category"]:
        levels = {field: level and ("P" if insurance else "R") + level[1:] for field, level in levels.items()}
    if needs_level(row["category"], family) and not any(levels.values()):
        levels["risk_level"] = "P3" if insurance else "R3"
    if not insurance and (family or row["category"]):
        levels |= {"benefit": None, "premium_years": None}
    if family == "private" and row["qualified"] in {None, "no"}:
        levels["qualified"] = "private_fund"
    return row | levels | {"rule_family": family}


POINTS = st.fixed_dictionaries(
    {
        "channel": st.sampled_from(["mobile", "phone"]), "value": st.sampled_from(PHONES),
        "place": st.none() | st.just("home"), "hours": st.none() | st.just("09:00-11:30"),
        "bans": st.none() | st.just("amounts;product"), "note": st.none() | words("points", "note"),
    }
) | st.fixed_dictionaries(
    {
        "channel": st.sampled_from(["mail", "wechat"]), "value": st.sampled_from(ADDRESSES) | words("points", "value"),
        "place": st.none(), "hours": st.none(), "bans": st.none(), "note": st.none(),
    }
)  # fmt: skip
EXTRA = st.none() | st.dictionaries(TEXTS, TEXTS.filter(bool), min_size=1, max_size=3).map(stored)
# What no client has twice.
ONCE = {
    "points": ("channel", "value"), "snapshots": ("on_date",), "placements": ("on_date",), "family": ("relation", "name"), "holdings": ("holding_no",),
    PRODUCTS: ("code",),
}  # fmt: skip


def distinct(kind, found):
    keys = ONCE.get(kind)
    seen = set()
    for row in found:
        key = tuple(row[field] for field in keys) if keys else None
        if key is None or None in key or key not in seen:
            seen.add(key)
            yield row


@st.composite
def books(draw):
    """Rows by list; the rows of a client's records carry `client_id`, the place of the client + gaps between ids."""
    clients = draw(st.lists(rows(CLIENTS), min_size=1, max_size=4))
    ids = sorted(draw(st.sets(st.integers(1, 40), min_size=len(clients), max_size=len(clients))))
    numbers = set()
    for client, client_id in zip(clients, ids, strict=True):
        client["id"] = client_id
        client["extra"] = draw(EXTRA)
        if draw(st.booleans()):
            client["name"] = "王伟"  # twins: without a number only the book's own one tells them apart
        if client["client_no"] in numbers:
            client["client_no"] = None
        numbers.add(client["client_no"])
        sound = sound_of(client["name"])
        client |= {"pinyin": sound.pinyin, "pinyin_initials": sound.initials}
    book = {CLIENTS: clients}
    for kind in LISTS[1:]:
        strategy = POINTS if kind == "points" else rows(kind)
        if kind == PRODUCTS:
            book[kind] = list(distinct(kind, draw(st.lists(strategy, max_size=2))))
            continue
        book[kind] = []
        for client_id in ids:
            found = draw(st.lists(strategy, max_size=3))
            if found and draw(st.booleans()):
                found.append(dict(found[0]))  # the same again: a twin, where a client may have two
            book[kind] += [row | {"client_id": client_id} for row in distinct(kind, found)]
        number(kind, book[kind], draw)
    return book


def number(kind, found, draw):
    """Give the rows their numbers, with gaps, and let some point at an earlier one of the same client."""
    last = 0
    refers = next((field for field, holds in RECORD_FIELDS[kind].items() if holds == "record"), None)
    for place, row in enumerate(found):
        last += draw(st.integers(1, 3))
        row["id"] = last
        earlier = [other["id"] for other in found[:place] if other["client_id"] == row["client_id"]]
        if refers and earlier and draw(st.booleans()):
            row[refers] = draw(st.sampled_from(earlier))
        if kind == "points":
            row["tail4"] = tail_of(row["channel"], row["value"])


def write(connection, book):
    """Put the rows in as they lie in the file."""
    for kind, found in book.items():
        for place, row in enumerate(found, start=1):
            counted = {"nth": place} if kind not in {CLIENTS, PRODUCTS, "points", "snapshots", "placements"} else {}
            cells = row | counted
            names = ", ".join(f'"{name}"' for name in cells)
            marks = ", ".join("?" * len(cells))
            connection.execute(f"INSERT INTO {TABLE_OF[kind]} ({names}) VALUES ({marks})", tuple(cells.values()))
