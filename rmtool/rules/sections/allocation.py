"""Which categories make up each class of assets (D71)."""

from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import CATEGORIES

ASSET_CLASSES = ("cash", "fixed_income", "equity", "insurance", "metal", "private")


def read_classes(sheet: Sheet) -> dict[str, frozenset[str]]:
    """Read which categories make up each class of assets (D71)."""
    lists = {name: sheet.words(f"allocation.class.{name}", CATEGORIES) for name in ASSET_CLASSES}
    sheet.each_word_once("allocation.class", lists)
    return {name: frozenset(categories) for name, categories in lists.items()}
