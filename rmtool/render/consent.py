"""The consent ledger in words (D21): what the client said to each step, and what may be asked next."""

from datetime import date

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.console import console
from rmtool.render.dates import short_day
from rmtool.render.safe import plain
from rmtool.rules.consent import ConsentLedger, StepConsent
from rmtool.text import _


def show_ledger(who: str, ledger: ConsentLedger, today: date) -> None:
    """Print the steps, one a line, and what may be asked next."""
    screen = console()
    screen.print(Text(plain(who), style="bold"))
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for _column in ("step", "answer", "day", "channel"):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for step in ledger.steps:
        table.add_row(*(Text(plain(cell)) for cell in _cells(step, today)))
    screen.print(table)
    screen.print(Text(_next(ledger)))


def refusal(missing: StepConsent, step: str, today: date) -> str:
    """Return why a step is not asked for yet: the step before was refused, lies too far back, or was never asked."""
    words = {"step": labels.code("step", step), "before": labels.code("step", missing.step)}
    if missing.answer is None:
        return _("{step}: the client was never asked about the step before ({before})").format(**words)
    day = "" if missing.on is None else short_day(missing.on, today)
    if missing.answer:
        return _("{step}: the yes to the step before ({before}) is of {day}, too long ago to count").format(
            day=day, **words
        )
    return _("{step}: the client said no to the step before ({before}) on {day}").format(day=day, **words)


def _cells(step: StepConsent, today: date) -> tuple[str, ...]:
    day = "" if step.on is None else short_day(step.on, today)
    number = "" if step.contact_id is None else f"(#{step.contact_id})"
    words = " ".join(part for part in (step.words, number) if part)
    return labels.code("step", step.step), _answer(step), day, labels.code("channel", step.channel), words


def _answer(step: StepConsent) -> str:
    if step.answer is None:
        return _("not asked")
    if not step.answer:
        return _("no")
    return _("yes") if step.stands else _("yes, too long ago to count")


def _next(ledger: ConsentLedger) -> str:
    step = ledger.next_step
    if step is None:
        return _("the client agreed to every step")
    return _("next to ask the client about: {step}").format(step=labels.code("step", step))
