"""What a client owns with us and elsewhere, as far as the book knows: the figures that rules rest on."""

from typing import Protocol

from rmtool.rules.facts import ClientFacts

MONTH_AVERAGE = "month_average"
BALANCE = "balance"
HOLDINGS = "holdings"


class OwnFigures(Protocol):
    """What is known of the assets with us, in fen: of the facts, or of a few columns."""

    @property
    def aum(self) -> int | None:
        """Return the balance."""

    @property
    def aum_month_avg(self) -> int | None:
        """Return the month's average."""

    @property
    def holdings_ours(self) -> int | None:
        """Return the sum of the holdings."""


def own_assets(client: OwnFigures) -> int | None:
    """Return the assets with us in fen: the monthly average, else the balance, else the sum of holdings."""
    if client.aum_month_avg is not None:
        return client.aum_month_avg
    return client.aum if client.aum is not None else client.holdings_ours


def own_assets_basis(client: OwnFigures) -> str | None:
    """Return what `own_assets` rests on: month_average, balance or holdings; None when there is nothing."""
    if client.aum_month_avg is not None:
        return MONTH_AVERAGE
    if client.aum is not None:
        return BALANCE
    return None if client.holdings_ours is None else HOLDINGS


def assets_elsewhere(client: ClientFacts) -> int | None:
    """Return the known assets at other banks in fen (D120): what was said or what is listed, the larger."""
    said, listed = client.assets_elsewhere, client.holdings_elsewhere
    if said is None or listed is None:
        return listed if said is None else said
    return max(said, listed)
