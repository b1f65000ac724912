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
YUAN = UNITS["元"]
_FEN_PER_YUAN = 100
_PLAIN = re.compile(r"\d{1,12}(?:\.\d{1,2})?")
_AMOUNT = re.compile(
    r"(?P<sign>[-+]?)(?:¥|rmb|cny|人民币)?(?P<sign2>[-+]?)"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)"
    rf"(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})?(?:整|人民币|rmb|cny)?"
)
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:\.\d+)?e[-+]?\d+", re.IGNORECASE)
_LARGEST_FEN = 10**15  # ten trillion yuan: beyond it a unit was taken twice


def parse_amount(text: str, unit: Decimal = YUAN) -> int:
    """Return the amount in fen; `unit` is the column's factor to yuan.

    Parts of a fen are rounded half to even: monthly averages carry four decimals, and floats carry noise.

    Raises:
        CellError: the text is no single amount.
    """
    if _PLAIN.fullmatch(text):
        return _fen(Decimal(text) * unit)
    written = "".join(narrow(text).casefold().split())
    if _SCIENTIFIC.fullmatch(written):
        raise CellError(_("a number that Excel has shortened"), _("format the column as a number and export again"))
    bracketed = written.startswith("(") and written.endswith(")")
    found = _AMOUNT.fullmatch(written[1:-1] if bracketed else written)
    signs = found["sign"] + found["sign2"] + ("-" if bracketed else "") if found else ""
    if found is None or len(signs) > 1:
        raise CellError(_("not an amount"), _("write 50万 or 500000"))
    own_unit = found["unit"]
    fen = _fen(Decimal(found["number"].replace(",", "")) * (UNITS[own_unit] if own_unit else unit))
    return -fen if signs == "-" else fen


def _fen(yuan: Decimal) -> int:
    fen = int((yuan * _FEN_PER_YUAN).to_integral_value(ROUND_HALF_EVEN))
    if fen > _LARGEST_FEN:
        raise CellError(_("more than any client has"), _("check the unit of the column, 元 or 万元"))
    return fen
