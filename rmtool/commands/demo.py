"""`rmtool demo`: the sample book and its morning, in a folder of its own; the RM's own book is not touched."""

import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import typer

from rmtool.commands.intake import Wish, take_in
from rmtool.commands.options import run_of
from rmtool.commands.rank import By, show
from rmtool.context import Run, sample_data
from rmtool.text import _

# The order matters: all records belong to a client that must be there first.
_LISTS = (
    "clients_bank_export.csv", "points.csv", "families.csv", "holdings.csv", "contacts.csv", "events.csv", "needs.csv",
    "flows.csv", "cautions.csv", "snapshots.csv", "products.csv",
)  # fmt: skip
_TOP = 10


def demo(ctx: typer.Context) -> None:
    """Build a throw-away book from sample data and show its morning."""
    from rmtool.render.imported import show_import

    run = run_of(ctx)
    folder = Path(tempfile.mkdtemp(prefix="rmtool-demo-"))
    _generator().write_sample(folder, run.today)
    sample = Run(
        book=folder / "book.db", today_word=run.today.isoformat(), rulebook_file=run.rulebook_file, command="demo"
    )
    for name in _LISTS:
        report, _clients = take_in(sample, Wish(file=str(folder / name), as_of=run.today))
        show_import(report._replace(file=name), run.today)
    typer.echo()
    show(sample, By.score, _TOP, ())
    typer.echo(_("This is an invented book. Go on in it:  rmtool --book {book} today").format(book=sample.book_path))
    typer.echo(_("Your own begins with your bank's list:  rmtool import FILE.csv"))


def _generator() -> ModuleType:
    """Return the program that invents the sample clients: data of the package, loaded by its path."""
    spec = spec_from_file_location("rmtool_sample_data", sample_data() / "generate.py")
    if spec is None or spec.loader is None:
        message = "the sample data is part of every installation"
        raise RuntimeError(message)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
