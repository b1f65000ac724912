"""Reads tests/cases/suitability_*.toml: clients, catalogues and products as a banker would say them, in yuan and days."""

import tomllib
from datetime import date, timedelta
from itertools import product as every
from pathlib import Path
from typing import NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.rules.product import ProductFacts
from rmtool.rules.records import CautionFacts, ClientFile, EventFacts, HoldingFacts, NeedFacts, OfferFacts
from rmtool.rules.vocabulary import LOANS, SERVICES

FILES = sorted((Path(__file__).parent.parent / "cases").glob("suitability_*.toml"))
TODAY = date(2026, 11, 24)
START = ("client", "product")
ENTRIES = {
    "title", "source", "today", "client", "unknown", "holdings", "needs", "events", "cautions", "offers", "product",
    "catalogue", "each", "each_client", "rulebook", "held_back", "told", "room", "because",
}  # fmt: skip
AMOUNTS = {field for field, kind in CLIENT_FIELDS.items() if kind == "amount"} | {"amount", "minimum"}


class Question(NamedTuple):
    """One client, one product of a catalogue, one day; `case` is what was written of it."""

    today: date
    file: ClientFile
    product: ProductFacts
    catalogue: tuple[ProductFacts, ...]
    case: dict


def cases():
    """Yield every case as written, with its file's name and with what its file starts from."""
    for path in FILES:
        sheet = tomllib.loads(path.read_text(encoding="utf-8"))
        start = {"source": sheet["source"], "holdings": sheet.get("holdings", [])}
        for case in sheet["case"]:
            yield path.stem, {**start, **case, **{name: {**sheet[name], **case.get(name, {})} for name in START}}


def questions():
    """Yield (id, question) of every case; a case that speaks of `each` of several asks once for each of them."""
    for stem, case in cases():
        for of_product, of_client in every(_each(case.get("each", {})), _each(case.get("each_client", {}))):
            name = " ".join([f"{stem}: {case['title']}", *map(str, (*of_product.values(), *of_client.values()))])
            yield name, _question(case, of_product, of_client)


def _each(lists):
    return [dict(zip(lists, values, strict=True)) for values in every(*lists.values())]


def _question(case, of_product, of_client):
    today = case.get("today", TODAY)
    client = {**case["client"], **of_client}
    product = _product({**case["product"], **of_product})
    others = tuple(_product(one) for one in case.get("catalogue", ()))
    for field in case.get("unknown", ()):
        client.pop(field, None)
    return Question(today, _file(client, case, today), product, (product, *others), case)


def _fen(row):
    """Return a row in fen; an empty word is what nobody knows."""
    return {field: round(value * 100) if field in AMOUNTS else value for field, value in row.items() if value != ""}


def _product(row):
    return ProductFacts(**{"record_id": 1, "code": "P1", "name": "产品", **_fen(row)})


def _file(client, case, today):
    holdings = tuple(_holding(row, today) for row in case["holdings"])
    facts = {"client_id": 1, "client_no": "000001", "name": "王伟", **_fen(client)}
    facts |= {"holdings_ours": _sum(holdings, ours=True), "holdings_elsewhere": _sum(holdings, ours=False)}
    return ClientFile(
        client=ClientFacts(**facts),
        holdings=holdings,
        needs=tuple(_row(NeedFacts, row, by=_day(row, today)) for row in case.get("needs", ())),
        events=tuple(_row(EventFacts, row, on=_day(row, today)) for row in case.get("events", ())),
        cautions=tuple(_row(CautionFacts, {"category": one, "because": "亏过"}) for one in case.get("cautions", ())),
        offers=tuple(_offer(number, row, today) for number, row in enumerate(case.get("offers", ()), start=1)),
    )


def _sum(holdings, *, ours):
    """Return the sum that the book keeps of a client's open holdings."""
    counted = [one for one in holdings if (one.bank == "ours") is ours and one.closed_on is None]
    amounts = [one.amount for one in counted if one.category not in {*LOANS, *SERVICES} and one.amount is not None]
    return sum(amounts) if amounts else None


def _row(kind, row, /, **more):
    told = {field: value for field, value in _fen(row).items() if field in kind._fields}
    return kind(**{**dict.fromkeys(kind._fields), "record_id": 1, **told, **more})


def _day(row, today):
    """Return the day that a row names, or counts from today."""
    return today + timedelta(row["in_days"]) if "in_days" in row else row.get("on")


def _holding(row, today):
    days = {"maturity_date": ("matures_in_days", 1), "start_date": ("started_days_ago", -1)}
    told = {field: today + sign * timedelta(row[name]) for field, (name, sign) in days.items() if name in row}
    return _row(HoldingFacts, {"bank": "ours", "category": "demand_deposit", **row}, **told)


def _offer(number, row, today):
    at = f"{today - timedelta(row['days_ago'])}{row.get('time', 'T09:30')}"
    return _row(OfferFacts, {"product_code": "P1", **row}, record_id=number, at=at)
