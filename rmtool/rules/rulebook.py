"""The numbers in force, typed section by section: the packaged rulebook with the user's layers on top."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rmtool.rules.completeness import BLOCKS
from rmtool.rules.curve import Curve
from rmtool.rules.layers import Entry, Layer, merge
from rmtool.rules.problem import Problem
from rmtool.rules.sections import (
    Check,
    Contact,
    CoolOff,
    FileRules,
    Lifetime,
    Maturity,
    Profession,
    Tiers,
    Weights,
    read_check,
    read_classes,
    read_contact,
    read_cool_off,
    read_file_rules,
    read_groups,
    read_lifetime,
    read_maturity,
    read_profession,
    read_tiers,
    read_weights,
)
from rmtool.rules.sheet import Sheet


class Rulebook(NamedTuple):
    """Every number the rules use; amounts in fen, shares from 0 to 1, ages in full years, distances in km."""

    weights: Weights
    assets: Curve
    income: Curve
    lifetime: Lifetime
    profession: Profession
    nearness: Curve
    groups: Mapping[str, frozenset[str]]
    headroom: Curve
    tiers: Tiers
    maturity: Maturity
    contact: Contact
    cool_off: CoolOff
    promise_days: int
    file: FileRules
    classes: Mapping[str, frozenset[str]]
    rating_years: int
    caution_review_days: int
    check: Check
    rows: tuple[Entry, ...]

    def entries(self) -> tuple[Entry, ...]:
        """Return every number as the files write it (yuan), in the packaged order, for `rules show`."""
        return self.rows


def build(layers: Sequence[Layer]) -> tuple[Rulebook | None, tuple[Problem, ...]]:
    """Return the rulebook of `layers` (file, parsed TOML; the packaged one first), or what is wrong in them.

    All problems of all layers are found in one reading; with any problem there is no rulebook.
    """
    entries, problems = merge(layers)
    sheet = Sheet(entries)
    rulebook = _read(sheet)
    found = (*problems, *sheet.problems)
    return (None if found else rulebook), found


def _read(sheet: Sheet) -> Rulebook:
    return Rulebook(
        weights=read_weights(sheet),
        assets=sheet.amounts("value.assets.points"),
        income=sheet.amounts("value.income.points"),
        lifetime=read_lifetime(sheet),
        profession=read_profession(sheet),
        nearness=sheet.falling("value.nearness.points"),
        groups=read_groups(sheet),
        headroom=sheet.amounts("value.headroom.points"),
        tiers=read_tiers(sheet),
        maturity=read_maturity(sheet),
        contact=read_contact(sheet),
        cool_off=read_cool_off(sheet),
        promise_days=sheet.whole("next_action.promise_days"),
        file=read_file_rules(sheet, [field for fields in BLOCKS.values() for field in fields]),
        classes=read_classes(sheet),
        rating_years=sheet.whole("risk.valid_years", 1),
        caution_review_days=sheet.whole("caution.review_days", 1),
        check=read_check(sheet),
        rows=tuple(sheet.entries.values()),
    )
