"""What a client's file lacks, the most useful first (D6, D75): what would move the ranking if it were known."""

from rmtool.rules.records import ClientFile

# In the order of what an answer is worth to `rank`; `monthly_income` matters where there are no assets to go by.
_ASKED = (
    "birth_date",
    "occupation",
    "assets_elsewhere",
    "education",
    "monthly_income",
    "children",
    "wanted_interval_days",
    "risk_level",
)


def by_usefulness() -> tuple[str, ...]:
    """Return all fields and records that are asked for, the most useful first."""
    return ("aum", "mobile", "holdings", *_ASKED, "distance_home_km")


def missing_fields(file: ClientFile) -> tuple[str, ...]:
    """Return the names of fields and records that are unknown, the most useful first."""
    client = file.client
    balance_known = any(known is not None for known in (client.aum, client.aum_month_avg, client.holdings_ours))
    near_known = client.distance_home_km is not None or client.distance_work_km is not None
    gaps = [
        *(["aum"] if not balance_known else []),
        *(["mobile"] if not file.points else []),
        *(["holdings"] if not client.holdings_on_file else []),
        *(field for field in _ASKED if getattr(client, field) is None),
        *(["distance_home_km"] if not near_known else []),
    ]
    return tuple(gaps)
