"""Which column of a list is which field: `--map` first, then our names and the aliases of `columns.toml`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import NamedTuple

from rmtool.errors import InputFileError, UsageError
from rmtool.exchange.amounts import UNITS
from rmtool.exchange.cells import clean
from rmtool.exchange.columns import KINDS, Columns, Header, read_header
from rmtool.rules.vocabulary import POINT_FIELDS
from rmtool.text import _

_LUNAR = ("农历", "阴历", "旧历")
# What a list of a kind cannot be without; the first kind whose signs are there is the kind of the list.
_SIGNS: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = (
    ("family", (frozenset({"relation"}),)),
    ("contacts", (frozenset({"at"}), frozenset({"channel", "reached", "topic"}))),
    ("holdings", (frozenset({"category", "product_code", "holding_no", "maturity_date"}),)),
    ("clients", (frozenset({"client_no", "name"}),)),
)


class Layout(NamedTuple):
    """How the columns of one list are read: by position, and the headers that no field takes.

    `units` and `written` say for a field which unit its header names and how the list writes it.
    """

    kind: str
    places: tuple[tuple[int, str], ...]
    unknown: tuple[tuple[int, str], ...]
    units: Mapping[str, str]
    width: int
    written: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields present, in the order of the columns."""
        return tuple(dict.fromkeys(field for _place, field in self.places))

    @property
    def factors(self) -> dict[str, Decimal]:
        """Return each amount column's factor to yuan."""
        return {field: UNITS[unit] for field, unit in self.units.items()}


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

    def layout(self, cells: Sequence[str], shown: str) -> Layout:
        """Return how the list's columns are read; InputFileError where that is not certain."""
        headers = [read_header(clean(cell)) for cell in cells]
        kind = self._kind(headers, shown)
        places = [(place, field) for place, header in enumerate(headers) if (field := self._field(kind, header))]
        self._refuse_doubles(places, headers, shown)
        self._refuse_lunar(places, headers, shown)
        taken = {place for place, _field in places}
        unknown = [(place, header.written) for place, header in enumerate(headers) if place not in taken]
        units = {field: unit for place, field in places if (unit := headers[place].unit)}
        written = {field: headers[place].written for place, field in reversed(places)}
        return Layout(kind, tuple(places), tuple(unknown), units, len(headers), written)

    def _field(self, kind: str, header: Header) -> str | None:
        if not header.name:
            return None
        return self._maps.get(header.name) or self._columns.field(kind, header)

    def _kind(self, headers: Sequence[Header], shown: str) -> str:
        if len(self._kinds) == 1:
            return self._kinds[0]
        for kind, signs in _SIGNS:
            fields = {self._field(kind, header) for header in headers}
            if all(sign & fields for sign in signs):
                return kind
        raise InputFileError(
            _("{file}: the header does not tell what the list is about").format(file=shown),
            _("say it: --as clients, --as holdings, --as family or --as contacts"),
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
        """Several phone columns add up; two columns of any other field contradict each other."""
        first: dict[str, int] = {}
        for place, field in places:
            other = first.setdefault(field, place)
            if other != place and field not in POINT_FIELDS:
                raise InputFileError(
                    _('{file}: columns {one} "{name}" and {two} "{twin}" are both {field}').format(
                        file=shown, one=other + 1, name=headers[other].written, two=place + 1, twin=headers[place].written,
                        field=field,
                    ),
                    _("rename or remove one of them"),
                )  # fmt: skip

    def _refuse_lunar(self, places: Sequence[tuple[int, str]], headers: Sequence[Header], shown: str) -> None:
        """A header that says 农历 beside plain dates leaves open which calendar they are of: a person must say."""
        for place, header in enumerate(headers):
            if header.name in self._maps or not any(sign in header.name for sign in _LUNAR):
                continue
            if (place, "birthday_kept") in places:
                continue
            raise InputFileError(
                _('{file}: column "{name}" speaks of lunar dates').format(file=shown, name=header.written),
                _("if its dates are solar: --map {name}=birth_date; if not, take the column out").format(
                    name=header.written
                ),
            )
