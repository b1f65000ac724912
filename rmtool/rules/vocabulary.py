"""The trade's codes: what an enumerated field may hold. Stable English words; `render` alone translates them."""

GENDERS = ("male", "female")
MARITAL_STATUSES = ("single", "married", "divorced", "widowed")
BIRTHDAYS_KEPT = ("solar", "lunar")
EDUCATIONS = (
    "primary",
    "junior_high",
    "senior_high",
    "vocational",
    "college",
    "bachelor",
    "master",
    "doctorate",
)
# An occupation outside this list is kept as the bank wrote it; it earns no points and the reason says so.
OCCUPATIONS = (
    "doctor",
    "nurse",
    "lawyer",
    "teacher",
    "professor",
    "accountant",
    "engineer",
    "finance",
    "civil_servant",
    "institution_staff",
    "executive",
    "manager",
    "business_owner",
    "self_employed",
    "employee",
    "worker",
    "farmer",
    "driver",
    "military",
    "police",
    "journalist",
    "freelancer",
    "student",
    "homemaker",
    "retired",
    "unemployed",
)
RISK_LEVELS = ("C1", "C2", "C3", "C4", "C5")
SOURCES = (
    "referral",
    "phone",
    "corporate_link",
    "campaign",
    "branch_hall",
    "walk_in",
    "file",
    "assigned",
    "other",
)
CHANNELS = ("phone", "mobile", "sms", "wechat", "visit", "branch", "email", "mail", "fax")
DIRECTIONS = ("in", "out")
TOPICS = ("needs", "service", "market", "maturity", "product", "complaint", "social")
RELATIONS = (
    "spouse",
    "son",
    "daughter",
    "father",
    "mother",
    "sibling",
    "grandchild",
    "grandparent",
    "in_law",
    "other",
)
CATEGORIES = (
    "demand_deposit",
    "time_deposit",
    "large_cd",
    "structured_deposit",
    "treasury_bond",
    "cash_wealth",
    "fixed_income_wealth",
    "mixed_wealth",
    "private_wealth",
    "money_fund",
    "bond_fund",
    "mixed_fund",
    "stock_fund",
    "index_fund",
    "qdii_fund",
    "fof_fund",
    "protection_insurance",
    "annuity_insurance",
    "unit_linked_insurance",
    "gold",
    "trust",
    "pension_account",
    "mortgage",
    "consumer_loan",
    "business_loan",
    "credit_card",
    "payroll",
    "custody",
)
LOANS = ("mortgage", "consumer_loan", "business_loan", "credit_card")
# Services have no balance of their own: they are no part of AUM.
SERVICES = ("payroll", "custody")
OURS = "ours"

CODES: dict[str, tuple[str, ...]] = {
    "gender": GENDERS,
    "marital_status": MARITAL_STATUSES,
    "birthday_kept": BIRTHDAYS_KEPT,
    "education": EDUCATIONS,
    "risk_level": RISK_LEVELS,
    "source": SOURCES,
    "preferred_channel": CHANNELS,
    "channel": CHANNELS,
    "direction": DIRECTIONS,
    "topic": TOPICS,
    "relation": RELATIONS,
    "category": CATEGORIES,
}

# What each column of the client file holds; the order is the order in which a person reads the file.
# text: as written; code: one of CODES; amount: fen; count: a whole number; km: kilometres; date; yes_no; list: words
# separated by a semicolon.
CLIENT_FIELDS: dict[str, str] = {
    "client_no": "text",
    "name": "text",
    "gender": "code",
    "birth_date": "date",
    "birthday_kept": "code",
    "id_last4": "text",
    "marital_status": "code",
    "children": "count",
    "occupation": "text",
    "employer": "text",
    "industry": "text",
    "education": "code",
    "monthly_income": "amount",
    "monthly_expense": "amount",
    "aum": "amount",
    "aum_month_avg": "amount",
    "aum_on": "date",
    "assets_elsewhere": "amount",
    "liabilities": "amount",
    "distance_home_km": "km",
    "distance_work_km": "km",
    "risk_level": "code",
    "risk_word": "text",
    "risk_rated_on": "date",
    "tier": "text",
    "source": "code",
    "preferred_channel": "code",
    "wanted_interval_days": "count",
    "do_not_contact": "yes_no",
    "hobbies": "list",
    "taboos": "text",
    "other_banks": "list",
    "assigned_on": "date",
    "entered_on": "date",
    "left_on": "date",
    "tags": "list",
    "note": "text",
}
# Cells of a client row that become contact points, and the channel of each.
POINT_FIELDS: dict[str, str] = {
    "mobile": "mobile",
    "phone": "phone",
    "wechat": "wechat",
    "email": "email",
    "address": "mail",
}
# What `--where` may also name: computed at the day of the question, never stored (D102).
DERIVED_FIELDS: dict[str, str] = {
    "age": "count",
    "days_silent": "count",
}
