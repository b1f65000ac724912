"""How the records of each list are told apart: what makes two rows the same record."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from rmtool.rules.fields import APPEND_ONLY, RECORD_FIELDS, TABLE_OF


class Identity(NamedTuple):
    """How records of one kind are told apart; `{x}` in SQL stands for the row.

    `columns` are all that `identity`, `once` and `number` speak of. `identity` is what makes two rows the same record;
    of several that are equal in it the n-th of a list is the n-th of the book (`counted`). `number` identifies alone
    where the bank gives one. `once` (SQL) is what no client has twice: rows of a list that share it are the same row
    again, or else `otherwise`, the fate that says so. `required` are the fields without which a row is refused, and
    the fate that says so. `refers` is the field by which a row points at an earlier one of the same list.
    """

    table: str
    columns: tuple[str, ...]
    identity: tuple[str, ...]
    required: tuple[tuple[str, str], ...] = ()
    once: str = "NULL"
    otherwise: str = "conflict"
    number: str | None = None
    closed: str | None = None
    append_only: bool = False
    owned: bool = True
    counted: bool = True
    refers: str | None = None

    @property
    def told_by(self) -> frozenset[str]:
        """Return the fields by which the record is told from others."""
        return frozenset(self.columns)

    @property
    def never_cleared(self) -> frozenset[str | None]:
        """Return the fields whose blanks cannot mean "clear": by them a record is known, or the rules of its sale."""
        return frozenset({*(field for field, _fate in self.required), "bank", "code", "rule_family", self.number})


def _said_again(kind: str) -> Identity:
    """Return the identity of records that are the same only when they are equal in every field."""
    fields = tuple(RECORD_FIELDS[kind])
    refers = next((field for field, holds in RECORD_FIELDS[kind].items() if holds == "record"), None)
    # What a row corrects is settled later: the list's numbers are not the book's.
    compared = tuple(f'{{x}}."{field}"' for field in fields if field != refers) + (
        (f"({{x}}.{refers} IS NULL)",) if refers else ()
    )
    return Identity(TABLE_OF[kind], fields, compared, append_only=kind in APPEND_ONLY, refers=refers)


def _plain(kind: str, identity: Sequence[str], **more: Any) -> Identity:  # noqa: ANN401 - fields of Identity
    quoted = tuple(f'{{x}}."{field}"' for field in identity)
    return Identity(TABLE_OF[kind], tuple(identity), quoted)._replace(**more)


IDENTITIES: dict[str, Identity] = {
    "points": _plain(
        "points", ("channel", "value"), once="row.channel || '|' || row.value", counted=False,
        required=(("channel", "wayless"), ("value", "wayless")),
    ),
    "family": Identity(
        "family_member",
        ("relation", "name", "birth_year"),
        ("{x}.relation", "{x}.name", "iif({x}.name IS NULL, {x}.birth_year, NULL)"),
        required=(("relation", "unrelated"),),
        once="row.relation || '|' || row.name",
    ),
    "holdings": Identity(
        "holding",
        ("bank", "category", "product_code", "name", "start_date", "maturity_date", "holding_no"),
        ("{x}.bank", "{x}.category", "coalesce({x}.product_code, {x}.name)", "{x}.start_date", "{x}.maturity_date"),
        once="row.holding_no",
        number="holding_no",
        closed="closed_on",
    ),
    "flows": _said_again("flows")._replace(required=(("on", "undated_flow"), ("direction", "aimless"))),
    "contacts": _said_again("contacts")._replace(required=(("at", "undated"),)),
    "events": _plain("events", ("kind", "on"), required=(("kind", "kindless"),)),
    "needs": _plain("needs", ("kind",), required=(("kind", "kindless"),)),
    "cautions": _said_again("cautions")._replace(required=(("category", "boundless"), ("because", "groundless"))),
    "offers": _said_again("offers")._replace(required=(("at", "undated_offer"), ("product_code", "unnamed_offer"))),
    "snapshots": _plain(
        "snapshots", ("on_date",), once="row.on_date", counted=False, required=(("on_date", "undated_balance"),)
    ),
    "placements": _plain(
        "placements", ("on_date",), once="row.on_date", counted=False, required=(("on_date", "undated_placement"),)
    ),
    "reminders": _plain("reminders", ("key",), once="row.key", counted=False),
    "products": _plain(
        "products", ("code",), once="row.code", otherwise="code_again", counted=False, owned=False,
        required=(("code", "codeless"), ("name", "untitled")),
    ),
}  # fmt: skip
