"""Points are kept to one tenth: rounded first, added after, so that the reasons always sum to the score."""

from math import floor

TENTHS = 10
HALF = 0.5
# Binary noise must not turn a half: 15 x 0.35 is 5.25 to a banker and may be 5.2499999 here.
NOISE = 1e-9
HALF_UP = HALF + NOISE


def to_tenth(points: float) -> float:
    """Return `points` rounded to 0.1, halves up as a banker rounds them."""
    return floor(points * TENTHS + HALF_UP) / TENTHS
