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
# The steps of a sale, each with the client's consent (D21).
# In the order of the machine contract.
REMINDER_KINDS = (
    "birthday", "family_birthday", "festival", "occupation_day", "life_event", "maturity", "maturity_elsewhere",
    "contact_due", "first_contact", "windfall", "inflow_missing", "withdrawal", "transfer_out", "portfolio_review",
    "risk_expiry", "promise", "market_news", "new_product", "need_met", "need_date", "stale_file", "file_update",
    "stale_need", "caution_review", "referral_thanks", "sale_followup", "next_generation", "tier_near", "tier_risk",
)  # fmt: skip
# The days on which clients may be greeted. 清明, 中元 and 寒衣 are days of mourning: nobody is congratulated on them.
FESTIVALS = (
    "spring_festival_eve", "spring_festival", "lantern", "dragon_boat", "qixi", "mid_autumn", "double_ninth", "laba",
    "little_new_year_north", "little_new_year_south", "new_year", "womens_day", "labour_day", "youth_day",
    "childrens_day", "national_day", "mothers_day", "fathers_day", "winter_solstice", "start_of_spring", "great_heat",
)  # fmt: skip
# The days of an occupation, and the occupations they belong to (DOMAIN 6.5).
OCCUPATION_DAYS = {
    "police_day": ("police",),
    "nurses_day": ("nurse",),
    "army_day": ("military",),
    "doctors_day": ("doctor",),
    "teachers_day": ("teacher", "professor"),
    "journalists_day": ("journalist",),
}
STEPS = ("needs", "analysis", "proposal", "agreement")
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

# The families of products that a caution may speak of (D93); a family covers all its categories.
FAMILIES = ("fund", "insurance", "wealth", "deposit", "private")
HOUSING_OWNERSHIPS = ("owned", "mortgaged", "rented", "family", "employer", "other")
VISIT_FREQUENCIES = ("daily", "weekly", "monthly", "quarterly", "yearly", "rarely")
MAIN_BANKS = ("us", "other")
FEE_ACCEPTANCES = ("accepts", "depends", "refuses")
AWARENESS_LEVELS = ("low", "medium", "high")
DIGITAL_CHANNELS = ("online_bank", "mobile_bank", "wechat", "phone", "branch")
# Two regimes that are never mixed: wealth and asset-management products, and private funds (DOMAIN 3.2).
QUALIFICATIONS = ("no", "asset_management", "private_fund", "both")
OBJECTIVES = ("growth", "preservation", "liquidity", "succession")
RELATION_STYLES = ("relationship", "information")
RELATIONSHIPS = ("met", "trusted", "needs_known", "proposed", "customer", "kept")
# The quadrant (D78-D81); the deck's "give up" is kept online: no time for selling, never no service.
CELLS = ("quick_win", "cultivate", "low_priority", "keep_online")
NOTICE_TOPICS = ("market", "maturity", "product", "stock", "gold")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PLACES = ("home", "work", "other")
# What is not spoken of on a contact point (D95): a topic of talk, or any figure.
BANS = ("amounts", *TOPICS)
EVENT_KINDS = (
    "bonus",
    "rent",
    "dividend",
    "business_sale",
    "property_sale",
    "compensation",
    "inheritance",
    "insurance_payout",
    "wedding",
    "birth",
    "school",
    "graduation",
    "retirement",
    "moving",
    "anniversary",
    "travel",
    "other",
)
REPEATS = ("once", "monthly", "quarterly", "yearly")
NEED_KINDS = (
    "liquidity",
    "emergency_fund",
    "home_purchase",
    "child_education",
    "wedding",
    "retirement",
    "protection",
    "health",
    "income",
    "preservation",
    "growth",
    "succession",
    "debt_relief",
    "payment",
    "cross_border",
)
NEED_STATUSES = ("probed", "confirmed", "analysed", "met", "unmet")
PRODUCT_LEVELS = ("R1", "R2", "R3", "R4", "R5", "P1", "P2", "P3", "P4", "P5")
RULE_FAMILIES = ("deposit", "treasury", "wealth", "fund", "insurance", "private", "metal", "account", "loan", "service")
# The rules under which a category is sold, where the bank says nothing else. Of a structured deposit only the bank
# knows whether it is a deposit or an investment (DOMAIN 3.1).
FAMILY_OF = {
    "demand_deposit": "deposit",
    "time_deposit": "deposit",
    "large_cd": "deposit",
    "treasury_bond": "treasury",
    "cash_wealth": "wealth",
    "fixed_income_wealth": "wealth",
    "mixed_wealth": "wealth",
    "private_wealth": "private",
    "money_fund": "fund",
    "bond_fund": "fund",
    "mixed_fund": "fund",
    "stock_fund": "fund",
    "index_fund": "fund",
    "qdii_fund": "fund",
    "fof_fund": "fund",
    "protection_insurance": "insurance",
    "annuity_insurance": "insurance",
    "unit_linked_insurance": "insurance",
    "gold": "metal",
    "trust": "private",
    "pension_account": "account",
    "mortgage": "loan",
    "consumer_loan": "loan",
    "business_loan": "loan",
    "credit_card": "loan",
    "payroll": "service",
    "custody": "service",
}
PRODUCT_QUALIFICATIONS = ("no", "asset_management", "private_fund")
# Of an insurance: what it pays is written into the contract, or depends on what the insurer earns (DOMAIN 3.2).
BENEFITS = ("certain", "uncertain")
# What became of an offer (D24, D27); skipped: the manager passed a suggestion over, and said why.
OFFER_ANSWERS = ("accepted", "declined", "undecided", "skipped", "withdrawn")

# The codes of a field, or of the set that `fields.WORDS_OF` names for it.
CODES: dict[str, tuple[str, ...]] = {
    "gender": GENDERS,
    "marital_status": MARITAL_STATUSES,
    "birthday_kept": BIRTHDAYS_KEPT,
    "education": EDUCATIONS,
    "risk_level": RISK_LEVELS,
    "source": SOURCES,
    "channel": CHANNELS,
    "direction": DIRECTIONS,
    "topic": TOPICS,
    "step": STEPS,
    "reminder_kind": REMINDER_KINDS,
    "relation": RELATIONS,
    "category": CATEGORIES,
    "caution_category": (*FAMILIES, *CATEGORIES),
    "housing_ownership": HOUSING_OWNERSHIPS,
    "visit_frequency": VISIT_FREQUENCIES,
    "main_bank": MAIN_BANKS,
    "fee_acceptance": FEE_ACCEPTANCES,
    "bank_awareness": AWARENESS_LEVELS,
    "digital_channels": DIGITAL_CHANNELS,
    "qualified_investor": QUALIFICATIONS,
    "objective": OBJECTIVES,
    "relation_style": RELATION_STYLES,
    "relationship": RELATIONSHIPS,
    "notice_topics": NOTICE_TOPICS,
    "wanted_weekdays": WEEKDAYS,
    "place": PLACES,
    "cell": CELLS,
    "bans": BANS,
    "event_kind": EVENT_KINDS,
    "repeats": REPEATS,
    "need_kind": NEED_KINDS,
    "need_status": NEED_STATUSES,
    "product_level": PRODUCT_LEVELS,
    "rule_family": RULE_FAMILIES,
    "qualified": PRODUCT_QUALIFICATIONS,
    "benefit": BENEFITS,
    "offer_answer": OFFER_ANSWERS,
}
