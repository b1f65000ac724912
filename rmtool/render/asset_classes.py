"""The classes of assets in the reader's words (D71, D118)."""

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
