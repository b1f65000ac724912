"""A share that grows from named point to named point: how the rulebook says "from 50,000 to 200,000 yuan"."""

from bisect import bisect_right
from collections.abc import Sequence
from math import log


class Curve:
    """A line through named points (`at`, `share`), level before the first and past the last.

    With `logarithmic` equal factors earn equal steps: 100,000 to 200,000 earns what 200,000 to 400,000 does.
    The points must rise strictly in `at`; logarithmic ones must be above zero.
    """

    __slots__ = ("_bases", "_slopes", "ats", "logarithmic", "shares")

    def __init__(self, points: Sequence[tuple[float, float]], *, logarithmic: bool = False) -> None:
        self.ats = tuple(at for at, _ in points)
        self.shares = tuple(share for _, share in points)
        self.logarithmic = logarithmic
        scale = [log(at) for at in self.ats] if logarithmic else list(self.ats)
        steps = list(zip(scale, scale[1:], self.shares, self.shares[1:], strict=False))
        slopes = [(high - low) / (right - left) for left, right, low, high in steps]
        # Slot i serves what lies before point i; the outer slots are level.
        self._slopes = (0.0, *slopes, 0.0)
        bases = [low - slope * left for (left, _, low, _), slope in zip(steps, slopes, strict=True)]
        self._bases = (self.shares[0], *bases, self.shares[-1])

    def share(self, at: float) -> float:
        """Return the share at `at`, in the unit of the points (fen, days, kilometres, years)."""
        slot = bisect_right(self.ats, at)
        slope = self._slopes[slot]
        if not slope:
            return self._bases[slot]
        return self._bases[slot] + slope * (log(at) if self.logarithmic else at)

    def band(self, at: float) -> tuple[float | None, float | None]:
        """Return the named points on both sides of `at`: (at or below, above); None where there is none."""
        slot = bisect_right(self.ats, at)
        low = self.ats[slot - 1] if slot else None
        return low, self.ats[slot] if slot < len(self.ats) else None

    def scaled(self, factor: float) -> "Curve":
        """Return the same curve with every share times `factor`: shares of a weight become points."""
        points = [(at, share * factor) for at, share in zip(self.ats, self.shares, strict=True)]
        return Curve(points, logarithmic=self.logarithmic)
