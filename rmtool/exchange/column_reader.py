"""One column of a list: its cells become values, and are remembered, since most of them repeat (days, levels)."""

from typing import Final

from rmtool.exchange.cells import is_masked
from rmtool.exchange.reading import Reading
from rmtool.exchange.rows import cleaner, read_text

_REMEMBERED = 2_000  # cells: beyond it a column is all different and remembering helps nobody
_MASKABLE = frozenset(
    {"client_no", "name", "client_name", "mobile", "phone", "client_phone", "wechat", "email", "address"}
    | {"identity_card", "id_last4"}
)
MASKED: Final = object()
UNREAD: Final = object()


class ColumnReader:
    """Reads the cells of the column at `place` as `field`; `remembered` holds what cells were before."""

    __slots__ = ("_clean", "_kind", "_maskable", "_reading", "field", "place", "remembered")

    def __init__(self, kind: str, place: int, field: str, reading: Reading) -> None:
        self.place = place
        self.field = field
        self.remembered: dict[str, object] = {}
        self._clean = cleaner(kind, field)
        self._kind = kind
        self._maskable = field in _MASKABLE
        self._reading = reading

    def read(self, cell: str) -> object:
        """Return the value; None for "no news", MASKED for what the bank hid (138****1234).

        Raises:
            RowError: the cell cannot be read.
        """
        text = self._clean(cell)
        value: object = None
        if self._maskable and is_masked(text):
            value = MASKED
        elif text:
            value = read_text(self._kind, self.field, text, self._reading)
        if len(self.remembered) < _REMEMBERED:
            self.remembered[cell] = value
        return value
