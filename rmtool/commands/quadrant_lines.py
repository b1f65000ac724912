"""The lines that part the cells as somebody asked for them, and the clients placed by them."""

from typing import TYPE_CHECKING, NamedTuple

from rmtool.commands.options import read_option
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rmtool.rules.facts import ClientFacts
    from rmtool.rules.quadrant import Lines, Measured, Quadrant
    from rmtool.rules.sections.quadrant import QuadrantRules
    from rmtool.rules.where import Condition


class Wish(NamedTuple):
    """The rules with the lines asked for, and those given in numbers: fen and minutes a month."""

    rules: "QuadrantRules"
    given: tuple[int | None, float | None]

    @classmethod
    def read(cls, run: Run, potential: str | None, minutes: str | None) -> "Wish":
        """Return what `--potential` and `--minutes` ask for; UsageError where one cannot be read."""
        from rmtool.rules.sections.quadrant import MEDIAN

        rules = run.rulebook.quadrant
        if potential == MEDIAN:
            rules = rules._replace(potential_line=None)
        if minutes == MEDIAN:
            rules = rules._replace(minutes_line=None)
        amount = None if potential in {None, MEDIAN} else _amount(str(potential))
        number = None if minutes in {None, MEDIAN} else _minutes(str(minutes))
        return cls(rules, (amount, number))

    def lines(self, measured: "Collection[Measured]") -> "Lines":
        """Return the lines for these clients."""
        from rmtool.rules.quadrant import lines_of

        return lines_of(measured, self.rules, self.given)


class Census:
    """All clients measured; `wanted` are those who meet the conditions, and the counts are of those too."""

    def __init__(self, run: Run, wanted: "tuple[Condition, ...]" = ()) -> None:
        from rmtool.rules.quadrant import Measures
        from rmtool.rules.where import matches

        self.whole: list[Measured] = []
        self.wanted: list[Measured] = [] if wanted else self.whole
        self.do_not_contact = self.left = 0
        measures = Measures(run.rulebook, run.today)
        for client in _clients(run, {condition.field for condition in wanted}):
            meets = not wanted or matches(client, wanted, run.derived)
            if client.has_left(run.today):
                self.left += meets
            elif client.do_not_contact:
                self.do_not_contact += meets
            else:
                measured = measures.of(client)
                self.whole.append(measured)
                if wanted and meets:
                    self.wanted.append(measured)

    def quadrant(self, lines: "Lines") -> "Quadrant":
        """Return the clients who meet the conditions by cell; the lines are those of the whole book."""
        from rmtool.rules.quadrant import quadrant

        return quadrant(self.wanted, lines, do_not_contact=self.do_not_contact, left=self.left)


def _clients(run: Run, asked: set[str]) -> "Iterator[ClientFacts]":
    from rmtool.book.facts import read_clients
    from rmtool.rules.derived import columns_for
    from rmtool.rules.quadrant import QUADRANT_FIELDS
    from rmtool.rules.windows import quadrant_windows, together

    windows = quadrant_windows(run.rulebook, run.today)
    if asked:
        windows = together(windows, run.windows_for(asked))
    return read_clients(run.reader, windows=windows, fields=QUADRANT_FIELDS | columns_for(asked))


def _amount(text: str) -> int:
    from rmtool.exchange.amounts import parse_amount

    amount = read_option("--potential", text, parse_amount)
    if amount < 0:
        raise UsageError(_('--potential "{text}": below zero').format(text=text), _("write 50万 or 500000"))
    return amount


def _minutes(text: str) -> float:
    from rmtool.exchange.numbers import parse_minutes

    return read_option("--minutes", text, parse_minutes)
