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
from rmtool.exchange.numbers import DAY_UNITS, KM_UNITS, parse_count, parse_interval, parse_km, parse_yes_no
from rmtool.exchange.phones import parse_phones
from rmtool.exchange.texts import parse_emails, parse_last4, parse_number_as_text, parse_words
from rmtool.rules.vocabulary import CODES, OURS
from rmtool.text import _

_REMEMBERED = 50_000  # texts a field: beyond it a column is all different and remembering helps nobody
_OURS = frozenset({"ours", "本行", "我行", "本行产品"})
_NEVER_NEGATIVE = frozenset({"monthly_income", "monthly_expense", "assets_elsewhere"})
_MOST_CHILDREN = 20


class Reading:
    """Reads the cells of one list, or the words of one command; `units` are its columns' units by field."""

    def __init__(self, columns: Columns, today: date, units: Mapping[str, str] | None = None) -> None:
        self.columns = columns
        self.today = today
        self.units = units or {}
        self.unknown_risk_words: Counter[str] = Counter()
        self._remembered: dict[str, dict[str, object]] = {}
        self._levels: dict[str, str | None] = {}
        self._parsers: dict[str, Callable[[str, str], object]] = {
            "amount": self._amount,
            "bank": lambda _field, text: OURS if word(text) in _OURS else text,
            "birth_date": lambda _field, text: parse_birth_date(text, self.today),
            "code": self._code,
            "count": self._count,
            "date": lambda _field, text: parse_date(text),
            "emails": lambda _field, text: parse_emails(text),
            "interval": self._interval,
            "km": self._km,
            "last4": lambda _field, text: parse_last4(text),
            "line": lambda _field, text: [text],
            "moment": self._moment,
            "number": lambda _field, text: parse_number_as_text(text),
            "occupation": self._occupation,
            "phones": lambda _field, text: parse_phones(text),
            "text": lambda _field, text: text,
            "words": lambda _field, text: parse_words(text),
            "yes_no": lambda _field, text: parse_yes_no(text),
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
        """Return the level a risk label means, None (counted) for a word the columns file does not map."""
        if text not in self._levels:
            self._levels[text] = self._level(word(text))
        level = self._levels[text]
        if level is None:
            self.unknown_risk_words[text] += 1
        return level

    def _level(self, written: str) -> str | None:
        """A label that names one level means it; one that names two, or none, is never guessed at."""
        levels = {level for level in CODES["risk_level"] if level.casefold() in written}
        return levels.pop() if len(levels) == 1 else self.columns.words("risk_level").get(written)

    def _amount(self, field: str, text: str) -> int:
        fen = parse_amount(text, self._factor(field, UNITS, "元"))
        if fen < 0 and field in _NEVER_NEGATIVE:
            raise CellError(_("below zero"), _("correct the sign or leave it empty"))
        return fen

    def _km(self, field: str, text: str) -> float:
        return parse_km(text, self._factor(field, KM_UNITS, "公里"))

    def _interval(self, field: str, text: str) -> int:
        return parse_interval(text, self._factor(field, DAY_UNITS, "天"))

    def _factor(self, field: str, known: Mapping[str, Decimal], usual: str) -> Decimal:
        return known[self.units.get(field, usual)]

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
        """Return the code of a known occupation, also at the end of a longer word (内科医生); else the text."""
        written = word(text)
        known = self.columns.words("occupation").get(written)
        endings = (code for ending, code in self.columns.occupation_endings if written.endswith(ending))
        return known or next(endings, text)
