"""The bank's products (D9, D23): what may be offered at all, and to whom."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from rmtool.book.columns import batch, count, day, fen, text, yes_no


class Product(SQLModel, table=True):
    """One product of the catalogue; no rate and no promise of a return has a place here (DOMAIN 3.3)."""

    __tablename__: ClassVar[str] = "product"
    __table_args__ = (
        CheckConstraint("code <> ''", name="a_product_has_a_code"),
        CheckConstraint("starter IN (0, 1)", name="starter_is_yes_or_no"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = text("joins a product to the holdings", nullable=False, unique=True)
    name: str = text("D9", nullable=False)
    category: str | None = text("D60, D93")
    risk_level: str | None = text("DOMAIN 3.2: the seller's rating, R1-R5, insurance P1-P5")
    issuer_risk_level: str | None = text("DOMAIN 3.2: the issuer's rating; the higher of the two counts")
    rule_family: str | None = text("DOMAIN 3.1: under which rules it is sold")
    minimum: int | None = fen("DOMAIN 5: the smallest purchase")
    term_days: int | None = count("DOMAIN 3.3: for how long the money is bound")
    on_sale_from: date | None = day("D5: the first day of the sale")
    on_sale_to: date | None = day("D5: the last day of the sale")
    needs: str | None = text("D9: the needs it answers")
    qualified: str | None = text("DOMAIN 3.2: for qualified investors only, by which regime")
    starter: bool | None = yes_no("D23: plain enough to begin with")
    approved_text: str | None = text("DOMAIN 6.8: the approved words, and no others")
    batch_id: int | None = batch()
    issuer: str | None = text("DOMAIN 3.3: who stands behind it; not too much with one")
    industry: str | None = text("D114, D115: the industry it invests in")
    premium_years: int | None = count("DOMAIN 3.2: years over which premiums are paid; 1 is all at once")
    benefit: str | None = text("DOMAIN 3.2: certain, or dependent on what the insurer earns")
