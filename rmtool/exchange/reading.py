"""What a reader of cells must know beside the cell: the day, the units of columns, the words of codes.

Most cells of a list repeat (days, sexes, levels), so each field remembers what it has read.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from rmtool.exchange.amounts import UNITS, parse_amount
from rmtool.exchange.cells import CellError, word
from rmtool.exchange.columns import Columns
from rmtool.exchange.dates import parse_birth_date, parse_date, parse_moment
from rmtool.exchange.numbers import parse_count, parse_interval, parse_km, parse_yes_no
from rmtool.exchange.phones import parse_phones
from rmtool.rules.vocabulary import CODES, OURS
from rmtool.text import _

_REMEMBERED = 50_000  # texts a field: beyond it a column is all different and remembering helps nobody
_OURS = frozenset({"ours", "本行", "我行", "本行产品"})
_NEVER_NEGATIVE = frozenset({"monthly_income", "monthly_expense", "assets_elsewhere"})
_MOST_CHILDREN = 20


class Reading:
    """Reads the cells of one list, or the words of one command."""

    def __init__(self, columns: Columns, today: date, units: Mapping[str, Decimal] | None = None) -> None:
        self.columns = columns
        self.today = today
        self.units = units or {}
        self.unknown_risk_words: Counter[str] = Counter()
        self._remembered: dict[str, dict[str, object]] = {}
        self._parsers: dict[str, Callable[[str, str], object]] = {
            "amount": self._amount,
            "date": lambda _field, text: parse_date(text),
            "birth_date": lambda _field, text: parse_birth_date(text, self.today),
            "moment": self._moment,
            "count": self._count,
            "interval": lambda _field, text: parse_interval(text),
            "km": lambda _field, text: parse_km(text),
            "yes_no": lambda _field, text: parse_yes_no(text),
            "code": self._code,
            "occupation": self._occupation,
            "bank": lambda _field, text: OURS if word(text) in _OURS else text,
            "phones": lambda _field, text: parse_phones(text),
        }

    def read(self, kind: str, field: str, text: str) -> object:
        """Return the value of a cell; CellError where it has none."""
        remembered = self._remembered.setdefault(field, {})
        if text in remembered:
            return remembered[text]
        value = self._parsers[kind](field, text)
        if len(remembered) < _REMEMBERED:
            remembered[text] = value
        return value

    def risk_level(self, text: str) -> str | None:
        """Return the level a risk label means, None for a word the columns file does not map: never a guess."""
        written = word(text)
        levels = {level for level in CODES["risk_level"] if level.casefold() in written}
        level = levels.pop() if len(levels) == 1 else self.columns.words("risk_level").get(written)
        if level is None:
            self.unknown_risk_words[text] += 1
        return level

    def _amount(self, field: str, text: str) -> int:
        fen = parse_amount(text, self.units.get(field, UNITS["元"]))
        if fen < 0 and field in _NEVER_NEGATIVE:
            raise CellError(_("below zero"), _("correct the sign or leave it empty"))
        return fen

    def _moment(self, _field: str, text: str) -> str:
        moment = parse_moment(text)
        if moment is None:
            raise CellError(_("not a date"), _("write it as 2026-11-20 or 2026-11-20 09:30"))
        return moment

    def _count(self, field: str, text: str) -> int:
        count = parse_count(text)
        if field == "children" and count > _MOST_CHILDREN:
            raise CellError(_("more children than any family has"), _("correct the number"))
        if field == "birth_year" and not 1900 <= count <= self.today.year:
            raise CellError(_("no year of birth"), _("write four digits, e.g. 2015"))
        return count

    def _code(self, field: str, text: str) -> str:
        code = self.columns.words(field).get(word(text))
        if code is None:
            raise CellError(
                _("not a word for this field"),
                _("one of {codes}, or add your bank's word to columns.toml").format(codes=", ".join(CODES[field])),
            )
        return code

    def _occupation(self, _field: str, text: str) -> str:
        """Return the code of a known occupation, also at the end of a longer word (内科医生); else the text itself."""
        written = word(text)
        known = self.columns.words("occupation").get(written)
        endings = (code for ending, code in self.columns.occupation_endings if written.endswith(ending))
        return known or next(endings, text)
