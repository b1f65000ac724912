"""What a reader of cells must know beside the cell: the day, the units of columns, the words of codes.

Most cells of a list repeat (days, sexes, levels), so each field remembers what it has read.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from rmtool.exchange.amounts import YUAN, parse_amount
from rmtool.exchange.cells import CellError, word
from rmtool.exchange.columns import Columns
from rmtool.exchange.dates import check_birth_date, parse_date, parse_moment
from rmtool.exchange.numbers import KM, parse_count, parse_interval, parse_km, parse_yes_no
from rmtool.exchange.phones import parse_phones
from rmtool.rules.vocabulary import CODES, OURS
from rmtool.text import _

_REMEMBERED = 20_000  # texts a field: beyond it a column is all different and remembering helps nobody
_OURS = frozenset({"ours", "本行", "我行", "本行产品", "我行产品"})
_NEVER_NEGATIVE = frozenset({"monthly_income", "monthly_expense", "assets_elsewhere"})
_MOST_CHILDREN = 20
_MOST_MINUTES = 1440
_FIRST_YEAR = 1900
# Banks number their words: 1-男, 01|已婚, 男(1). The word decides, the number never does.
_NUMBERED = re.compile(r"(?:\d{1,3}[-_:：.、|/]+(?P<behind>\D.*)|(?P<before>\D+?)[-_:：.、|/(]+\d{1,3}\)?)")
_LEVEL = re.compile(r"(?<![a-z0-9])c([1-5])(?!\d)")
# Who was, or is not yet, of a profession: 退休教师 is retired, 原教师 and 实习律师 stay as written.
_RETIRED = ("退休", "离休", "离退休")
_NOT_OF_IT = ("原", "前", "实习", "见习", "准")


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
            "birth_date": self._birth_date,
            "moment": self._moment,
            "count": self._count,
            "interval": lambda _field, text: parse_interval(text),
            "km": lambda field, text: parse_km(text, self.units.get(field, KM)),
            "yes_no": self._yes_no,
            "date": lambda _field, text: parse_date(text),
            "code": self._code,
            "occupation": self._occupation,
            "bank": lambda _field, text: OURS if word(text) in _OURS else text,
            "phones": lambda _field, text: parse_phones(text),
        }

    def read(self, kind: str, field: str, text: str) -> object:
        """Return the value of a cell; CellError where it has none."""
        remembered = self._remembered.get(field)
        if remembered is None:
            remembered = self._remembered[field] = {}
        if text in remembered:
            return remembered[text]
        value = self._parsers[kind](field, text)
        if len(remembered) < _REMEMBERED:
            remembered[text] = value
        return value

    def risk_level(self, text: str) -> str | None:
        """Return the level a risk label means, None for a word the columns file does not map: never a guess."""
        written = word(text)
        levels = set(_LEVEL.findall(written))
        named = f"C{levels.pop()}" if len(levels) == 1 else None
        return self.columns.words("risk_level").get(written, named)

    def _amount(self, field: str, text: str) -> int:
        fen = parse_amount(text, self.units.get(field, YUAN))
        if fen < 0 and field in _NEVER_NEGATIVE:
            raise CellError(_("below zero"), _("correct the sign or leave it empty"))
        return fen

    def _birth_date(self, _field: str, text: str) -> date | None:
        day = parse_date(text)
        return None if day is None else check_birth_date(day, self.today)

    def _moment(self, _field: str, text: str) -> str | None:
        moment = parse_moment(text)
        if moment is not None and moment[:10] > self.today.isoformat():
            raise CellError(_("a contact in the future"), _("a planned one is next_on (下次联系日期)"))
        return moment

    def _count(self, field: str, text: str) -> int:
        count = parse_count(text)
        if field == "children" and count > _MOST_CHILDREN:
            raise CellError(_("more children than any family has"), _("correct the number"))
        if field == "minutes" and count > _MOST_MINUTES:
            raise CellError(_("longer than a day"), _("write minutes"))
        if field == "birth_year" and not _FIRST_YEAR <= count <= self.today.year:
            raise CellError(_("no year of birth"), _("write four digits, e.g. 2015"))
        return count

    def _yes_no(self, field: str, text: str) -> bool:
        """Return a yes or a no; the columns file may teach words such as 已接通."""
        taught = self.columns.words(field).get(word(text))
        return parse_yes_no(text) if taught is None else taught == "yes"

    def _code(self, field: str, text: str) -> str:
        words = self.columns.words(field)
        written = word(text)
        numbered = _NUMBERED.fullmatch(written)
        bare = (numbered["behind"] or numbered["before"]) if numbered else written
        code = words.get(written) or words.get(bare)
        if code is None:
            raise self._no_word(field, written)
        return code

    def _no_word(self, field: str, written: str) -> CellError:
        if written.isdecimal():
            return CellError(
                _("a bare number, which means another thing in each system"),
                _("say in columns.toml under [words.{field}] which number is which word").format(field=field),
            )
        return CellError(
            _("not a word for this field"),
            _("one of {codes}, or add your bank's word to columns.toml").format(codes=", ".join(CODES[field])),
        )

    def _occupation(self, _field: str, text: str) -> str:
        """Return the code of a known occupation, also at the end of a longer word (内科医生); else the text itself."""
        written = word(text)
        known = self.columns.words("occupation").get(written)
        if known or written.startswith(_NOT_OF_IT):
            return known or text
        if written.startswith(_RETIRED):
            return "retired"
        return next((code for ending, code in self.columns.occupation_endings if written.endswith(ending)), text)
