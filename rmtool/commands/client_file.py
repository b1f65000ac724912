"""The file of the client whom a command is about."""

from typing import TYPE_CHECKING

from rmtool.context import Run

if TYPE_CHECKING:
    from rmtool.rules.records import ClientFile


def client_file(run: Run, who: str) -> "ClientFile":
    """Return the file of the client that `who` names; NotFoundError where it names none, AmbiguousError several."""
    from rmtool.book.clients import find_client
    from rmtool.book.facts import read_file

    return read_file(run.reader, find_client(run.reader, who).client_id, windows=run.windows)
