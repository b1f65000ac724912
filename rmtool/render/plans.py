"""A change for many clients in words, before it is made."""

from collections.abc import Mapping, Sequence
from datetime import date

from rmtool.render import labels
from rmtool.render.card_fields import shown
from rmtool.render.safe import plain
from rmtool.rules.facts import ClientFacts
from rmtool.text import _, ngettext


def planned(matched: int, first: Sequence[tuple[ClientFacts, Mapping[str, object]]], changing: int, today: date) -> str:
    """Return how many clients fit and change, and of the first ones from what to what."""
    head = ngettext("{n} client fits", "{n} clients fit", matched).format(n=f"{matched:,}")
    lines = [_("{head}, {n} of them change").format(head=head, n=f"{changing:,}")]
    for client, new in first:
        who = f"{client.name} {client.handle}"
        lines.append(f"  {who}  " + " · ".join(_change(client, field, value, today) for field, value in new.items()))
    if changing > len(first):
        lines.append(_("  and {n} more").format(n=f"{changing - len(first):,}"))
    return "\n".join(map(plain, lines))


def _change(client: ClientFacts, field: str, value: object, today: date) -> str:
    old = shown(field, getattr(client, field), today) or _("(unknown)")
    return _("{field} {old} → {new}").format(
        field=labels.field(field), old=old, new=shown(field, value, today) or _("(unknown)")
    )
