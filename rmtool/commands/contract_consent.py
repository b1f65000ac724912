"""The machine contract of `profile --steps`: what the client agreed to, step by step."""

from rmtool.book.clients import Candidate
from rmtool.rules.consent import ConsentLedger, StepConsent

_OF_STEP = ("step", "answer", "at", "channel", "words", "contact_id", "stands")
COLUMNS = ("client_id", "client_no", "name", *_OF_STEP)


def ledger(client: Candidate, found: ConsentLedger) -> dict[str, object]:
    """Return `profile --steps -f json`; `answer` is true, false, or null where nobody asked."""
    return {**_whose(client), "steps": [step(one) for one in found.steps], "next_step": found.next_step}


def rows(client: Candidate, found: ConsentLedger) -> list[dict[str, object]]:
    """Return `profile --steps -f csv`: a step a row."""
    return [{**_whose(client), **step(one)} for one in found.steps]


def step(one: StepConsent) -> dict[str, object]:
    """Return one step as scripts read it."""
    return {column: getattr(one, column) for column in _OF_STEP}


def _whose(client: Candidate) -> dict[str, object]:
    return {"client_id": client.client_id, "client_no": client.client_no, "name": client.name}
