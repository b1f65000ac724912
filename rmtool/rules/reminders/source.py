"""Which statement of the deck a reminder comes from."""

from rmtool.rules.reminders.reminder import Due
from rmtool.rules.timing.contact import SOURCES as OF_INTERVAL

_OF_KIND = {
    "birthday": "D8", "family_birthday": "D113", "festival": "D8", "occupation_day": "D8", "life_event": "D8",
    "maturity": "D125", "maturity_elsewhere": "D68", "first_contact": "D1", "windfall": "D123",
    "inflow_missing": "D122", "withdrawal": "D124", "transfer_out": "D127", "portfolio_review": "D128",
    "promise": "D7", "market_news": "D98", "new_product": "D5", "need_met": "D88", "need_date": "D14",
    "stale_file": "D17", "file_update": "D86", "stale_need": "D42", "caution_review": "D93",
    "referral_thanks": "D55", "sale_followup": "D36", "next_generation": "D111", "tier_near": "D40",
    "tier_risk": "D40",
}  # fmt: skip
_SILENT = "default"  # where the deck says nothing


def source_of(due: Due) -> str:
    """Return the statement; of a contact that is due the one that its interval rests on (D92, D38, D51)."""
    basis = due.params.get("basis")
    return OF_INTERVAL[str(basis)] if basis else _OF_KIND.get(due.kind, _SILENT)
