"""The machine contract of `profile`: every block of the file, what it adds up to, and what is missing from it."""

from collections.abc import Mapping
from typing import Any

from rmtool.commands import contract
from rmtool.rules.fields import CLIENT_FIELDS, POINT_FIELDS, RECORD_FIELDS
from rmtool.rules.masking import CALLED, mask_phone
from rmtool.rules.profile import Profile
from rmtool.rules.reason import Fen
from rmtool.rules.records import ClientFile, ContactPointFacts
from rmtool.rules.tier import TierStanding

CLIENT_COLUMNS = ("client_id", *CLIENT_FIELDS, *POINT_FIELDS)


def file(one: Profile, *, reveal: bool) -> dict[str, object]:
    """Return `profile -f json`."""
    file_, client = one.file, one.file.client
    return {
        "client_id": client.client_id,
        "client_no": client.client_no,
        "name": client.name,
        "client": _client(client._asdict(), reveal=reveal),
        "contact_points": [_point(point, reveal=reveal) for point in file_.points],
        "family": _records("family", file_.family),
        "holdings": _records("holdings", file_.holdings),
        "contacts": [contract.contact(each) for each in file_.contacts],
        "events": _records("events", file_.events),
        "needs": _records("needs", file_.needs),
        "cautions": _records("cautions", file_.cautions),
        "offers": _records("offers", file_.offers),
        "snapshots": _records("snapshots", file_.snapshots),
        "tier": _tier(one.tier),
        "balance_sheet": plain_facts(one.balance_sheet, money=("ours", "elsewhere", "debts", "net_worth")),
        "placements": _records("placements", file_.placements),
        "potential": plain_facts(one.potential, money=("amount", "own", "elsewhere", "events", "savings")),
        "service_need": plain_facts(one.service_need),
        "service_plan": {
            "interval_days": one.service_plan.interval.days,
            "basis": one.service_plan.interval.basis,
            "contacts_per_year": dict(one.service_plan.calendar.contacts),
        },
        "cell": client.kept_cell,
        "segment": plain_facts(one.segment),
        "wallet": plain_facts(one.wallet, money=("ours", "elsewhere")),
        "allocation": {
            "classes": [plain_facts(each, money=("amount",)) for each in one.allocation.classes],
            "total": Fen(one.allocation.total),
            "without_amount": one.allocation.without_amount,
            "elsewhere_unknown": one.allocation.elsewhere_unknown,
        },
        "rating": plain_facts(one.rating),
        "completeness": {
            "share": one.completeness.share,
            "blocks": [plain_facts(block) for block in one.completeness.blocks],
        },
        "stale": [plain_facts(block) for block in one.stale],
        "missing": list(one.completeness.missing),
    }


def client_row(one: ClientFile, *, reveal: bool) -> dict[str, object]:
    """Return `profile -f csv`: one row under the headers that `import` takes."""
    row: dict[str, object] = {"client_id": one.client.client_id, **_client(one.client._asdict(), reveal=reveal)}
    for field, channel in POINT_FIELDS.items():
        values = (_reach(point, reveal=reveal) for point in one.points if point.channel == channel)
        row[field] = ";".join(values)
    return row


def _tier(standing: TierStanding | None) -> dict[str, object] | None:
    fields = plain_facts(standing, money=("missing", "below"))
    if fields is None or standing is None or standing.fall is None:
        return fields
    before, now, share = standing.fall
    fall = {"before": Fen(before.amount), "before_on": before.on, "now": Fen(now), "share": share}
    return fields | {"fall": fall}


def _client(values: Mapping[str, Any], *, reveal: bool) -> dict[str, object]:
    """Return the stored fields under their canonical names; amounts are money, the ID's tail is masked."""
    fields = {name: _fen(values[name]) if kind == "amount" else values[name] for name, kind in CLIENT_FIELDS.items()}
    if fields["id_last4"] and not reveal:
        fields["id_last4"] = "****"
    return fields


def _point(point: ContactPointFacts, *, reveal: bool) -> dict[str, object]:
    return {**point._asdict(), "value": _reach(point, reveal=reveal)}


def _reach(point: ContactPointFacts, *, reveal: bool) -> str:
    return mask_phone(point.value) if point.channel in CALLED and not reveal else point.value


def _records(kind: str, records: tuple[Any, ...]) -> list[dict[str, object]]:
    money = [field for field, held in RECORD_FIELDS[kind].items() if held == "amount"]
    return [record._asdict() | {field: _fen(getattr(record, field)) for field in money} for record in records]


def plain_facts(value: Any, money: tuple[str, ...] = ()) -> dict[str, object] | None:  # noqa: ANN401 - any named tuple
    """Return a rule's answer under its own names, the named fields as money; None of None."""
    if value is None:
        return None
    fields: dict[str, object] = value._asdict()
    return fields | {name: _fen(getattr(value, name)) for name in money}


def _fen(value: int | None) -> Fen | None:
    return None if value is None else Fen(value)
