"""The value of a client (D56-D60, D120): weights, shares by age, occupation and education, high-margin groups."""

from collections.abc import Iterable, Mapping
from math import isclose
from typing import NamedTuple

from rmtool.rules.curve import Curve
from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import CATEGORIES, EDUCATIONS, OCCUPATIONS

WEIGHTS = "priority.weight"
WHOLE_VALUE = 100  # the machine contract: value runs from 0 to 100
GROUPS = ("fund", "insurance", "private", "gold", "loan")
GROUP_SECTION = "value.missing_products"


class Weights(NamedTuple):
    """The most each criterion of `value` can earn; together 100 points."""

    assets_or_income: float
    lifetime: float
    profession: float
    nearness: float
    missing_products: float
    headroom: float


class Lifetime(NamedTuple):
    """Shares by age (full years) and by number of children, and how much of the weight age has (D57)."""

    ages: Curve
    children: Curve
    age_share: float


class Profession(NamedTuple):
    """Shares by occupation and by education, and how much of the weight the occupation has (D58)."""

    occupations: Mapping[str, float]
    educations: Mapping[str, float]
    occupation_share: float


def read_weights(sheet: Sheet) -> Weights:
    """Read the weights; together they must make 100."""
    keys = [f"{WEIGHTS}.{name}" for name in Weights._fields]
    weights = Weights(*[sheet.points(key) for key in keys])
    total = sum(weights)
    if not isclose(total, WHOLE_VALUE):
        sheet.refuse_together(WEIGHTS, keys, total, "total", total=WHOLE_VALUE)
    return weights


def read_lifetime(sheet: Sheet) -> Lifetime:
    """Read the lifetime section."""
    return Lifetime(
        ages=sheet.free("value.lifetime.ages"),
        children=sheet.free("value.lifetime.children"),
        age_share=sheet.share("value.lifetime.age_share"),
    )


def read_profession(sheet: Sheet) -> Profession:
    """Read the occupations and educations; the packaged rulebook has every word of the vocabulary."""
    return Profession(
        occupations=_shares(sheet, "value.occupation", OCCUPATIONS),
        educations=_shares(sheet, "value.education", EDUCATIONS),
        occupation_share=sheet.share("value.profession.occupation_share"),
    )


def _shares(sheet: Sheet, section: str, words: Iterable[str]) -> dict[str, float]:
    return {word: sheet.share(f"{section}.{word}") for word in words}


def read_groups(sheet: Sheet) -> dict[str, frozenset[str]]:
    """Read the groups of high-margin categories (D60); an emptied group is left out."""
    lists = {group: sheet.words(f"{GROUP_SECTION}.{group}", CATEGORIES) for group in GROUPS}
    sheet.each_word_once(GROUP_SECTION, lists)
    if not any(lists.values()):
        sheet.refuse_together(GROUP_SECTION, [f"{GROUP_SECTION}.{group}" for group in GROUPS], [], "some_group")
    return {group: frozenset(categories) for group, categories in lists.items() if categories}
