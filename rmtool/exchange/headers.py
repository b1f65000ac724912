"""Which column of a list is which field: `--map` first, then our names and the aliases of `columns.toml`."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from rmtool.errors import InputFileError, UsageError
from rmtool.exchange.amounts import UNITS
from rmtool.exchange.cells import clean
from rmtool.exchange.columns import FOREIGN, KINDS, Columns, Header, read_header
from rmtool.exchange.numbers import DAY_UNITS, KM_UNITS
from rmtool.exchange.rows import parsers
from rmtool.rules.fields import POINT_FIELDS
from rmtool.text import _

_LUNAR = ("农历", "阴历", "旧历")
# What a list of a kind cannot be without; where several kinds fit, the one that knows the most columns wins.
_SIGNS: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = (
    ("family", (frozenset({"relation"}),)),
    ("contacts", (frozenset({"at"}), frozenset({"channel", "reached", "topic"}))),
    (
        "holdings",
        (
            frozenset({"category", "product_code", "holding_no", "maturity_date"}),
            frozenset({"name", "amount", "category", "product_code"}),
        ),
    ),
    ("clients", (frozenset({"client_no", "name"}),)),
    ("points", (frozenset({"channel"}), frozenset({"value"}))),
    ("flows", (frozenset({"direction"}), frozenset({"on"}), frozenset({"amount"}))),
    ("events", (frozenset({"kind"}), frozenset({"on", "repeats", "seen", "how_known"}))),
    ("needs", (frozenset({"kind"}),)),
    ("cautions", (frozenset({"category"}), frozenset({"because"}))),
    ("offers", (frozenset({"product_code"}), frozenset({"answer", "product_level", "client_level"}))),
    ("snapshots", (frozenset({"on_date"}), frozenset({"aum", "aum_month_avg"}))),
    ("placements", (frozenset({"on_date"}), frozenset({"cell"}))),
    ("products", (frozenset({"code"}), frozenset({"risk_level", "rule_family", "minimum", "term_days", "category"}))),
)
# Several columns of phones, or of addresses, add up; any other field has one value a row.
_ADD_UP = frozenset({*POINT_FIELDS, "client_phone"})
_MEASURES = {"amount": frozenset(UNITS), "km": frozenset(KM_UNITS), "interval": frozenset(DAY_UNITS)}


class Layout(NamedTuple):
    """How the columns of one list are read: by position, and the headers that no field takes.

    `units` and `written` say for a field which unit its header names and how the list writes it.
    """

    kind: str
    places: tuple[tuple[int, str], ...]
    unknown: tuple[tuple[int, str], ...]
    units: Mapping[str, str]
    cells: tuple[str, ...]
    written: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields present, in the order of the columns."""
        return tuple(dict.fromkeys(field for _place, field in self.places))


class HeaderReader:
    """Reads header records under one set of columns and one set of `--map` wishes."""

    def __init__(self, columns: Columns, kind: str | None, maps: Mapping[str, str]) -> None:
        self._columns = columns
        self._kinds = (kind,) if kind else KINDS
        self._maps = {read_header(theirs).name: ours for theirs, ours in maps.items()}
        self._check_maps(maps)

    def known(self, cells: Sequence[str]) -> int:
        """Return how many cells of a record name a field of the likeliest kind."""
        headers = [read_header(clean(cell)) for cell in cells]
        return max(sum(1 for header in headers if self._field(kind, header)) for kind in self._kinds)

    def layout(self, cells: Sequence[str], shown: str, unit: str | None = None) -> Layout:
        """Return how the list's columns are read; InputFileError where that is not certain.

        `unit` is what the lines above the header count amounts in; a header's own unit wins.
        """
        headers = [read_header(clean(cell)) for cell in cells]
        kind = self._kind(headers, shown)
        places = self._places(kind, headers)
        self._refuse_doubles(places, headers, shown)
        self._refuse_lunar(places, headers, shown)
        taken = {place for place, _field in places}
        unknown = [(place, header.written) for place, header in enumerate(headers) if place not in taken]
        written = {field: headers[place].written for place, field in reversed(places)}
        units = _units(kind, places, headers, shown, unit)
        return Layout(kind, tuple(places), tuple(unknown), units, tuple(cells), written)

    def _places(self, kind: str, headers: Sequence[Header]) -> list[tuple[int, str]]:
        """Return the columns that a field takes; a field that `--map` gives away is taken by no alias."""
        given = {self._maps[header.name] for header in headers if header.name in self._maps}
        return [
            (place, field)
            for place, header in enumerate(headers)
            if (field := self._field(kind, header)) and (header.name in self._maps or field not in given)
        ]

    def _field(self, kind: str, header: Header) -> str | None:
        if not header.name:
            return None
        return self._maps.get(header.name) or self._columns.field(kind, header)

    def _kind(self, headers: Sequence[Header], shown: str) -> str:
        if len(self._kinds) == 1:
            return self._kinds[0]
        found: dict[str, int] = {}
        for kind, signs in _SIGNS:
            fields = {field for header in headers if (field := self._field(kind, header))}
            if all(sign & fields for sign in signs):
                found[kind] = len(fields)
        if found:
            return max(found, key=lambda kind: found[kind])
        raise InputFileError(
            _("{file}: the header does not tell what the list is about").format(file=shown),
            _("say it: --as {kinds}").format(kinds=", ".join(KINDS)),
        )

    def _check_maps(self, maps: Mapping[str, str]) -> None:
        fields = frozenset().union(*(self._columns.fields(kind) for kind in self._kinds))
        for theirs, ours in maps.items():
            if ours not in fields:
                close = ", ".join(get_close_matches(ours, fields)) or ", ".join(sorted(fields))
                raise UsageError(
                    _("--map {theirs}={ours}: there is no field {ours}").format(theirs=theirs, ours=ours),
                    _("did you mean {names}?").format(names=close),
                )

    def _refuse_doubles(self, places: Sequence[tuple[int, str]], headers: Sequence[Header], shown: str) -> None:
        first: dict[str, int] = {}
        for place, field in places:
            other = first.setdefault(field, place)
            if other != place and field not in _ADD_UP:
                raise _double(shown, field, (other, headers[other]), (place, headers[place]))

    def _refuse_lunar(self, places: Sequence[tuple[int, str]], headers: Sequence[Header], shown: str) -> None:
        """A header that says 农历 beside plain dates leaves open which calendar they are of: a person must say."""
        for place, header in enumerate(headers):
            if header.name in self._maps or not any(sign in header.name for sign in _LUNAR):
                continue
            if (place, "birthday_kept") in places:
                continue
            raise InputFileError(
                _('{file}: column "{name}" speaks of lunar dates').format(file=shown, name=header.written),
                _(
                    "say which they are: --map {name}=lunar_birth_date, or --map {name}=birth_date for solar ones"
                ).format(name=header.written),
            )


def _double(shown: str, field: str, one: tuple[int, Header], two: tuple[int, Header]) -> InputFileError:
    """Two columns of one field contradict each other; only a person knows which one counts."""
    if one[1].name == two[1].name:
        hint = _("rename or remove one of them")
    else:
        hint = _("say which one counts: --map {name}={field}").format(name=one[1].written, field=field)
    return InputFileError(
        _('{file}: columns {one} "{name}" and {two} "{twin}" are both {field}').format(
            file=shown, one=one[0] + 1, name=one[1].written, two=two[0] + 1, twin=two[1].written, field=field
        ),
        hint,
    )


def _units(
    kind: str, places: Sequence[tuple[int, str]], headers: Sequence[Header], shown: str, title: str | None
) -> dict[str, str]:
    """Return the unit of each field that is counted in units: its header's, or for amounts that of the title."""
    units: dict[str, str] = {}
    for place, field in places:
        header, parser = headers[place], parsers(kind)[field]
        if parser == "amount" and header.unit in FOREIGN:
            raise InputFileError(
                _('{file}: column "{name}" is not in yuan').format(file=shown, name=header.written),
                _("convert it to yuan, or take the column out"),
            )
        if header.unit in _MEASURES.get(parser, ()):
            units[field] = str(header.unit)
        elif parser == "amount" and title:
            units[field] = title
    return units
