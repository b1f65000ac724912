"""Which numbers of the rulebook each reason rests on, and which statements of the deck: codes only, no language."""

from typing import NamedTuple

from rmtool.rules.adjustment import ADJUSTMENT
from rmtool.rules.explained_options import GATE, OPTION
from rmtool.rules.layers import Entry
from rmtool.rules.timing import TIMING_CODES
from rmtool.rules.value import VALUE_CODES
from rmtool.rules.vocabulary import CELLS

POTENTIAL, SERVICE_NEED = "potential", "service_need"
# Everything that a screen or a script may want explained.
CODES = (*VALUE_CODES, *TIMING_CODES, ADJUSTMENT, POTENTIAL, SERVICE_NEED, *CELLS, *GATE, *OPTION)


class Explanation(NamedTuple):
    """The starts of the rulebook's keys that a code rests on, and the numbers of the deck's statements."""

    keys: tuple[str, ...]
    statements: tuple[str, ...]


_ASSETS = Explanation(("priority.weight.assets_or_income", "value.assets", "value.income"), ("D56",))
_LIFETIME = Explanation(("priority.weight.lifetime", "value.lifetime"), ("D57",))
_PROFESSION = Explanation(
    ("priority.weight.profession", "value.profession", "value.occupation", "value.education"), ("D58",)
)
_NEARNESS = Explanation(("priority.weight.nearness", "value.nearness"), ("D59",))
_PRODUCTS = Explanation(("priority.weight.missing_products", "value.missing_products"), ("D60", "D15"))
_HEADROOM = Explanation(("priority.weight.headroom", "value.headroom"), ("D120",))
_MATURITY = ("timing.maturity",)
_CONTACT = ("timing.contact", "service.calendar", "service.cell")
_LINES = ("quadrant.line",)
EXPLAINED: dict[str, Explanation] = {
    "assets": _ASSETS,
    "income": _ASSETS,
    "assets_income_unknown": _ASSETS,
    "lifetime": _LIFETIME,
    "lifetime_unknown": _LIFETIME,
    "profession": _PROFESSION,
    "profession_unknown": _PROFESSION,
    "nearness": _NEARNESS,
    "nearness_unknown": _NEARNESS,
    "missing_products": _PRODUCTS,
    "products_complete": _PRODUCTS,
    "holdings_unknown": _PRODUCTS,
    "headroom": _HEADROOM,
    "elsewhere_unknown": _HEADROOM,
    "maturity": Explanation(_MATURITY, ("D125",)),
    "maturity_elsewhere": Explanation(_MATURITY, ("D68", "D125")),
    "never_contacted": Explanation(("timing.contact.most",), ("D38",)),
    "contact_overdue": Explanation(_CONTACT, ("D38", "D51", "D92")),
    "tier_near": Explanation(("timing.tier.near", "tier.near_share", "tier.line"), ("D40",)),
    "tier_risk": Explanation(("timing.tier.risk", "tier.line", "tier.grace_months"), ("D40",)),
    "balance_fell": Explanation(("timing.tier.risk", "tier.drop"), ("D124",)),
    "referred": Explanation(("timing.warm.source.referral", "timing.warm.days"), ("D2", "D55")),
    "warm_source": Explanation(("timing.warm",), ("D1", "D2")),
    "cool_off": Explanation(("timing.cool_off",), ()),
    "timing_limit": Explanation(("timing.highest",), ()),
    ADJUSTMENT: Explanation(("adjustment",), ("D61",)),
    POTENTIAL: Explanation(("quadrant.potential",), ("D82", "D101", "D120")),
    SERVICE_NEED: Explanation(
        ("service.minutes", "service.travel_minutes", "service.log", "service.calendar"), ("D76", "D77", "D59")
    ),
    "quick_win": Explanation((*_LINES, "service.cell.quick_win"), ("D81",)),
    "cultivate": Explanation((*_LINES, "service.cell.cultivate"), ("D79",)),
    "low_priority": Explanation((*_LINES, "service.cell.low_priority"), ("D80",)),
    "keep_online": Explanation((*_LINES, "service.cell.keep_online"), ("D78",)),
    **{code: Explanation(*rests_on) for code, rests_on in (*GATE.items(), *OPTION.items())},
}


def keys_of(code: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the rulebook's entries that a code rests on, in the order of the explanation."""
    return tuple(entry for start in EXPLAINED[code].keys for entry in entries if _is_under(entry.key, start))


def _is_under(key: str, start: str) -> bool:
    return key == start or key.startswith((f"{start}.", f"{start}_"))


def citing(statement: str, entries: tuple[Entry, ...]) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
    """Return the codes and the entries that rest on a statement of the deck (D60)."""
    codes = tuple(code for code, one in EXPLAINED.items() if statement in one.statements)
    return codes, tuple(entry for entry in entries if entry.source == statement)
