"""The consent ledger (D21): shown by `profile --steps`, and what `log` and `offer` are judged by."""

import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from rmtool.commands.options import Format
from rmtool.context import Run
from rmtool.errors import RefusedError
from rmtool.rules.moments import day_of
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.book.open import Connection
    from rmtool.rules.consent import ConsentLedger
    from rmtool.rules.records import ContactFacts


def show_steps(run: Run, who: str, output: Format) -> None:
    """Write what a client agreed to, step by step, and what may be asked next."""
    from rmtool.book.clients import find_client

    found = find_client(run.reader, who)
    ledger = ledger_of(run, run.reader, found.client_id)
    if output is Format.table:
        from rmtool.render.consent import show_ledger

        show_ledger(f"{found.name} {found.handle}", ledger, run.today)
        return
    from rmtool.commands import contract_consent as contract
    from rmtool.exchange import machine

    if output is Format.json:
        machine.write_json(contract.ledger(found, ledger), sys.stdout)
    elif output is Format.csv:
        machine.write_csv(contract.rows(found, ledger), contract.COLUMNS, sys.stdout)
    else:
        machine.write_ids([found.handle], sys.stdout)


def ledger_of(run: Run, connection: "Connection", client_id: int) -> "ConsentLedger":
    """Return what the client agreed to up to today."""
    from rmtool.book.records import read_contacts
    from rmtool.rules.consent import consent_ledger

    return consent_ledger(read_contacts(connection, client_id=client_id), run.today, run.rulebook.consent_days)


def refuse_step_too_far(run: Run, connection: "Connection", client_id: int, values: Mapping[str, object]) -> None:
    """Refuse a contact whose step has no yes to the step before, as of the contact's own day.

    A row that puts an earlier one right and keeps its step asks for nothing new. What it puts right no longer counts.

    Raises:
        RefusedError: it says which step is missing, and why.
    """
    from rmtool.book.records import read_contacts
    from rmtool.rules.consent import consent_ledger

    step = values.get("step")
    if step is None or values.get("withdrawn"):
        return
    contacts = {one.contact_id: one for one in read_contacts(connection, client_id=client_id)}
    if _step_of(contacts, values.get("corrects")) == step:
        return
    others = (one for number, one in contacts.items() if number != values.get("corrects"))
    day = day_of(str(values["at"]))
    refuse_missing(consent_ledger(others, day, run.rulebook.consent_days), str(step), day)


def refuse_missing(ledger: "ConsentLedger", step: str, today: date) -> None:
    """Refuse a step without a yes to the one before; RefusedError says what is missing and how to ask."""
    missing = ledger.missing_before(step)
    if missing is None:
        return
    from rmtool.render.consent import refusal

    raise RefusedError(
        refusal(missing, step, today),
        _(
            'ask the client first, then rmtool log CLIENT --step {step} --yes "the words";'
            " or log the contact without --step"
        ).format(step=missing.step),
    )


def _step_of(contacts: "Mapping[int, ContactFacts]", number: object) -> str | None:
    corrected = contacts.get(number) if isinstance(number, int) else None
    return None if corrected is None else corrected.step
