"""What a reader of cells must know beside the cell: the day, the units of columns, the words of codes."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from rmtool.exchange.amounts import UNITS, parse_amount
from rmtool.exchange.birth_dates import parse_birth, parse_lunar_birth, parse_month_day
from rmtool.exchange.cells import CellError, word
from rmtool.exchange.columns import Columns
from rmtool.exchange.dates import parse_date, parse_moment
from rmtool.exchange.hours import parse_hours
from rmtool.exchange.numbers import (
    DAY_UNITS,
    KM_UNITS,
    parse_count,
    parse_days,
    parse_interval,
    parse_km,
    parse_minutes,
    parse_points,
    parse_sqm,
    parse_years,
    parse_yes_no,
)
from rmtool.exchange.phones import parse_phones
from rmtool.exchange.several import SEVERAL, parse_months, parse_object, parse_record_number
from rmtool.exchange.texts import (
    parse_addresses,
    parse_client_number,
    parse_emails,
    parse_last4,
    parse_names,
    parse_number_as_text,
    parse_words,
)
from rmtool.exchange.traditional import simplified
from rmtool.rules.vocabulary import CODES, OURS
from rmtool.text import _

_OURS = frozenset({"ours", "本行", "我行", "本行产品", "我行产品"})
_NEVER_NEGATIVE = frozenset(
    {"monthly_income", "monthly_expense", "assets_elsewhere", "minimum", "potential_line", "gift_value"}
)
_MOST_CHILDREN = 20
_MOST_MINUTES = 1440
_LOWEST_PRIORITY = 9
_FIRST_YEAR = 1900
# Banks number their words: 1-男, 01|已婚, 男(1). The word decides, the number never does.
_NUMBERED = re.compile(r"(?:\d{1,3}[-_:：.、|/]+(?P<behind>\D.*)|(?P<before>\D+?)[-_:：.、|/(]+\d{1,3}\)?)")
_LEVEL = re.compile(r"(?<![a-z0-9])c([1-5])(?!\d)")
_PRODUCT_LEVEL = re.compile(r"(?<![a-z0-9])p?(r[1-5])(?!\d)|(?<![a-z0-9])(p[1-5])(?!\d)")
# Who was, or is not yet, of a profession: 退休教师 is retired, 原教师 and 实习律师 stay as written.
_RETIRED = ("退休", "离休", "离退休")
_NOT_OF_IT = ("原", "前", "实习", "见习", "准")


class Reading:
    """Reads the cells of one list, or the words of one command; `units` are its columns' units by field."""

    def __init__(self, columns: Columns, today: date, units: Mapping[str, str] | None = None) -> None:
        self.columns = columns
        self.today = today
        self.units = units or {}
        self.unknown_risk_words: Counter[str] = Counter()
        self._levels: dict[str, str | None] = {}
        self._parsers: dict[str, Callable[[str, str], object]] = {
            "addresses": lambda _field, text: parse_addresses(text),
            "amount": self._amount,
            "bank": lambda _field, text: OURS if word(text) in _OURS else text,
            "birth_date": self._birth_date,
            "client_number": lambda _field, text: parse_client_number(text),
            "code": self._code,
            "codes": self._codes,
            "count": self._count,
            "date": lambda _field, text: parse_date(text),
            "days": lambda _field, text: parse_days(text),
            "emails": lambda _field, text: parse_emails(text),
            "hours": lambda _field, text: parse_hours(text),
            "interval": lambda field, text: parse_interval(text, DAY_UNITS[self.units.get(field, "天")]),
            "km": lambda field, text: parse_km(text, KM_UNITS[self.units.get(field, "公里")]),
            "last4": lambda _field, text: parse_last4(text),
            "level": self._level,
            "lunar_birth_date": lambda _field, text: parse_lunar_birth(text, self.today),
            "minutes": lambda _field, text: parse_minutes(text),
            "moment": self._moment,
            "month_day": lambda _field, text: parse_month_day(text),
            "months": lambda _field, text: parse_months(text),
            "names": lambda _field, text: parse_names(text),
            "number": lambda _field, text: parse_number_as_text(text),
            "object": lambda _field, text: parse_object(text),
            "occupation": self._occupation,
            "phones": lambda _field, text: parse_phones(text) or None,
            "points": lambda _field, text: parse_points(text),
            "product_level": self._product_level,
            "record": lambda _field, text: parse_record_number(text),
            "sqm": lambda _field, text: parse_sqm(text),
            "text": lambda _field, text: text,
            "words": lambda _field, text: parse_words(text),
            "years": lambda _field, text: parse_years(text),
            "yes_no": self._yes_no,
        }

    def read(self, parser: str, field: str, text: str) -> object:
        """Return the value of a cell, None for one that says "none" (99991231); CellError where it has none."""
        return self._parsers[parser](field, text)

    def risk_level(self, text: str) -> str | None:
        """Return the level a risk label means, None for a word the columns file does not map: never a guess."""
        if text not in self._levels:
            written = simplified(word(text))
            levels = set(_LEVEL.findall(written))
            named = f"C{levels.pop()}" if len(levels) == 1 else None
            self._levels[text] = self.columns.words("risk_level").get(written, named)
        return self._levels[text]

    def _amount(self, field: str, text: str) -> int:
        fen = parse_amount(text, UNITS[self.units.get(field, "元")])
        if fen < 0 and field in _NEVER_NEGATIVE:
            raise CellError(_("below zero"), _("correct the sign or leave it empty"))
        return fen

    def _birth_date(self, _field: str, text: str) -> object:
        return parse_birth(text, self.today)

    def _moment(self, _field: str, text: str) -> str | None:
        moment = parse_moment(text)
        if moment is not None and moment[:10] > self.today.isoformat():
            raise CellError(_("a contact in the future"), _("a planned one is next_on (下次联系日期)"))
        return moment

    def _count(self, field: str, text: str) -> int:
        count = parse_count(text)
        if field == "children" and count > _MOST_CHILDREN:
            raise CellError(_("more children than any family has"), _("correct the number"))
        if field in {"minutes", "minutes_per_contact"} and count > _MOST_MINUTES:
            raise CellError(_("longer than a day"), _("write minutes"))
        if field == "priority" and not 0 < count <= _LOWEST_PRIORITY:
            raise CellError(_("no priority"), _("write 1 for what comes first, up to {n}").format(n=_LOWEST_PRIORITY))
        if field == "birth_year" and not _FIRST_YEAR <= count <= self.today.year:
            raise CellError(_("no year of birth"), _("write four digits, e.g. 2015"))
        return count

    def _yes_no(self, field: str, text: str) -> bool:
        """Return a yes or a no; the columns file may teach words such as 已接通."""
        taught = self.columns.words(field).get(simplified(word(text)))
        return parse_yes_no(simplified(text)) if taught is None else taught == "yes"

    def _code(self, field: str, text: str) -> str:
        words = self.columns.words(field)
        written = simplified(word(text))
        numbered = _NUMBERED.fullmatch(written)
        bare = (numbered["behind"] or numbered["before"]) if numbered else written
        code = words.get(written) or words.get(bare)
        if code is None:
            raise self._no_word(field, written)
        return code

    def _codes(self, field: str, text: str) -> str:
        """Return the codes of a cell that may hold several, each once, in the order given."""
        return ";".join(dict.fromkeys(self._code(field, part) for part in SEVERAL.split(text) if part))

    def _level(self, _field: str, text: str) -> str:
        """Return the level that a client says he prefers; a word that means none here cannot be kept as one."""
        level = self.risk_level(text)
        if level is None:
            raise CellError(_("not a risk level"), _("one of {codes}").format(codes=", ".join(CODES["risk_level"])))
        return level

    def _product_level(self, _field: str, text: str) -> str:
        """Return a product's level; PR3 and R3-中风险 are R3."""
        levels = {(found[1] or found[2]).upper() for found in _PRODUCT_LEVEL.finditer(word(text))}
        if len(levels) != 1:
            hint = _("one of {codes}; P is insurance's").format(codes=", ".join(CODES["product_level"]))
            raise CellError(_("not a product's risk level"), hint)
        return levels.pop()

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
        written = simplified(word(text))
        known = self.columns.words("occupation").get(written)
        if known or written.startswith(_NOT_OF_IT):
            return known or text
        if written.startswith(_RETIRED):
            return "retired"
        return next((code for ending, code in self.columns.occupation_endings if written.endswith(ending)), text)
