"""Which column of a list is which field: `--map` first, then our names and the aliases of `columns.toml`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import NamedTuple

from rmtool.errors import InputFileError, UsageError
from rmtool.exchange.amounts import UNITS
from rmtool.exchange.cells import clean
from rmtool.exchange.columns import KINDS, Columns, Header, read_header
from rmtool.exchange.delimited import MOST_COLUMNS
from rmtool.exchange.numbers import LENGTHS
from rmtool.rules.vocabulary import CLIENT_FIELDS, POINT_FIELDS
from rmtool.text import _

_LUNAR = ("农历", "阴历", "旧历")
# What makes a list one of a kind: all fields of one of these sets. Of the kinds a list may be, the one that takes the
# most of its columns wins.
_SIGNS: dict[str, tuple[frozenset[str], ...]] = {
    "family": (frozenset({"relation"}),),
    "contacts": tuple(frozenset({"at", field}) for field in ("channel", "reached", "topic", "direction")),
    "holdings": (
        *(frozenset({field}) for field in ("category", "product_code", "holding_no", "maturity_date")),
        frozenset({"name", "amount"}),
    ),
    "clients": (frozenset({"client_no"}), frozenset({"name"})),
}
_OF_KIND = {**CLIENT_FIELDS, "amount": "amount"}


class Layout(NamedTuple):
    """How the columns of one list are read: by position, and the headers that no field takes.

    Of each field that has them: the unit of its amounts as the list names it, its factor to yuan or kilometres, and its
    header as written. `cells` is the header record itself.
    """

    kind: str
    places: tuple[tuple[int, str], ...]
    unknown: tuple[tuple[int, str], ...]
    units: Mapping[str, str]
    factors: Mapping[str, Decimal]
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
        self._maps = {read_header(theirs).name: read_header(ours) for theirs, ours in maps.items()}
        self._wishes = maps
        self._check_maps(maps)

    def known(self, cells: Sequence[str]) -> int:
        """Return how many cells of a record name a field of the likeliest kind."""
        headers = [read_header(clean(cell)) for cell in cells]
        return max(sum(1 for header in headers if self._field(kind, header)) for kind in self._kinds)

    def layout(self, cells: Sequence[str], shown: str, unit: str | None = None) -> Layout:
        """Return how the list's columns are read; `unit` is what the titles say of all amounts.

        Raises:
            InputFileError: it is not certain what a column means; UsageError: `--map` names no column.
        """
        if len(cells) > MOST_COLUMNS:
            raise InputFileError(
                _("{file}: the header has {n} columns").format(file=shown, n=len(cells)),
                _("at most {n} are read; leave out what nobody needs").format(n=MOST_COLUMNS),
            )
        headers = [read_header(clean(cell)) for cell in cells]
        self._refuse_absent(headers)
        kind = self._kind(headers, shown)
        places = self._places(kind, headers)
        self._refuse_doubles(places, headers, shown)
        self._refuse_lunar(kind, headers, shown)
        taken = {place for place, _field in places}
        unknown = [(place, header.written) for place, header in enumerate(headers) if place not in taken]
        said = {field: own for place, field in places if (own := self._unit(headers[place]) or _title(field, unit))}
        units = {field: own for field, own in said.items() if own in UNITS}
        factors = {field: UNITS.get(own) or LENGTHS[own] for field, own in said.items()}
        written = {field: headers[place].written for place, field in reversed(places)}
        return Layout(kind, tuple(places), tuple(unknown), units, factors, tuple(cells), written)

    def _places(self, kind: str, headers: Sequence[Header]) -> list[tuple[int, str]]:
        """A column that `--map` names takes the field from a column that only looks like it."""
        places = [(place, field) for place, header in enumerate(headers) if (field := self._field(kind, header))]
        mapped = {field for place, field in places if headers[place].name in self._maps} - set(POINT_FIELDS)
        return [(place, field) for place, field in places if field not in mapped or headers[place].name in self._maps]

    def _field(self, kind: str, header: Header) -> str | None:
        if not header.name:
            return None
        field = self._columns.field(kind, self._maps.get(header.name, header))
        unit = self._unit(header)
        return field if field is None or unit is None or _fits(field, unit) else None

    def _unit(self, header: Header) -> str | None:
        wish = self._maps.get(header.name)
        return wish.unit if wish and wish.unit else header.unit

    def _kind(self, headers: Sequence[Header], shown: str) -> str:
        if len(self._kinds) == 1:
            return self._kinds[0]
        taken: dict[str, int] = {}
        for kind, signs in _SIGNS.items():
            fields = {field for header in headers if (field := self._field(kind, header))}
            if any(sign <= fields for sign in signs):
                taken[kind] = len(fields)
        best = [kind for kind, count in taken.items() if count == max(taken.values())]
        if len(best) == 1:
            return best[0]
        raise InputFileError(
            _("{file}: the header does not tell what the list is about").format(file=shown),
            _("say it: --as clients, --as holdings, --as family or --as contacts"),
        )

    def _check_maps(self, maps: Mapping[str, str]) -> None:
        fields = frozenset().union(*(self._columns.fields(kind) for kind in self._kinds))
        for theirs, ours in maps.items():
            if not any(self._columns.field(kind, read_header(ours)) for kind in self._kinds):
                close = ", ".join(get_close_matches(ours, fields)) or ", ".join(sorted(fields))
                raise UsageError(
                    _("--map {theirs}={ours}: there is no field {ours}").format(theirs=theirs, ours=ours),
                    _("did you mean {names}?").format(names=close),
                )

    def _refuse_absent(self, headers: Sequence[Header]) -> None:
        present = {header.name for header in headers}
        for theirs, ours in self._wishes.items():
            if read_header(theirs).name not in present:
                raise UsageError(
                    _("--map {theirs}={ours}: the list has no column {theirs}").format(theirs=theirs, ours=ours),
                    _("its columns are {names}").format(names=", ".join(h.written for h in headers if h.written)),
                )

    def _refuse_doubles(
        self, places: Sequence[tuple[int, str]], headers: Sequence[Header], shown: str
    ) -> None:
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

    def _refuse_lunar(self, kind: str, headers: Sequence[Header], shown: str) -> None:
        """A header that says 农历 beside plain dates leaves open which calendar they are of: a person must say."""
        for header in headers:
            if header.name in self._maps or not (bare := _without_lunar(header.name)):
                continue
            if self._columns.field(kind, header._replace(name=bare)) == "birth_date":
                raise InputFileError(
                    _('{file}: column "{name}" speaks of lunar dates').format(file=shown, name=header.written),
                    _('if its dates are solar: --map "{name}=birth_date"; if not, take the column out').format(
                        name=header.written
                    ),
                )


def _without_lunar(name: str) -> str | None:
    bare = name
    for sign in _LUNAR:
        bare = bare.replace(sign, "")
    return bare if bare != name else None


def _fits(field: str, unit: str) -> bool:
    """Say whether a field can be in this unit: a name in 万元 is another column."""
    return _OF_KIND.get(field) == ("amount" if unit in UNITS else "km")


def _title(field: str, unit: str | None) -> str | None:
    return unit if _OF_KIND.get(field) == "amount" else None
