"""The few things that `rmtool log` asks for on a terminal where nobody said them; an empty answer means unknown."""

import sys
from collections.abc import Callable

import typer

from rmtool.commands.log_said import promised
from rmtool.commands.options import read_values
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.render.safe import plain
from rmtool.text import _

Values = dict[str, object]


def may_ask() -> bool:
    """Say whether a person is there to be asked; a script never is."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def asked(run: Run, values: Values) -> Values:
    """Return the values with the answers to what is missing; nothing is held or written meanwhile."""
    questions = {
        "channel": _("by phone, wechat, visit ...? (Enter skips)"),
        "reached": _("did you speak with the client, yes or no? (Enter skips)"),
        "topic": _("about needs, service, market, maturity, product, complaint or social? (Enter skips)"),
        "next_on": _("which day did you promise? (Enter skips)"),
    }
    for field, question in questions.items():
        if field not in values and _matters(field, values):
            # A visit reached the client, but what was said before says more.
            values = _answer(question, _reader(run, field)) | values
    return values


def _matters(field: str, values: Values) -> bool:
    """Of a contact that did not reach the client there is no topic and no promise to ask for."""
    return field in {"channel", "reached"} or values.get("reached") is True


def _reader(run: Run, field: str) -> Callable[[str], Values]:
    def read(answer: str) -> Values:
        written = promised(answer, run.today) if field == "next_on" else answer
        return read_values(run, "contacts", {field: written})

    return read


def _answer(question: str, read: Callable[[str], Values]) -> Values:
    """Ask until the answer can be read, or is empty."""
    while True:
        answer = str(typer.prompt(question, default="", show_default=False, prompt_suffix=" ")).strip()
        if not answer:
            return {}
        try:
            return read(answer)
        except UsageError as error:
            typer.echo(plain(" - ".join(filter(None, (error.sentence, error.hint)))))
