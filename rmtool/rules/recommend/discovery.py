"""D18, D22, D84: with a new client there are questions first and no products; with any other, what is still unknown."""

from collections.abc import Iterator
from typing import NamedTuple

from rmtool.rules.need_status import MET
from rmtool.rules.records import ClientFile
from rmtool.rules.talk import is_new


class Question(NamedTuple):
    """An open question to ask, by its code, and the field or list of the file that its answer belongs to."""

    code: str
    field: str
    source: str


# In the order in which a first talk goes: the client's life, his plans, then his money and its limits.
QUESTIONS = (
    Question("situation", "needs", "D84"),
    Question("plans", "needs", "D72"),
    Question("family", "family", "D63"),
    Question("decision", "decision_maker", "D110"),
    Question("elsewhere", "assets_elsewhere", "D119"),
    Question("spending", "monthly_expense", "D64"),
    Question("dates", "needs", "D14"),
    Question("experience", "investment_experience", "D73"),
    Question("goal", "objective", "D33"),
    Question("contact", "preferred_channel", "D90"),
)
_OF_A_FIRST_TALK = frozenset({"situation", "plans", "dates"})


def questions(file: ClientFile, most: int) -> tuple[Question, ...]:
    """Return what to ask, at most `most`: of a new client first of his life and plans, of any what nobody knows."""
    return tuple(_open(file))[:most]


def _open(file: ClientFile) -> Iterator[Question]:
    new = is_new(file.contacts, file.needs)
    for question in QUESTIONS:
        if question.code in _OF_A_FIRST_TALK:
            if new or (question.code == "dates" and _undated(file)):
                yield question
        elif not _is_known(file, question.field):
            yield question


def _undated(file: ClientFile) -> bool:
    """Say whether an open need lacks its amount or its day: both decide what suits."""
    return any(need.status != MET and (need.amount is None or need.by is None) for need in file.needs)


def _is_known(file: ClientFile, field: str) -> bool:
    if field == "family":
        return bool(file.family) or file.client.children is not None
    if field == "assets_elsewhere":
        return file.client.assets_elsewhere is not None or file.client.holdings_elsewhere is not None
    return getattr(file.client, field) is not None
