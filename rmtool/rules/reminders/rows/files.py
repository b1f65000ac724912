"""What the file itself asks for: ratings, needs and the products for them, cautions, referrals."""

from datetime import date
from typing import NamedTuple


class Rated(NamedTuple):
    """A client's risk rating and its day."""

    client_id: int
    level: str | None
    rated_on: date


class NeedRow(NamedTuple):
    """A need or goal: `by` the day it is wanted for, `since` the day it was put on file (D14, D42); amount in fen."""

    client_id: int
    row_id: int
    kind: str
    amount: int | None
    by: date | None
    status: str | None
    since: date | None


class NeedForProducts(NamedTuple):
    """An open or unmet need, with what decides whether a product may be spoken of to the client."""

    client_id: int
    row_id: int
    kind: str
    status: str | None
    since: date | None
    level: str | None
    word: str | None
    preference: str | None
    rated_on: date | None
    notices: str | None
    cautions: str | None
    birth_date: date | None
    elder_procedure_done: bool | None
    monthly_income: int | None


class Caution(NamedTuple):
    """A caution in force (D93)."""

    client_id: int
    row_id: int
    category: str
    said_on: date
    review_on: date | None


class Referral(NamedTuple):
    """A new client, and the client who brought him where the book knows that one (D55)."""

    client_id: int
    name: str
    entered_on: date
    referrer: str
    referrer_id: int | None
