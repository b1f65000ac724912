"""A share that grows from named point to named point: how the rulebook says "from 50,000 to 200,000 yuan"."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from math import log


class Curve:
    """A line through named points (`at`, `share`), level before the first and past the last.

    With `logarithmic` equal factors earn equal steps: 100,000 to 200,000 earns what 200,000 to 400,000 does.
    The points must rise strictly in `at`; logarithmic ones must be above zero.

    `share` is the curve itself: it takes `at` in the unit of the points (fen, days, kilometres, years).
    """

    __slots__ = ("ats", "logarithmic", "share", "shares")

    def __init__(self, points: Sequence[tuple[float, float]], *, logarithmic: bool = False) -> None:
        self.ats = tuple(at for at, _ in points)
        self.shares = tuple(share for _, share in points)
        self.logarithmic = logarithmic
        self.share = _logarithmic(self.ats, self.shares) if logarithmic else _linear(self.ats, self.shares)

    def band(self, at: float) -> tuple[float | None, float | None]:
        """Return the named points on both sides of `at`: (at or below, above); None where there is none."""
        slot = bisect_right(self.ats, at)
        low = self.ats[slot - 1] if slot else None
        return low, self.ats[slot] if slot < len(self.ats) else None

    def scaled(self, factor: float) -> "Curve":
        """Return the same curve with every share times `factor`: shares of a weight become points."""
        points = [(at, share * factor) for at, share in zip(self.ats, self.shares, strict=True)]
        return Curve(points, logarithmic=self.logarithmic)


def _linear(ats: Sequence[float], shares: Sequence[float]) -> Callable[[float], float]:
    """Return the curve as a function; a closure, since it is called several times for every client."""
    bases, slopes = _lines(ats, shares)

    def share(at: float) -> float:
        slot = bisect_right(ats, at)
        return bases[slot] + slopes[slot] * at

    return share


def _logarithmic(ats: Sequence[float], shares: Sequence[float]) -> Callable[[float], float]:
    bases, slopes = _lines([log(at) for at in ats], shares)

    def share(at: float) -> float:
        slot = bisect_right(ats, at)
        slope = slopes[slot]
        return bases[slot] + slope * log(at) if slope else bases[slot]

    return share


def _lines(ats: Sequence[float], shares: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return base and slope of every piece: piece i lies before point i, the outer two are level."""
    steps = list(zip(ats, ats[1:], shares, shares[1:], strict=False))
    slopes = [(high - low) / (right - left) for left, right, low, high in steps]
    bases = [low - slope * left for (left, _, low, _), slope in zip(steps, slopes, strict=True)]
    return [shares[0], *bases, shares[-1]], [0.0, *slopes, 0.0]
