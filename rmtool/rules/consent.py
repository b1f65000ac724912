"""D21: the client's consent at every step of a sale; without a yes to the step before, the next is not asked for."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.moments import day_of
from rmtool.rules.records import ContactFacts
from rmtool.rules.vocabulary import STEPS

NEEDS, ANALYSIS, PROPOSAL, AGREEMENT = STEPS


class StepConsent(NamedTuple):
    """What the client last said to a step: yes, no, or None where nobody asked; with the contact at which he did.

    `holds` says whether the answer still counts: it is no older than the rulebook allows; `stands`, that it is such a
    yes.
    """

    step: str
    answer: bool | None = None
    at: str | None = None
    channel: str | None = None
    words: str | None = None
    contact_id: int | None = None
    stands: bool = False
    holds: bool = False

    @property
    def on(self) -> date | None:
        """Return the day of the answer."""
        return None if self.at is None else day_of(self.at)


class ConsentLedger(NamedTuple):
    """The steps in their order, each with what the client last said to it."""

    steps: tuple[StepConsent, ...]

    def step(self, name: str) -> StepConsent:
        """Return one step; `name` is one of `vocabulary.STEPS`."""
        return self.steps[STEPS.index(name)]

    @property
    def next_step(self) -> str | None:
        """Return what the client may be asked next: the step behind the last yes that stands; None after the last."""
        agreed = max((place for place, step in enumerate(self.steps, start=1) if step.stands), default=0)
        return self.steps[agreed].step if agreed < len(self.steps) else None

    @property
    def refusal(self) -> StepConsent | None:
        """Return the step before the agreement to which the client's last word was no, as long as it holds."""
        said = [one for one in self.steps if one.step != AGREEMENT and one.at is not None]
        last = max(said, key=lambda one: (one.at or "", one.contact_id or 0), default=None)
        return last if last is not None and last.answer is False and last.holds else None

    def missing_before(self, name: str) -> StepConsent | None:
        """Return the step before, where it has no yes that stands; None where nothing is missing."""
        place = STEPS.index(name)
        before = self.steps[place - 1] if place else None
        return None if before is None or before.stands else before


def consent_ledger(contacts: Iterable[ContactFacts], today: date, days: int) -> ConsentLedger:
    """Return the consent of one client on a day.

    Args:
        contacts: those that hold; of several answers to a step the last one counts.
        today: the day of the question; what was logged for a later day is not known yet.
        days: for how many days after it was given a yes counts.
    """
    known = (one for one in contacts if one.step in STEPS and one.step_answer is not None)
    in_time = (one for one in known if day_of(one.at) <= today)
    last = {one.step: one for one in sorted(in_time, key=lambda one: (one.at, one.contact_id))}
    return ConsentLedger(tuple(_consent(step, last, today - timedelta(days)) for step in STEPS))


def _consent(step: str, last: Mapping[str | None, ContactFacts], first: date) -> StepConsent:
    said = last.get(step)
    if said is None:
        return StepConsent(step)
    holds = day_of(said.at) >= first
    stands = bool(said.step_answer) and holds
    return StepConsent(step, said.step_answer, said.at, said.channel, said.note, said.contact_id, stands, holds)
