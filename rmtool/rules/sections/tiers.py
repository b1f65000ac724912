"""Tiers (D40): lines, the bank's words, the grace before a downgrade, and when a client is near a line or at risk."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from rmtool.rules.sheet import Sheet

LOWEST_TIER = "basic"
TIERS = ("gold", "platinum", "wealth", "private")
ALL_TIERS = (LOWEST_TIER, *TIERS)


class Drop(NamedTuple):
    """When a fall of the balance is a warning: by which share (0 to 1), against a balance of how many days before.

    The earlier balance is at least `least_days` and at most `most_days` older than the later one, and the later one
    not older than `fresh_days`.
    """

    share: float
    least_days: int
    most_days: int
    fresh_days: int


class Tiers(NamedTuple):
    """Tier lines in fen from the lowest up, the bank's words for its tiers, months of grace of each tier.

    `near_share` is the share of the next line from which it is near.
    """

    lines: tuple[tuple[str, int], ...]
    words: Mapping[str, str]
    grace_months: Mapping[str, int]
    near_share: float
    drop: Drop


def read_tiers(sheet: Sheet) -> Tiers:
    """Read the tiers; the lines must rise from tier to tier."""
    lines = [(tier, sheet.fen(f"tier.line.{tier}")) for tier in TIERS]
    if any(low >= high for (_, low), (_, high) in pairwise(lines)):
        keys = [f"tier.line.{tier}" for tier in TIERS]
        found = [sheet.entries[key].value for key in keys]
        sheet.refuse_together("tier.line", keys, found, "rising_lines", order=TIERS)
    lists = {tier: sheet.words(f"tier.words.{tier}") for tier in ALL_TIERS}
    return Tiers(
        lines=((LOWEST_TIER, 0), *lines),
        words=sheet.each_word_once("tier.words", lists),
        grace_months={tier: sheet.whole(f"tier.grace_months.{tier}") for tier in TIERS},
        near_share=sheet.share("tier.near_share"),
        drop=_read_drop(sheet),
    )


def _read_drop(sheet: Sheet) -> Drop:
    drop = Drop(
        share=sheet.share("tier.drop.share"),
        least_days=sheet.whole("tier.drop.least_days", 1),
        most_days=sheet.whole("tier.drop.most_days", 1),
        fresh_days=sheet.whole("tier.drop.fresh_days", 1),
    )
    if drop.least_days > drop.most_days:
        sheet.refuse("tier.drop.least_days", "at_most", limit=drop.most_days)
    return drop
