"""D40: a client's tier, what it rests on, and how far the next line is."""

from bisect import bisect_right
from typing import NamedTuple

from rmtool.rules.assets import own_assets, own_assets_basis
from rmtool.rules.facts import ClientFacts
from rmtool.rules.sections import Tiers

WORD = "word"


class TierStanding(NamedTuple):
    """The tier's code, and whether it rests on the bank's word or on month_average, balance or holdings.

    `next` is the tier above, `missing` what the assets with us lack to its line in fen, `near` whether that is near.
    """

    tier: str
    basis: str
    next: str | None
    missing: int | None
    near: bool


def tier_standing(client: ClientFacts, tiers: Tiers) -> TierStanding | None:
    """Return the client's tier by the bank's word where the rulebook knows it, else by the assets; None if neither."""
    assets = own_assets(client)
    word = tiers.words.get(client.tier or "")
    if word is None and assets is None:
        return None
    names = [name for name, _line in tiers.lines]
    tier = word or names[bisect_right([line for _name, line in tiers.lines[1:]], assets or 0)]
    above = dict(zip(names, tiers.lines[1:], strict=False)).get(tier)
    basis = WORD if word else str(own_assets_basis(client))
    if above is None or assets is None:
        return TierStanding(tier, basis, above[0] if above else None, None, near=False)
    name, line = above
    return TierStanding(tier, basis, name, max(line - assets, 0), near=assets >= line * tiers.near_share)
