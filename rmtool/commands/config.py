"""`rmtool config`: where everything is, and the holidays of a year that was published after this program."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.boundary import Command, Group
from rmtool.commands.options import Format, FormatOption, run_of
from rmtool.context import note
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.calendars.arrangement import Arrangement
    from rmtool.calendars.working_days import WorkingDays

app = typer.Typer(
    cls=Group, help=_("Where everything is, and the public holidays."), no_args_is_help=True, rich_markup_mode=None
)


@app.command("show", cls=Command, help=_("Show the files in force, and until when public holidays are known."))
def show(ctx: typer.Context, output: FormatOption = Format.table) -> None:
    """Show the files in force."""
    from rmtool.calendars.working_days import working_days
    from rmtool.config import files_in_force

    run = run_of(ctx)
    files, known_until = files_in_force(run.book, run.rulebook_file), working_days().known_until
    if output is Format.table:
        from rmtool.render.config import show_files

        show_files(files, known_until)
        return
    from rmtool.commands.contract_config import write_files

    write_files(files, known_until, output)


@app.command("holidays", cls=Command, help=_("Add a year's days off and weekends worked, as they were published."))
def holidays(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=_("A year as JSON: year, days, each with name, date, isOffDay."))
    ],
    output: FormatOption = Format.table,
) -> None:
    """Put a published year into the user's `holidays.toml`."""
    from rmtool.calendars.changed_days import changed_days
    from rmtool.calendars.working_days import working_days
    from rmtool.config import config_dir
    from rmtool.exchange.holidays_file import write_holidays
    from rmtool.exchange.published_holidays import read_arrangement

    arrangement, path = read_arrangement(file), config_dir() / "holidays.toml"
    before = working_days()
    write_holidays(path, arrangement)
    after = working_days()
    changed = changed_days(before, after, arrangement)
    _note_gaps(arrangement, after)
    if output is Format.table:
        from rmtool.render.config import show_arrangement

        show_arrangement(arrangement, changed, path, after.known_until)
        return
    from rmtool.commands.contract_config import write_arrangement

    write_arrangement(arrangement, changed, path, after.known_until, output)


def _note_gaps(arrangement: "Arrangement", after: "WorkingDays") -> None:
    """Say on stderr where the file can hardly be the whole arrangement of its year."""
    from rmtool.calendars.changed_days import left_out

    year, days = arrangement.year, left_out(arrangement)
    if days:
        note(_("off by law and not in the file: {days}").format(days=", ".join(map(str, days))))
    if after.is_provisional(date(year, 12, 31)):
        note(_("{year} stays provisional: the file does not have its National Day").format(year=year))
