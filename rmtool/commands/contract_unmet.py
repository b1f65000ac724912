"""The machine contract of `need unmet`: a kind of need a row."""

from rmtool.rules.reason import Fen
from rmtool.rules.unmet import UnmetKind

COLUMNS = ("kind", "clients", "needs", "amount", "without_amount", "oldest")


def unmet(one: UnmetKind) -> dict[str, object]:
    """Return one kind; `clients` and `needs` are counts, `amount` null where no amount is known."""
    known = one.needs > one.without_amount
    return {
        "kind": one.kind,
        "clients": len(one.handles),
        "needs": one.needs,
        "amount": Fen(one.amount) if known else None,
        "without_amount": one.without_amount,
        "oldest": one.oldest,
    }
