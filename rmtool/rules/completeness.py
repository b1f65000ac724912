"""D6, D75: how complete a client's file is, block by block, and what an answer would be worth most."""

from collections.abc import Iterator
from typing import NamedTuple

from rmtool.rules.records import ClientFile
from rmtool.rules.sections.file import FileRules

# What is asked about together; a record's name (family, holdings ...) stands for "is any on file".
BLOCKS: dict[str, tuple[str, ...]] = {
    "person": ("birth_date", "gender", "marital_status", "education", "hobbies"),
    "family": ("children", "family", "decision_maker"),
    "work": ("occupation", "employer", "industry"),
    "reach": ("mobile", "preferred_channel", "wanted_interval_days", "consent_call", "consent_sms", "consent_wechat"),
    "home": ("distance_home_km", "housing_ownership", "new_home_wish"),
    "banking": ("main_bank", "other_banks", "visit_frequency", "digital_channels", "fee_acceptance", "bank_awareness"),
    "money": ("aum", "holdings", "assets_elsewhere", "monthly_income", "monthly_expense", "liabilities"),
    "risk": ("risk_level", "risk_rated_on", "risk_preference", "investment_experience", "objective"),
    "style": ("relation_style", "active", "analytical"),
    "needs": ("needs", "events"),
}

# What answers the question of a field as well.
ALSO: dict[str, tuple[str, ...]] = {
    "aum": ("aum_month_avg", "holdings_ours"),
    "assets_elsewhere": ("holdings_elsewhere",),
    "distance_home_km": ("distance_work_km",),
    "birth_date": ("birth_month_day",),
}


class BlockState(NamedTuple):
    """One block of the file: the share of it that is known (0 to 1, weighted by usefulness), and what is missing."""

    name: str
    share: float
    missing: tuple[str, ...]


class Completeness(NamedTuple):
    """The whole file: its share, its blocks in the order of reading, and all that is missing, the most useful first."""

    share: float
    blocks: tuple[BlockState, ...]
    missing: tuple[str, ...]


def completeness(file: ClientFile, rules: FileRules) -> Completeness:
    """Return how much of the file is known; a field counts by its usefulness in the rulebook."""
    known = {field for block in BLOCKS.values() for field in block if _is_known(file, field)}
    blocks = tuple(_block(name, fields, known, rules) for name, fields in BLOCKS.items())
    every = [field for fields in BLOCKS.values() for field in fields]
    missing = sorted((field for field in every if field not in known), key=rules.place)
    return Completeness(_share(every, known, rules), blocks, tuple(missing))


def _block(name: str, fields: tuple[str, ...], known: set[str], rules: FileRules) -> BlockState:
    missing = sorted((field for field in fields if field not in known), key=rules.place)
    return BlockState(name, _share(fields, known, rules), tuple(missing))


def _share(fields: tuple[str, ...] | list[str], known: set[str], rules: FileRules) -> float:
    """Return the known share of the fields by weight; where a rulebook lets none of them count, nothing is missing."""
    weights = {field: rules.weight(field) for field in fields}
    whole = sum(weights.values())
    return sum(weight for field, weight in weights.items() if field in known) / whole if whole else 1.0


def _is_known(file: ClientFile, field: str) -> bool:
    return any(value not in {None, ()} for value in _answers(file, field))


def _answers(file: ClientFile, field: str) -> Iterator[object]:
    """Yield whatever answers the question of a field: some have more than one answer."""
    client = file.client
    if field in {"family", "holdings", "needs", "events"}:
        yield getattr(file, field)
    elif field == "mobile":
        yield file.points
    else:
        yield from (getattr(client, name) for name in (field, *ALSO.get(field, ())))
