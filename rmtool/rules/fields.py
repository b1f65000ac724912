"""What each list of the book is made of: canonical field names, and what a field holds.

text: as written; code: one of the vocabulary; codes: several of them; list: words separated by a semicolon;
amount: fen; count: a whole number; km, sqm, minutes, points: decimal numbers; date; moment: ISO day or minute; yes_no;
months: numbers from 1 to 12; hours: windows of the day; object: a JSON object of text; record: the number of
another record of the same list.
"""

# The order is the order in which a person reads the file.
CLIENT_FIELDS: dict[str, str] = {
    "client_no": "text",
    "name": "text",
    "gender": "code",
    "birth_date": "date",
    "birth_month_day": "text",
    "birthday_kept": "code",
    "id_last4": "text",
    "marital_status": "code",
    "children": "count",
    "decision_maker": "text",
    "occupation": "text",
    "employer": "text",
    "industry": "text",
    "education": "code",
    "corporate_link": "text",
    "monthly_income": "amount",
    "monthly_expense": "amount",
    "income_months": "months",
    "aum": "amount",
    "aum_month_avg": "amount",
    "aum_on": "date",
    "assets_elsewhere": "amount",
    "liabilities": "amount",
    "distance_home_km": "km",
    "distance_work_km": "km",
    "housing_ownership": "code",
    "housing_area": "sqm",
    "housing_place": "text",
    "new_home_wish": "yes_no",
    "visit_frequency": "code",
    "other_banks": "list",
    "main_bank": "code",
    "fee_acceptance": "code",
    "bank_awareness": "code",
    "digital_channels": "codes",
    "risk_level": "code",
    "risk_word": "text",
    "risk_rated_on": "date",
    "risk_preference": "code",
    "investment_experience": "count",
    "qualified_investor": "code",
    "elder_procedure_done": "yes_no",
    "objective": "code",
    "active": "yes_no",
    "relation_style": "code",
    "analytical": "yes_no",
    "relationship": "code",
    "tier": "text",
    "source": "code",
    "referrer": "text",
    "referrer_note": "text",
    "known_by": "text",
    "preferred_channel": "code",
    "wanted_interval_days": "count",
    "minutes_per_contact": "count",
    "do_not_contact": "yes_no",
    "consent_sms": "yes_no",
    "consent_call": "yes_no",
    "consent_wechat": "yes_no",
    "consent_mail": "yes_no",
    "notice_topics": "codes",
    "mailing_instruction": "text",
    "plain_envelope": "yes_no",
    "hobbies": "list",
    "taboos": "text",
    "adjust": "points",
    "adjust_because": "text",
    "adjust_until": "date",
    "assigned_on": "date",
    "entered_on": "date",
    "left_on": "date",
    "verified_on": "date",
    "tags": "list",
    "note": "text",
    "wanted_weekdays": "codes",
}
# Cells of a client row that become contact points, and the channel of each.
POINT_FIELDS: dict[str, str] = {
    "mobile": "mobile",
    "phone": "phone",
    "wechat": "wechat",
    "email": "email",
    "address": "mail",
    "fax": "fax",
}
# The lists whose rows belong to a client, and the product list, whose rows do not.
RECORD_FIELDS: dict[str, dict[str, str]] = {
    "points": {"channel": "code", "value": "text", "place": "code", "hours": "hours", "bans": "codes", "note": "text"},
    "family": {
        "relation": "code",
        "name": "text",
        "birth_date": "date",
        "birth_month_day": "text",
        "birth_year": "count",
        "birthday_kept": "code",
        "guardian_consent": "yes_no",
        "plan": "text",
        "note": "text",
    },
    "holdings": {
        "holding_no": "text",
        "bank": "text",
        "category": "code",
        "name": "text",
        "product_code": "text",
        "amount": "amount",
        "start_date": "date",
        "maturity_date": "date",
        "closed_on": "date",
    },
    "flows": {"on": "date", "direction": "code", "amount": "amount", "counterparty_bank": "text"},
    "contacts": {
        "at": "moment",
        "channel": "code",
        "direction": "code",
        "reached": "yes_no",
        "minutes": "count",
        "topic": "code",
        "note": "text",
        "next_on": "date",
        "next_note": "text",
        "step": "code",
        "step_answer": "yes_no",
        "gift": "text",
        "gift_value": "amount",
        "corrects": "record",
        "withdrawn": "yes_no",
    },
    "events": {
        "kind": "code",
        "on": "date",
        "repeats": "code",
        "amount": "amount",
        "how_known": "text",
        "seen": "yes_no",
        "note": "text",
    },
    "needs": {
        "kind": "code",
        "amount": "amount",
        "by": "date",
        "priority": "count",
        "status": "code",
        "note": "text",
    },
    "cautions": {
        "at": "moment",
        "category": "code",
        "because": "text",
        "said_by": "text",
        "review_on": "date",
        "lifts": "record",
    },
    "snapshots": {"on_date": "date", "aum": "amount", "aum_month_avg": "amount"},
    "placements": {
        "on_date": "date",
        "cell": "code",
        "potential": "amount",
        "minutes": "minutes",
        "potential_line": "amount",
        "minutes_line": "minutes",
    },
    "reminders": {"key": "text", "done_on": "date", "snoozed_until": "date"},
    "products": {
        "code": "text",
        "name": "text",
        "category": "code",
        "risk_level": "code",
        "issuer_risk_level": "code",
        "rule_family": "code",
        "minimum": "amount",
        "term_days": "count",
        "on_sale_from": "date",
        "on_sale_to": "date",
        "needs": "codes",
        "qualified": "code",
        "starter": "yes_no",
        "approved_text": "text",
    },
}
CLIENTS, PRODUCTS = "clients", "products"
# Every list, in the order in which an empty book takes them: a record belongs to a client that must be there first.
# What became of reminders is told by numbers of this very book: in another one they would speak of other rows.
INSIDE = ("reminders",)
LISTS = tuple(kind for kind in (CLIENTS, *RECORD_FIELDS) if kind not in INSIDE)
# Which of them answer "who offered this, and was it allowed?": never edited, only corrected by a later row.
APPEND_ONLY = ("contacts", "cautions")
# The table of the book in which the rows of a list lie.
TABLE_OF: dict[str, str] = {
    CLIENTS: "client",
    "points": "contact_point",
    "family": "family_member",
    "holdings": "holding",
    "flows": "flow",
    "contacts": "contact",
    "events": "event",
    "needs": "need",
    "cautions": "caution",
    "snapshots": "snapshot",
    "placements": "placement",
    "reminders": "reminder_state",
    PRODUCTS: "product",
}
KIND_OF_TABLE = {table: kind for kind, table in TABLE_OF.items()}
# Fields whose codes go by another name than the field's own.
WORDS_OF: dict[tuple[str, str], str] = {
    (CLIENTS, "preferred_channel"): "channel",
    (CLIENTS, "risk_preference"): "risk_level",
    (CLIENTS, "segment"): "objective",
    ("events", "kind"): "event_kind",
    ("needs", "kind"): "need_kind",
    ("needs", "status"): "need_status",
    ("cautions", "category"): "caution_category",
    (PRODUCTS, "risk_level"): "product_level",
    (PRODUCTS, "issuer_risk_level"): "product_level",
    (PRODUCTS, "needs"): "need_kind",
}
# What `--where` may also name: computed at the day of the question, never stored (D102).
DERIVED_FIELDS: dict[str, str] = {
    "age": "count",
    "days_silent": "count",
    "tier_near": "yes_no",
    "tier_risk": "yes_no",
    "cell": "code",
    "segment": "code",
    "potential": "amount",
    "minutes_per_month": "minutes",
}


def fields_of(kind: str) -> dict[str, str]:
    """Return the fields of a list (`clients`, `family` ...) and what each holds."""
    return CLIENT_FIELDS if kind == CLIENTS else RECORD_FIELDS[kind]


def words_of(kind: str, field: str) -> str:
    """Return the name under which the codes of a list's field are kept: `event_kind` for the kind of an event."""
    return WORDS_OF.get((kind, field), field)
