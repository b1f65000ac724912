"""One run of the command line: its book, its rulebook, its day. The only place that asks the clock."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rmtool import config
from rmtool.errors import RulebookError, UsageError
from rmtool.text import _, ngettext

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from rmtool.book.open import Opened
    from rmtool.book.unit import Unit
    from rmtool.calendars.working_days import WorkingDays
    from rmtool.rules.derived import Derived
    from rmtool.rules.priority import Priority
    from rmtool.rules.problem import Problem
    from rmtool.rules.rulebook import Rulebook
    from rmtool.rules.windows import Windows


@dataclass
class Run:
    """What the root options said; everything else is opened on first use."""

    book: Path | None = None
    today_word: str | None = None
    rulebook_file: Path | None = None
    command: str = ""

    @cached_property
    def today(self) -> date:
        """Return the day the run is for: `--today`, `RMTOOL_TODAY`, else the clock's; UsageError if it is no day."""
        word = self.today_word or os.environ.get("RMTOOL_TODAY")
        if not word:
            return date.today()  # noqa: DTZ011 - the book's days are local and naive
        try:
            return date.fromisoformat(word)
        except ValueError:
            raise UsageError(
                _('"{word}" is not a day').format(word=word),
                _("write it as year-month-day, e.g. --today 2026-11-24"),
            ) from None

    @property
    def by_the_clock(self) -> bool:
        """Say whether the run's day is the clock's own, so that the hour parts past from future."""
        return not (self.today_word or os.environ.get("RMTOOL_TODAY"))

    @cached_property
    def clock(self) -> datetime:
        """Return the clock's own moment, whatever day the run is for: what files are stamped with."""
        return datetime.now().replace(microsecond=0)  # noqa: DTZ005 - local and naive, as every date in the book

    @cached_property
    def now(self) -> datetime:
        """Return the clock's hour on `today`: what a change is dated with."""
        return datetime.combine(self.today, self.clock.time())

    @cached_property
    def book_path(self) -> Path:
        """Return where the client book lies."""
        return config.book_path(self.book)

    @cached_property
    def reader(self) -> "sqlite3.Connection":
        """Return the book opened for reading; BookError when it cannot be used."""
        from rmtool.book.open import open_to_read

        opened = open_to_read(self.book_path)
        note_migration(opened)
        return opened.connection

    @contextmanager
    def writing(self, kind: str, *, file: str | None = None) -> "Iterator[Unit]":
        """One command's writes as one transaction: kept whole at the end, or not at all."""
        from rmtool.book.unit import unit_of_work

        with unit_of_work(
            self.book_path,
            kind=kind,
            now=self.now,
            who=self.who,
            command=self.command,
            file=file,
            make_folder=self.makes_folder,
        ) as unit:
            note_migration(unit.opened)
            yield unit

    @property
    def makes_folder(self) -> bool:
        """Say whether a missing folder of the book may be made: the default one, never one that a person typed."""
        return self.book_path == config.default_book()

    @property
    def who(self) -> str:
        """Return the name of the person at this computer: the book says who changed what."""
        import getpass

        try:
            return getpass.getuser()
        except (OSError, KeyError):  # an account without a name, as in a container
            return "?"

    @cached_property
    def rulebook(self) -> "Rulebook":
        """Return the numbers in force: the packaged ones, the user's on top; RulebookError names what is wrong."""
        return self.rulebook_with()

    def rulebook_with(self, *above: Path) -> "Rulebook":
        """Return the numbers in force with more files laid on top; RulebookError names what is wrong in any of them."""
        from rmtool.rules.rulebook import build

        layers = [("rulebook.toml", config.read_packaged("rulebook.toml"))]
        files = (*config.rulebook_files(self.rulebook_file), *above)
        layers += [(str(path), config.read_toml(path)) for path in files]
        rulebook, problems = build(layers)
        if rulebook is None:
            raise _wrong_rulebook(problems)
        return rulebook

    @cached_property
    def working_days(self) -> "WorkingDays":
        """Return the calendar of working days with the user's holidays; RulebookError where that file is wrong."""
        from rmtool.calendars.working_days import working_days

        return working_days()

    @property
    def windows(self) -> "Windows":
        """Return which records matter for one client: all that any rule looks at today."""
        from rmtool.rules.windows import whole_windows

        return whole_windows(self.rulebook, self.today)

    def windows_for(self, fields: "Collection[str]") -> "Windows":
        """Return which records matter for a list that shows or asks for these fields, stored or derived."""
        from rmtool.rules.derived import windows_for

        return windows_for(fields, self.rulebook, self.today)

    @cached_property
    def derived(self) -> "Derived":
        """Return what derives fields of clients on this day under these numbers."""
        from rmtool.rules.derived import Derived

        return Derived(self.rulebook, self.today)

    @cached_property
    def priority(self) -> "Priority":
        """Return the scorer of this day under these numbers."""
        from rmtool.rules.priority import Priority

        return Priority(self.rulebook, self.today)


def note(sentence: str) -> None:
    """Say on stderr what the answer itself leaves out."""
    sys.stderr.write(_("note: {sentence}").format(sentence=sentence) + "\n")


def note_migration(opened: "Opened") -> None:
    """Say where the former file is kept when the book had to be brought up to date."""
    if opened.copy is not None:
        note(_("the book was brought up to date; the former file is kept as {copy}").format(copy=opened.copy))


def sample_data() -> Path:
    """Return the folder of the sample data: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "sample_data"
    return inside if inside.is_dir() else package.parent / "sample_data"


def _wrong_rulebook(problems: "Sequence[Problem]") -> RulebookError:
    """Name the first thing that is wrong, say how many more there are, and carry them all."""
    from rmtool.render.rulebook import allowed

    seen = [_("{file}: {key} is {found}").format(file=one.file, key=one.key, found=one.found) for one in problems]
    hints = [allowed(one.allowed) for one in problems]
    more = len(problems) - 1
    sentence = seen[0]
    if more:
        sentence += ngettext(" ({n} more problem)", " ({n} more problems)", more).format(n=more)
    return RulebookError(sentence, hints[0], tuple(map(" - ".join, zip(seen, hints, strict=True))))
