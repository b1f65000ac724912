"""How a need moves on (D42, D87), and which ones the bank cannot serve (D88)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from rmtool.commands.options import Format, read_values
from rmtool.context import Run
from rmtool.errors import RefusedError

if TYPE_CHECKING:
    from rmtool.book.unit import Unit

_KIND = "needs"


def move(run: Run, number: int, status: str | None, note: str | None) -> None:
    """Move a need to a status, without one to the next, and echo it; words are added to those on file."""
    from rmtool.book.lists import read_row
    from rmtool.book.record_edit import edit_record, no_record, read_record
    from rmtool.render.changes import changed

    row = read_row(run.reader, _KIND, number)
    if row is None:
        raise no_record(_KIND, number)
    said = read_values(run, _KIND, {"status": status} if status else {}) | read_values(run, _KIND, {"note": note or ""})
    with run.writing("need") as unit:
        before = read_record(unit, _KIND, number)
        values = _moved(number, before, said)
        refuse_move(unit, number, values, anew=True)
        changes = edit_record(unit, _KIND, number, values)
    typer.echo(changed(f"{row.client_name} #{number}", changes, run.today, _KIND))


def refuse_move(unit: "Unit", number: int, values: Mapping[str, object], *, anew: bool = False) -> None:
    """Refuse a status that a need cannot have next, judged by the row under the lock.

    Args:
        unit: the write in progress.
        number: the need's number.
        values: what is to change; without a status nothing is judged. A note in it is the words of a second round.
        anew: also refuse the status that it has already.

    Raises:
        RefusedError: it says which step is missing, or that words are.
    """
    from rmtool.book.record_edit import read_record
    from rmtool.render.needs import hindered
    from rmtool.rules.need_status import hindrance

    if "status" not in values:
        return
    status, wanted = read_record(unit, _KIND, number)["status"], values["status"]
    found = hindrance(status, None if wanted is None else str(wanted), words=bool(values.get("note")))
    if found is not None and (anew or found.code != "same"):
        raise RefusedError(*hindered(number, status, found))


def show_unmet(run: Run, output: Format) -> None:
    """Write the unmet needs by kind."""
    from rmtool.book.unmet import read_unmet
    from rmtool.rules.unmet import count_unmet

    kinds = count_unmet(read_unmet(run.reader))
    if output is Format.table:
        from rmtool.render.needs import show_unmet as show

        show(kinds, run.today)
        return
    from rmtool.commands import contract_unmet as contract
    from rmtool.commands.answers import write_answer

    write_answer(output, kinds, contract.COLUMNS, contract.unmet, lambda kind: kind.handles)


def _moved(number: int, before: Mapping[str, object], said: Mapping[str, object]) -> dict[str, object]:
    """Return what is to change: the status that was named or comes next, the words behind those on file."""
    from rmtool.render.needs import nothing_next
    from rmtool.rules.need_status import next_status

    status = None if before["status"] is None else str(before["status"])
    wanted = said.get("status") or next_status(status)
    if wanted is None:
        raise RefusedError(*nothing_next(number, status))
    words = " / ".join(str(part) for part in (before["note"], said.get("note")) if part)
    return {"status": wanted} | ({"note": words} if said.get("note") else {})
