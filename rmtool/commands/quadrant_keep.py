"""`quadrant --keep`: the lines go into the user's rulebook, each client's cell into the book."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rmtool import config
from rmtool.context import Run, note
from rmtool.errors import RulebookError
from rmtool.text import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rmtool.rules.quadrant import Lines, Measured

_SOURCE = "quadrant --keep"


def keep_all(run: Run, measured: "Iterable[Measured]", lines: "Lines") -> None:
    """Keep the cells of all clients and the lines that make them; say where, and how it is taken back.

    The file is written while the book can still be rolled back: where that fails, neither keeps anything.
    """
    from rmtool.book.placements import Placed, keep_placements

    places = [
        Placed(one.client_id, lines.cell(one), one.potential, one.minutes, lines.potential, lines.minutes)
        for one in measured
    ]
    with run.writing("quadrant") as unit:
        changed = keep_placements(unit, places, run.today)
        unit.counts = {"changed": changed}
        file = _keep_lines(run, lines)
    where = "" if file is None else _(" The lines stand in {file}.").format(file=file)
    note(
        ngettext(
            "kept: {n} client stands in a new cell; rmtool undo takes the cells back.{where}",
            "kept: {n} clients stand in a new cell; rmtool undo takes the cells back.{where}",
            changed,
        ).format(n=changed, where=where)
    )


def _keep_lines(run: Run, lines: "Lines") -> Path | None:
    """Write the lines into the user's rulebook, and return it; None where it has them already."""
    from rmtool.exchange.rulebook_file import with_numbers
    from rmtool.rules.quadrant import KEPT
    from rmtool.rules.sheet import FEN_PER_YUAN

    if lines.potential_basis == lines.minutes_basis == KEPT:
        return None
    numbers = {
        "quadrant.line.potential": _plain(lines.potential / FEN_PER_YUAN),
        "quadrant.line.minutes": _plain(lines.minutes),
    }
    path = config.config_dir() / "rulebook.toml"
    old = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    _replace(path, with_numbers(old, numbers, source=_SOURCE, since=run.today))
    return path


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _replace(path: Path, text: str) -> None:
    """Put the new text in the file's place in one step; RulebookError where that is not possible."""
    beside = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise RulebookError(
            _("{file} cannot be written: {why}").format(file=path, why=error.strerror),
            _("nothing was kept; check your rights to the folder"),
        ) from None
