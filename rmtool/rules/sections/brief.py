"""The sheet for a call or visit (D43): how far it looks ahead, and how much of each thing it tells."""

from typing import NamedTuple

from rmtool.rules.sheet import Sheet


class BriefRules(NamedTuple):
    """Days ahead for birthdays and maturities, days back for a complaint, and the counts of the sheet."""

    birthday_days: int
    maturity_days: int
    complaint_days: int
    contacts: int
    holdings: int
    questions: int
    objections: int


def read_brief(sheet: Sheet) -> BriefRules:
    """Read the section of the sheet."""
    return BriefRules(
        birthday_days=sheet.whole("brief.birthday_days"),
        maturity_days=sheet.whole("brief.maturity_days"),
        complaint_days=sheet.whole("brief.complaint_days"),
        contacts=sheet.whole("brief.contacts", 1),
        holdings=sheet.whole("brief.holdings", 1),
        questions=sheet.whole("brief.questions", 1),
        objections=sheet.whole("brief.objections"),
    )
