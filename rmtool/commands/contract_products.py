"""The machine contract of the catalogue: the list's fields, and what follows from them on the day."""

from datetime import date

from rmtool.rules.fields import RECORD_FIELDS
from rmtool.rules.product import ProductFacts
from rmtool.rules.product_audience import audience_of
from rmtool.rules.reason import Fen

COLUMNS = ("record_id", *RECORD_FIELDS["products"], "level", "on_sale", "offered_to")


def record(product: ProductFacts, today: date) -> dict[str, object]:
    """Return one product as scripts read it: the minimum in yuan, `level` the one that counts."""
    minimum = None if product.minimum is None else Fen(product.minimum)
    follows = {"level": product.level, "on_sale": product.is_on_sale(today), "offered_to": audience_of(product).value}
    return product._asdict() | {"minimum": minimum} | follows
