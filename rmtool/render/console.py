"""The one Rich console: colour and width by where the output goes, and names never read as markup."""

import os
import sys
from typing import NoReturn

from rich.console import Console

# Without a terminal nothing is cut: a pipe has no edge.
_PIPE_WIDTH = 500


class Screen(Console):
    """A console whose closed pipe is the boundary's business; Rich would end with exit code 1."""

    @property
    def has_edge(self) -> bool:
        """Say whether there is a width to fill: a terminal's, or the one `COLUMNS` names."""
        return self.width < _PIPE_WIDTH

    def on_broken_pipe(self) -> NoReturn:
        """Hand the closed pipe on."""
        raise BrokenPipeError


def console() -> Screen:
    """Return a console on stdout; `COLUMNS` and `NO_COLOR` are honoured, a pipe gets plain unwrapped text."""
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdigit() and int(columns) > 0 else None
    if width is None and not sys.stdout.isatty():
        width = _PIPE_WIDTH
    return Screen(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
