"""Why a client is shown nothing, or nothing but deposits and treasury bonds, whatever the catalogue holds."""

from collections.abc import Iterator
from datetime import date

from rmtool.rules.consent import ConsentLedger
from rmtool.rules.reason import Param, Reason
from rmtool.rules.suitability.gate import Case
from rmtool.rules.suitability.source import DEFAULT, LAW
from rmtool.rules.talk import is_new

LEFT, DO_NOT_CONTACT, DISCOVERY, REFUSED, MINOR, ASSESSMENT = (
    "left", "do_not_contact", "discovery", "refused", "minor", "assessment",
)  # fmt: skip
# Behind these nothing is shown at all; behind the others deposits and treasury bonds are.
SHUT = frozenset({LEFT, DO_NOT_CONTACT, DISCOVERY, REFUSED})


def client_gate(case: Case, ledger: ConsentLedger, today: date) -> Reason | None:
    """Return what stands before the client, the gravest first; None where products may be looked at."""
    return next(_gates(case, ledger, today), None)


def _gates(case: Case, ledger: ConsentLedger, today: date) -> Iterator[Reason]:
    client = case.file.client
    if client.has_left(today):
        yield Reason(LEFT, 0, {"on": client.left_on}, DEFAULT)
    if client.do_not_contact:
        yield Reason(DO_NOT_CONTACT, 0, {}, LAW)
    if is_new(case.file.contacts, case.file.needs):
        yield Reason(DISCOVERY, 0, {}, "D18")
    if ledger.refusal is not None:
        yield Reason(REFUSED, 0, {"step": ledger.refusal.step, "on": ledger.refusal.on}, "D21")
    if case.minor:
        yield Reason(MINOR, 0, {"age": case.age}, LAW)
    if case.level.lacking is not None:
        yield _assessment(case)


def _assessment(case: Case) -> Reason:
    rating = case.level.rating
    params: dict[str, Param] = {
        "lacking": case.level.lacking,
        "until": None if rating is None else rating.valid_until,
        "word": None if rating is None else rating.word,
    }
    return Reason(ASSESSMENT, 0, params, LAW)
