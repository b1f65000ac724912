"""The bank's catalogue (`catalogue.toml`), its sales dated around the day."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sample_data.draw import Row

CATALOGUE: dict[str, Row] = tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8"))[
    "product"
]


def products_of(today: date) -> Iterator[Row]:
    """Yield every product; what the catalogue leaves open is unknown."""
    for code, product in CATALOGUE.items():
        yield {
            "code": code,
            "name": product["name"],
            "category": product["category"],
            "product_level": product.get("level"),
            "issuer_level": product.get("issuer_level"),
            "rule_family": product.get("family"),
            "minimum": product.get("minimum"),
            "term_days": product.get("term"),
            "on_sale_from": _day(today, product.get("from")),
            "on_sale_to": _day(today, product.get("until")),
            "needs": product.get("needs", []),
            "qualified": product.get("qualified", "no"),
            "starter": product.get("starter", False),
            "approved_text": product["text"],
            "issuer": product.get("issuer"),
            "theme": product.get("industry"),
            "premium_years": product.get("premium_years"),
            "benefit": product.get("benefit"),
        }


def _day(today: date, days: int | None) -> date | None:
    return None if days is None else today + timedelta(days)
