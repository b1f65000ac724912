"""The machine contract of the catalogue: the list's fields, and what follows from them on the day."""

from datetime import date

from rmtool.rules.fields import RECORD_FIELDS
from rmtool.rules.product import ProductFacts
from rmtool.rules.product_audience import audience_of
from rmtool.rules.reason import Fen
from rmtool.rules.suitability.family import family_of

COLUMNS = ("record_id", *RECORD_FIELDS["products"], "level", "on_sale", "offered_to", "sold_as")


def record(product: ProductFacts, today: date) -> dict[str, object]:
    """Return one product as scripts read it, the minimum in yuan; and what follows.

    `level` is the one that counts, `sold_as` the family whose rules hold where the list names none.
    """
    minimum = None if product.minimum is None else Fen(product.minimum)
    follows = {
        "level": product.level,
        "on_sale": product.is_on_sale(today),
        "offered_to": audience_of(product).value,
        "sold_as": family_of(product),
    }
    return product._asdict() | {"minimum": minimum} | follows
