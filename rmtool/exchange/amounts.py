"""Amounts as Chinese lists write them, read into integer fen."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from rmtool.exchange.cells import CellError, narrow
from rmtool.text import _

# Factors to yuan. The unit of a cell wins over the unit of its column.
UNITS = {
    "元": Decimal(1),
    "块": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1_000),
    "千元": Decimal(1_000),
    "k": Decimal(1_000),
    "万": Decimal(10_000),
    "万元": Decimal(10_000),
    "w": Decimal(10_000),
    "百万": Decimal(1_000_000),
    "百万元": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "亿元": Decimal(100_000_000),
}
_FEN_PER_YUAN = 100
_AMOUNT = re.compile(
    r"(?P<sign>[-+]?)(?:¥|rmb|cny|人民币)?(?P<sign2>[-+]?)"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)"
    rf"(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})?(?:整|人民币|rmb|cny)?"
)
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:\.\d+)?e[-+]?\d+", re.IGNORECASE)
_LARGEST_FEN = 10**15  # ten trillion yuan: beyond it a unit was taken twice


def parse_amount(text: str, unit: Decimal = UNITS["元"]) -> int:
    """Return the amount in fen, rounded to the fen; `unit` is the column's factor to yuan.

    Raises:
        CellError: the text is no single amount.
    """
    written = narrow(text).replace(" ", "").casefold()
    if _SCIENTIFIC.fullmatch(written):
        raise CellError(_("a number that Excel has shortened"), _("format the column as a number and export again"))
    negative = written.startswith("(") and written.endswith(")")
    found = _AMOUNT.fullmatch(written[1:-1] if negative else written)
    if found is None:
        raise CellError(_("not an amount"), _("write 50万 or 500000"))
    yuan = Decimal(found["number"].replace(",", "")) * (UNITS[found["unit"]] if found["unit"] else unit)
    fen = int((yuan * _FEN_PER_YUAN).to_integral_value(ROUND_HALF_EVEN))
    if fen > _LARGEST_FEN:
        raise CellError(_("more than any client has"), _("check the unit of the column, 元 or 万元"))
    minus = negative or "-" in {found["sign"], found["sign2"]}
    return -fen if minus else fen
