"""The classes of assets in the reader's words (D71, D118)."""

from rmtool.render.amounts import amount, percent
from rmtool.rules.allocation_target import AllocationTarget
from rmtool.rules.sheet import FEN_PER_YUAN
from rmtool.text import _, mark

CLASSES = {
    "cash": mark("cash"),
    "fixed_income": mark("fixed income"),
    "equity": mark("equity"),
    "insurance": mark("insurance"),
    "metal": mark("precious metal"),
    "private": mark("private products"),
    "not_itemised": mark("not itemised"),
    "rest": mark("insurance, metal, private"),
}


def class_name(name: str) -> str:
    """Return the reader's word for a class."""
    return _(CLASSES[name])


def band_words(name: str, share: float, band: tuple[float, float], gap: int) -> str:
    """Return how a class lies beside its band: the gap in fen is what is lacking, below zero what is too much."""
    low, high = band
    words = _("{name} {share}, band {low}-{high}: {gap} lacking")
    if gap < 0:
        words = _("{name} {share}, band {low}-{high}: {gap} above")
    size = amount(abs(gap) // FEN_PER_YUAN * FEN_PER_YUAN)
    return words.format(name=class_name(name), share=percent(share), low=percent(low), high=percent(high), gap=size)


def outside_band(target: AllocationTarget) -> list[str]:
    """Return the classes of assets that lie outside their band (D118); none without a band."""
    return [
        band_words(one.name, one.share, (one.low or 0, one.high or 0), one.gap) for one in target.classes if one.gap
    ]
