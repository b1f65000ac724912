"""The sections of the rulebook, how each is read, and what must hold between several numbers."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import isclose
from typing import NamedTuple

from rmtool.rules.curve import Curve
from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import CATEGORIES, EDUCATIONS, OCCUPATIONS

WEIGHTS = "priority.weight"
WHOLE_VALUE = 100  # the machine contract: value runs from 0 to 100
GROUPS = ("fund", "insurance", "private", "gold", "loan")
GROUP_SECTION = "value.missing_products"
LOWEST_TIER = "basic"
TIERS = ("gold", "platinum", "wealth", "private")
UNKNOWN_TIER = "unknown"
USEFUL = ("most", "more")
LEAST_USEFUL = "some"
ASSET_CLASSES = ("cash", "fixed_income", "equity", "insurance", "metal", "private")


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


class Tiers(NamedTuple):
    """Tier lines in fen, the bank's words for its tiers, days between contacts of each tier (D38, D40).

    `near_share` is the share of the next line from which it is near.
    """

    lines: tuple[tuple[str, int], ...]
    words: Mapping[str, str]
    intervals: Mapping[str, int]
    near_share: float


class Maturity(NamedTuple):
    """The most a maturity earns; shares by days ahead, days behind and amount (D125), other banks' (D68)."""

    most: float
    ahead: Curve
    behind: Curve
    amounts: Curve
    amount_unknown: float
    elsewhere_share: float


class Contact(NamedTuple):
    """The most an overdue contact earns, and shares by silence in multiples of the interval (D38, D92)."""

    most: float
    silence: Curve


class CoolOff(NamedTuple):
    """The most a fresh contact takes away, and the days over which that fades."""

    most: float
    days: int


class FileRules(NamedTuple):
    """How useful each field of the file is (D6), and when what it says is old (D17); `stale_days` in days."""

    weights: Mapping[str, float]
    places: Mapping[str, int]
    least: float
    stale_days: int

    def weight(self, field: str) -> float:
        """Return how much knowing the field counts."""
        return self.weights.get(field, self.least)

    @property
    def by_usefulness(self) -> tuple[str, ...]:
        """Return the fields that count more than the rest, in the order in which to ask."""
        return tuple(self.places)

    def place(self, field: str) -> int:
        """Return the field's place in the order of usefulness, the most useful first."""
        return self.places.get(field, len(self.places))


def read_file_rules(sheet: Sheet, fields: Iterable[str]) -> FileRules:
    """Read the usefulness of the `fields` that make up a file, band by band, and the age at which it is old."""
    known = tuple(fields)
    lists = {band: sheet.words(f"file.useful.{band}", known) for band in USEFUL}
    _each_word_once(sheet, "file.useful", lists)
    weights = {band: sheet.number(f"file.weight.{band}") for band in (*USEFUL, LEAST_USEFUL)}
    ordered = [field for fields in lists.values() for field in fields]
    return FileRules(
        weights={field: weights[band] for band, fields in lists.items() for field in fields},
        places={field: place for place, field in enumerate(ordered)},
        least=weights[LEAST_USEFUL],
        stale_days=sheet.whole("file.stale_days", 1),
    )


def read_classes(sheet: Sheet) -> dict[str, frozenset[str]]:
    """Read which categories make up each class of assets (D71)."""
    lists = {name: sheet.words(f"allocation.class.{name}", CATEGORIES) for name in ASSET_CLASSES}
    _each_word_once(sheet, "allocation.class", lists)
    return {name: frozenset(categories) for name, categories in lists.items()}


class Check(NamedTuple):
    """What `check` calls wrong or old: an age in years, a share between two balances, days since a balance."""

    oldest: int
    balance_share: float
    stale_days: int


def read_check(sheet: Sheet) -> Check:
    """Read the numbers of the check."""
    return Check(
        oldest=sheet.whole("check.oldest"),
        balance_share=sheet.share("check.balance_share"),
        stale_days=sheet.whole("check.stale_days"),
    )


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
    _each_word_once(sheet, GROUP_SECTION, lists)
    if not any(lists.values()):
        sheet.refuse_together(GROUP_SECTION, [f"{GROUP_SECTION}.{group}" for group in GROUPS], [], "some_group")
    return {group: frozenset(categories) for group, categories in lists.items() if categories}


def _each_word_once(sheet: Sheet, section: str, lists: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return word -> the list it stands in; a word in two lists is refused."""
    owner: dict[str, str] = {}
    for name, words in lists.items():
        for word in words:
            other = owner.setdefault(word, name)
            if other != name:
                sheet.refuse(f"{section}.{name}", "once", word=word, other=f"{section}.{other}")
    return owner


def read_tiers(sheet: Sheet) -> Tiers:
    """Read tier lines, words and intervals; the lines must rise from tier to tier."""
    lines = [(tier, sheet.fen(f"tier.line.{tier}")) for tier in TIERS]
    if any(low >= high for (_, low), (_, high) in pairwise(lines)):
        keys = [f"tier.line.{tier}" for tier in TIERS]
        found = [sheet.entries[key].value for key in keys]
        sheet.refuse_together("tier.line", keys, found, "rising_lines", order=TIERS)
    lists = {tier: sheet.words(f"tier.words.{tier}") for tier in (LOWEST_TIER, *TIERS)}
    named = (LOWEST_TIER, *TIERS, UNKNOWN_TIER)
    return Tiers(
        lines=((LOWEST_TIER, 0), *lines),
        words=_each_word_once(sheet, "tier.words", lists),
        intervals={tier: sheet.whole(f"contact.interval.{tier}", 1) for tier in named},
        near_share=sheet.share("tier.near_share"),
    )


def read_maturity(sheet: Sheet) -> Maturity:
    """Read the maturity section."""
    return Maturity(
        most=sheet.points("timing.maturity.most"),
        ahead=sheet.falling("timing.maturity.ahead"),
        behind=sheet.falling("timing.maturity.behind"),
        amounts=sheet.amounts("timing.maturity.amounts"),
        amount_unknown=sheet.share("timing.maturity.amount_unknown"),
        elsewhere_share=sheet.share("timing.maturity.elsewhere_share"),
    )


def read_contact(sheet: Sheet) -> Contact:
    """Read the contact section; with the maturities it may raise the timing by `timing.highest` at most."""
    contact = Contact(most=sheet.points("timing.contact.most"), silence=sheet.rising("timing.contact.silence"))
    keys = ["timing.maturity.most", "timing.contact.most"]
    raised, highest = sum(sheet.points(key) for key in keys), sheet.points("timing.highest")
    if raised > highest:
        sheet.refuse_together("timing", keys, raised, "at_most", limit=highest)
    return contact


def read_cool_off(sheet: Sheet) -> CoolOff:
    """Read the cool-off section; it may lower the timing by `timing.lowest` at most."""
    cool_off = CoolOff(most=sheet.points("timing.cool_off.most"), days=sheet.whole("timing.cool_off.days", 1))
    lowest = sheet.points("timing.lowest")
    if cool_off.most > lowest:
        sheet.refuse("timing.cool_off.most", "at_most", limit=lowest)
    return cool_off
