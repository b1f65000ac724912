"""`columns.toml`: which header is which field, and which word is which code; the user's file is laid on top."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from rmtool import config
from rmtool.errors import RulebookError
from rmtool.exchange.amounts import UNITS
from rmtool.exchange.cells import narrow, word
from rmtool.exchange.numbers import DAY_UNITS, KM_UNITS
from rmtool.exchange.traditional import simplified
from rmtool.rules.fields import CLIENTS, DERIVED_FIELDS, LISTS, fields_of
from rmtool.rules.vocabulary import CODES, OCCUPATIONS
from rmtool.text import _

KINDS = LISTS
# Yes-or-no fields may be taught words too: 已接通 under [words.reached] as yes.
YES_NO_FIELDS = tuple(
    dict.fromkeys(
        field
        for fields in (*map(fields_of, LISTS), DERIVED_FIELDS)
        for field, holds in fields.items()
        if holds == "yes_no"
    )
)
_YES_NO = ("yes", "no")
_DERIVED = "derived"
_WORDS = "words"
_ENDINGS = "endings"
_TITLE_UNIT = re.compile(r"(?:金额)?(?:单位|unit)[:：]?(?:人民币)?(?P<unit>百万元|万元|千元|亿元|元)")
_SIGNS = re.compile(r"[\s_\-/.,:;'\"“”‘’、，。：；·*#]+")
_BRACKET = re.compile(r"[(\[【〔<](?P<inside>[^)\]】〕>]*)[)\]】〕>]$")
# What a header may count in. Amounts in foreign money are recognised in order to be refused.
MEASURES = frozenset({*UNITS, *KM_UNITS, *DAY_UNITS})
FOREIGN = frozenset(
    {"美元", "万美元", "美金", "usd", "港币", "港元", "hkd", "欧元", "eur", "日元", "jpy", "英镑", "gbp", "外币"}
    | {"折美元", "折合美元"}
)
_CURRENCIES = ("人民币", "rmb", "cny")
# A header's last word is read as a unit only where it cannot be part of the field's name.
_TRAILING_UNIT = re.compile(r"(?P<name>.+?)[\s_\-:：/]*(?P<unit>百万元|万元|千元|亿元|元)$")


class Header(NamedTuple):
    """A header cell: as written, as it is compared, and the unit it names."""

    written: str
    name: str
    unit: str | None


def read_header(cell: str) -> Header:
    """Return a header cell taken apart: `资产余额(万元)`, and `資產餘額(萬元)` too, is 资产余额 in 万元."""
    text = simplified(narrow(cell)).casefold().strip()
    unit = None
    while bracket := _BRACKET.search(text):
        unit = unit or _unit(bracket["inside"])
        text = text[: bracket.start()].strip()
    trailing = _TRAILING_UNIT.fullmatch(text)
    if trailing:
        text, unit = trailing["name"], unit or trailing["unit"]
    return Header(cell, _SIGNS.sub("", text), unit)


def _unit(inside: str) -> str | None:
    text = inside.replace(" ", "")
    for currency in _CURRENCIES:
        text = text.replace(currency, "") or "元"
    text = text.removeprefix("单位:").removeprefix("单位")
    return text if text in MEASURES or text in FOREIGN else None


def title_unit(titles: Sequence[str]) -> str | None:
    """Return the unit of amounts that the lines above a header name (单位：万元), None where they name none."""
    found = (_TITLE_UNIT.search(simplified("".join(narrow(title).split()))) for title in titles)
    return next((match["unit"] for match in found if match), None)


class Columns:
    """Aliases of headers by kind of list, and words of codes by field."""

    def __init__(self, layers: "list[tuple[str, Mapping[str, object]]]") -> None:
        self._aliases: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
        self._words: dict[str, dict[str, str]] = {field: {word(c): c for c in codes} for field, codes in CODES.items()}
        self._words["occupation"] = {word(code): code for code in OCCUPATIONS}
        self._words |= {field: {answer: answer for answer in _YES_NO} for field in YES_NO_FIELDS}
        self._endings: dict[str, str] = {}
        self._derived: dict[str, str] = {}
        self._fields: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for file, layer in layers:
            for section, table in layer.items():
                self._take(file, section, table)

    def field(self, kind: str, header: Header) -> str | None:
        """Return the field that a header of a list of this kind names, None for an unknown one."""
        return self._aliases[kind].get(header.name)

    def asked(self, header: Header) -> str | None:
        """Return the field that a condition or a column of clients names: derived ones come first; None for unknown."""
        return self._derived.get(header.name) or self.field(CLIENTS, header)

    def fields(self, kind: str) -> frozenset[str]:
        """Return all fields that a list of this kind may carry."""
        return frozenset(self._fields[kind])

    def words(self, field: str) -> Mapping[str, str]:
        """Return what the words of a coded field mean, under the name that `fields.words_of` gives it."""
        return self._words[field]

    @cached_property
    def occupation_endings(self) -> tuple[tuple[str, str], ...]:
        """Return the words that also stand at the end of longer occupations (内科医生), the longest first."""
        return tuple(sorted(self._endings.items(), key=lambda pair: -len(pair[0])))

    def _take(self, file: str, section: str, table: object) -> None:
        if section == _WORDS and isinstance(table, Mapping):
            for field, codes in table.items():
                self._take_words(file, field, codes)
        elif section == _ENDINGS and isinstance(table, Mapping):
            self._take_endings(file, table)
        elif section == _DERIVED and isinstance(table, Mapping):
            self._take_derived(file, table)
        elif section in KINDS and isinstance(table, Mapping):
            for field, aliases in table.items():
                self._take_aliases(file, section, field, aliases)
        else:
            raise _wrong(file, section, (*KINDS, _WORDS, _ENDINGS, _DERIVED))

    def _take_aliases(self, file: str, kind: str, field: str, aliases: object) -> None:
        if self._fields[kind] and file != _PACKAGED and field not in self._fields[kind]:
            raise _wrong(file, f"{kind}.{field}", sorted(self._fields[kind]))
        self._fields[kind].add(field)
        for alias in (field, *_texts(file, f"{kind}.{field}", aliases)):
            self._aliases[kind][read_header(alias).name] = field

    def _take_derived(self, file: str, table: Mapping[str, object]) -> None:
        for field, aliases in table.items():
            if field not in DERIVED_FIELDS:
                raise _wrong(file, f"{_DERIVED}.{field}", tuple(DERIVED_FIELDS))
            for alias in _texts(file, f"{_DERIVED}.{field}", aliases):
                self._derived[read_header(alias).name] = field

    def _take_words(self, file: str, field: str, codes: object) -> None:
        if field not in self._words or not isinstance(codes, Mapping):
            raise _wrong(file, f"words.{field}", sorted(self._words))
        self._words[field] |= _by_text(file, f"words.{field}", codes, _codes_of(field))

    def _take_endings(self, file: str, table: Mapping[str, object]) -> None:
        for field, codes in table.items():
            if field != "occupation" or not isinstance(codes, Mapping):
                raise _wrong(file, f"{_ENDINGS}.{field}", ("occupation",))
            self._endings |= _by_text(file, f"{_ENDINGS}.{field}", codes, OCCUPATIONS)


_PACKAGED = "columns.toml"


def load_columns(user_file: Path | None = None) -> Columns:
    """Return the packaged columns with the user's on top; RulebookError names what is wrong in the user's file."""
    layers: list[tuple[str, Mapping[str, object]]] = [(_PACKAGED, _packaged())]
    if user_file is not None:
        layers.append((str(user_file), config.read_toml(user_file)))
    return Columns(layers)


@cache
def _packaged() -> Mapping[str, object]:
    return config.read_packaged(_PACKAGED)


def _codes_of(field: str) -> Sequence[str]:
    return _YES_NO if field in YES_NO_FIELDS else CODES.get(field, OCCUPATIONS)


def _by_text(file: str, key: str, codes: Mapping[str, object], allowed: Sequence[str]) -> dict[str, str]:
    """Return what each word means; a code that the field does not know is refused."""
    meaning: dict[str, str] = {}
    for code, texts in codes.items():
        if code not in allowed:
            raise _wrong(file, f"{key}.{code}", allowed)
        meaning |= {simplified(word(text)): code for text in _texts(file, f"{key}.{code}", texts)}
    return meaning


def _texts(file: str, key: str, found: object) -> list[str]:
    if isinstance(found, list) and all(isinstance(text, str) for text in found):
        return found
    raise RulebookError(
        _("{file}: {key} is {found}").format(file=file, key=key, found=found),
        _('a list of words is allowed: ["客户号"]'),
    )


def _wrong(file: str, key: str, allowed: object) -> RulebookError:
    names = ", ".join(allowed) if isinstance(allowed, list | tuple) else str(allowed)
    return RulebookError(
        _("{file}: there is no {key}").format(file=file, key=key), _("allowed are {names}").format(names=names)
    )
