"""Before an option is shown: whether this client may be offered these products at all (D18, D21, D10, D93)."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rmtool.commands.consent import refuse_missing
from rmtool.context import Run
from rmtool.errors import RefusedError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.product import ProductFacts
    from rmtool.rules.records import ClientFile
    from rmtool.rules.suitability.gate import Gate


def refuse_too_early(run: Run, file: "ClientFile", day: date) -> None:
    """Refuse an offer to a client who has left or wants none, is new (D18), or did not agree to the analysis (D21).

    Raises:
        RefusedError: it says what is missing.
    """
    from rmtool.rules.consent import PROPOSAL, consent_ledger
    from rmtool.rules.talk import is_new

    name = f"{file.client.name} {file.client.handle}"
    if file.client.has_left(day):
        raise RefusedError(
            _("{name} has left the bank: nothing is offered").format(name=name),
            _("rmtool profile CLIENT shows the file"),
        )
    if file.client.do_not_contact:
        raise RefusedError(
            _("{name} does not want to be contacted: nothing is offered").format(name=name),
            _("rmtool profile CLIENT shows what the client said"),
        )
    if is_new(file.contacts, file.needs):
        raise RefusedError(
            _("{name} is new: no talk about needs is logged yet, and nothing is offered before it").format(name=name),
            _("ask first, then rmtool log CLIENT --topic needs --reached, or rmtool need add CLIENT KIND"),
        )
    refuse_missing(consent_ledger(file.contacts, day, run.rulebook.consent_days), PROPOSAL, day)


def gate_on(run: Run, catalogue: "Sequence[ProductFacts]", day: date) -> "Gate":
    """Return the suitability gate of a day."""
    from rmtool.rules.suitability.gate import Gate

    return Gate(run.rulebook, catalogue, day)


def unsuitable(
    gate: "Gate", file: "ClientFile", products: "Sequence[ProductFacts]", amount: int | None
) -> RefusedError | None:
    """Return what speaks against the first product that does not suit the client, or not with so much money.

    What the client declined or what was passed over may be asked for again: that is no matter of suitability
    (DOMAIN 3.3).

    Args:
        gate: that of the day on which they are shown, or were chosen.
        file: the client's.
        products: what is shown, or was chosen.
        amount: fen meant for each; None where nobody said.

    Returns:
        The refusal with the first reason; None where all suit.
    """
    from rmtool.render.unsuitable import too_much, why_not
    from rmtool.rules.offers import DECLINED, SKIPPED

    case = gate.case(file)
    for product in products:
        against = (one for one in gate.reasons(case, product) if one.code not in {DECLINED, SKIPPED})
        reason = next(against, None)
        if reason is not None:
            return _refusal(file, product, why_not(reason, gate.today))
        room = gate.room(case, product)
        if amount is not None and room is not None and amount > room:
            return _refusal(file, product, too_much(amount, room, money_known=case.money.at_hand is not None))
    return None


def _refusal(file: "ClientFile", product: "ProductFacts", why: str) -> RefusedError:
    return RefusedError(
        _("{product} does not suit {name}: {why}").format(
            product=f"{product.name} {product.code}", name=f"{file.client.name} {file.client.handle}", why=why
        ),
        _("rmtool recommend CLIENT --why-not {code} tells all reasons").format(code=product.code),
    )
