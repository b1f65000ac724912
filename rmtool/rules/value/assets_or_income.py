"""D56: high income or high assets first - whichever of the two stands in the better band."""

from rmtool.rules.assets import own_assets, own_assets_basis
from rmtool.rules.curve import Curve
from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Fen, Param, Reason
from rmtool.rules.rulebook import Rulebook

SOURCE = "D56"


class AssetsOrIncome:
    """The better of assets with us and monthly income; assets when they are level."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.most = rulebook.weights.assets_or_income
        self._assets = rulebook.assets.scaled(self.most)
        self._income = rulebook.income.scaled(self.most)

    def points(self, client: ClientFacts) -> float:
        """Return the better band's points; 0 when neither is known."""
        assets, income = own_assets(client), client.monthly_income
        by_assets = 0.0 if assets is None else self._assets.share(assets)
        by_income = 0.0 if income is None else self._income.share(income)
        return to_tenth(max(by_assets, by_income))

    def reason(self, client: ClientFacts) -> Reason:
        """Return the points with the figure they rest on and the band it stands in."""
        assets, income = own_assets(client), client.monthly_income
        if assets is None and income is None:
            return Reason("assets_income_unknown", 0.0, {"of": self.most}, SOURCE)
        points = self.points(client)
        if income is not None and (assets is None or to_tenth(self._assets.share(assets)) < points):
            return Reason("income", points, self._params(income, self._income), SOURCE)
        params = {**self._params(assets or 0, self._assets), "basis": own_assets_basis(client)}
        return Reason("assets", points, params, SOURCE)

    def _params(self, amount: int, curve: Curve) -> dict[str, Param]:
        low, high = curve.band(amount)
        return {"amount": Fen(amount), "band_from": _fen(low), "band_to": _fen(high), "of": self.most}


def _fen(at: float | None) -> Fen | None:
    return None if at is None else Fen(at)
