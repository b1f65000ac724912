"""Amounts in the reader's unit: 万 in Chinese, yuan in English. Every argument is fen."""

from decimal import ROUND_HALF_UP, Decimal

from rmtool.text import language

_FEN_PER_YUAN = 100
_WAN = 10_000
_YI = 100_000_000


def amount(fen: int) -> str:
    """Return a full amount: `¥1,280,000` in English, `128.0万` in Chinese."""
    yuan = Decimal(fen) / _FEN_PER_YUAN
    if language() == "zh":
        return _chinese(yuan, places=1)
    return _sign(yuan) + "¥" + (f"{abs(yuan):,.0f}" if yuan == yuan.to_integral_value() else f"{abs(yuan):,.2f}")


def short_amount(fen: int) -> str:
    """Return an amount for a crowded line: `¥1.3M` in English, `128万` in Chinese."""
    yuan = Decimal(fen) / _FEN_PER_YUAN
    if language() == "zh":
        return _chinese(yuan, places=0 if abs(yuan) >= 100 * _WAN else 1, trim=True)
    for unit, letter in ((1_000_000, "M"), (1_000, "K")):
        if abs(yuan) >= unit:
            return _sign(yuan) + "¥" + _trimmed(_rounded(abs(yuan) / unit, 1)) + letter
    return _sign(yuan) + f"¥{abs(yuan):.0f}"


def _chinese(yuan: Decimal, *, places: int, trim: bool = False) -> str:
    size = abs(yuan)
    if size >= _YI:
        return _sign(yuan) + _trimmed(_rounded(size / _YI, 2)) + "亿"
    if size >= _WAN:
        number = _rounded(size / _WAN, places)
        return _sign(yuan) + (_trimmed(number) if trim else f"{number:,}") + "万"
    return _sign(yuan) + _trimmed(_rounded(size, 2)) + "元"


def _sign(yuan: Decimal) -> str:
    return "-" if yuan < 0 else ""


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _trimmed(number: Decimal) -> str:
    text = f"{number:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: float) -> str:
    """Return a share of 0 to 1 in whole percent, rounded down: 100% leaves nothing out."""
    return f"{int(share * 100 + 1e-9)}%"
