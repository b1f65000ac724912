"""A bar for a long import, on a terminal only; it goes when the work is done."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeRemainingColumn

T = TypeVar("T")

_EVERY = 1_000  # rows: drawing more often costs more than it shows


def watched(rows: Iterable[T], position: Callable[[], int], total: int) -> Iterator[T]:
    """Yield the rows, and show on stderr how many of the file's bytes are behind them."""
    with Progress(
        BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as progress:
        task = progress.add_task("", total=total)
        for count, row in enumerate(rows):
            if count % _EVERY == 0:
                progress.update(task, completed=position())
            yield row
