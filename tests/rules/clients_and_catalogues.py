"""Whole clients and catalogues that sit on the gate's boundaries on purpose; drawn by hypothesis, or plainly at random.

Every draw is a choice from a short list, so that one description serves both: `pick` is `random.choice`, or a draw.
"""

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from rmtool.rules.facts import ClientFacts
from rmtool.rules.product import ProductFacts
from rmtool.rules.records import CautionFacts, ClientFile, EventFacts, HoldingFacts, NeedFacts, OfferFacts
from rmtool.rules.vocabulary import (
    CATEGORIES,
    CODES,
    EDUCATIONS,
    EVENT_KINDS,
    FAMILY_OF,
    NEED_KINDS,
    NEED_STATUSES,
    OCCUPATIONS,
    OFFER_ANSWERS,
    PRODUCT_QUALIFICATIONS,
    QUALIFICATIONS,
    REPEATS,
    RISK_LEVELS,
    RULE_FAMILIES,
)  # fmt: skip

# Ordinary days, leap days and the days around them: on these somebody of 29 February turns 65, 60 or 18.
TODAYS = (
    date(2026, 11, 24), date(2027, 2, 28), date(2028, 2, 28), date(2028, 2, 29), date(2029, 2, 28), date(2029, 3, 1),
    date(2030, 2, 28), date(2030, 3, 1), date(2028, 12, 31),
)  # fmt: skip
AGES = (17, 18, 19, 25, 35, 45, 50, 54, 55, 59, 60, 61, 64, 65, 66, 79)
CODES_OF_PRODUCTS = tuple(f"P{number:02}" for number in range(1, 61))
ISSUERS = (None, "甲发行人", "乙发行人", "丙发行人")
# Yuan. Least purchases, and sums that leave just them, a little more or less: whole, after a fifth kept back, of 30 %.
MINIMUMS = (None, 0, 1, 1_000, 1_000, 5_000, 5_000.01, 10_000, 10_000.01, 50_000, 200_000, 1_000_000)
SUMS = (
    0, 0.01, 999.99, 1_000, 1_250, 1_249.99, 3_333.34, 3_333.33, 10_000, 12_500, 16_000, 20_000, 33_333.34, 50_000,
    62_500, 100_000, 166_666.67, 250_000, 500_000, 666_666.67, 1_000_000, 1_250_000, 3_333_333.34, 8_000_000,
)  # fmt: skip
INCOMES = (0, 2_083.33, 2_083.34, 3_333.33, 3_333.34, 4_166.66, 4_166.67, 12_500, 50_000, 200_000)
TERMS = (1, 7, 29, 30, 31, 90, 182, 183, 184, 365, 1_095, 1_096, 1_097, 1_826, 3_650, 36_500)
DAYS = (
    -400,
    -8,
    -7,
    -1,
    0,
    1,
    4,
    5,
    6,
    29,
    30,
    31,
    34,
    35,
    36,
    94,
    95,
    96,
    187,
    188,
    189,
    240,
    370,
    1_100,
    1_101,
    1_831,
)
BACK = (-1, 0, 1, 30, 179, 180, 181, 400)
OFTEN, SELDOM = (True, True, True, False), (True, False, False, False, False, False)


def fen(yuan):
    return None if yuan is None else round(yuan * 100)


def a_client(pick, today, codes=CODES_OF_PRODUCTS):
    """Return a client's file; `pick` chooses one of a list."""
    client = _facts(pick, today)
    holdings = tuple(_holding(pick, today, number, codes) for number in range(pick((0, 0, 1, 1, 2, 3, 4))))
    sums = {True: None, False: None}
    for one in holdings:
        if one.closed_on is None and FAMILY_OF.get(one.category) not in {"loan", "service"} and one.amount is not None:
            sums[one.bank == "ours"] = (sums[one.bank == "ours"] or 0) + one.amount
    client = client._replace(holdings_ours=sums[True], holdings_elsewhere=sums[False])
    return ClientFile(
        client=client,
        holdings=holdings,
        needs=tuple(_need(pick, today, number) for number in range(pick((0, 0, 0, 1, 2)))),
        events=tuple(_event(pick, today, number) for number in range(pick((0, 0, 0, 1, 2)))),
        cautions=tuple(_caution(pick, number) for number in range(pick((0, 0, 0, 0, 1, 2)))),
        offers=tuple(_offer(pick, today, number, codes) for number in range(pick((0, 0, 1, 3)))),
    )


def _facts(pick, today):
    level = pick((None, *RISK_LEVELS, *RISK_LEVELS[2:], *RISK_LEVELS[3:]))
    return ClientFacts(
        client_id=1,
        client_no="000001",
        name="王伟",
        birth_date=_birth(pick, today) if pick(OFTEN) else None,
        occupation=pick(OCCUPATIONS),
        education=pick(EDUCATIONS),
        tier=pick((None, "basic", "private")),
        monthly_income=fen(pick((None, *INCOMES))),
        monthly_expense=fen(pick((None, None, None, 0, 1_000, 33_333.33))),
        aum=fen(pick((None, None, *SUMS))),
        aum_month_avg=fen(pick((None, None, *SUMS))),
        assets_elsewhere=fen(pick((None, None, *SUMS))),
        risk_level=level,
        risk_word=pick((None, "神秘型")) if level is None else None,
        risk_rated_on=_rated_on(pick, today),
        risk_preference=pick((None, None, None, *RISK_LEVELS)),
        qualified_investor=pick((None, *QUALIFICATIONS)),
        elder_procedure_done=pick((None, False, True)),
    )


def _birth(pick, today):
    """Return a birth date around a birthday, or on 29 February."""
    year = today.year - pick(AGES)
    if pick(SELDOM):
        year -= year % 4
        return date(year, 2, 29)
    try:
        birthday = today.replace(year=year)
    except ValueError:
        birthday = date(year, 3, 1)
    return birthday + timedelta(pick((-1, 0, 0, 1, 100)))


def _rated_on(pick, today):
    if pick(SELDOM):
        return pick((None, date(2028, 2, 29), date(2027, 2, 28), date(2028, 3, 1), today + timedelta(1)))
    return today - timedelta(pick((0, 1, 30, 100, 200, 300, 364, 364, 365, 366)))


def _holding(pick, today, number, codes):
    start, maturity = today - timedelta(pick(BACK)), today + timedelta(pick(DAYS))
    return HoldingFacts(
        record_id=number,
        holding_no=None,
        bank=pick(("ours", "ours", "ours", "他行")),
        category=pick(("demand_deposit", "demand_deposit", "time_deposit", None, *CATEGORIES)),
        name=None,
        product_code=pick((None, *codes)),
        amount=fen(pick((None, -50_000, *SUMS))),
        start_date=pick((None, start, start)),
        maturity_date=pick((None, maturity)),
        closed_on=pick((None, None, None, None, None, today)),
    )


def _need(pick, today, number):
    by = pick((None, *(today + timedelta(day) for day in DAYS)))
    return NeedFacts(number, pick(NEED_KINDS), fen(pick((None, *SUMS[:12]))), by, 1, pick((None, *NEED_STATUSES)), None)


def _event(pick, today, number):
    on = pick((None, *(today + timedelta(day) for day in DAYS)))
    amount = fen(pick((None, *SUMS[:12])))
    return EventFacts(number, pick(EVENT_KINDS), on, pick((None, None, *REPEATS)), amount, None, None, None)


def _caution(pick, number):
    return CautionFacts(number, "2026-01-02T09:30", pick(CODES["caution_category"]), "亏过", None, None, None)


def _offer(pick, today, number, codes):
    at = f"{today - timedelta(pick(BACK[1:]))}{pick(('', 'T09:30', 'T23:59:59'))}"
    blank = dict.fromkeys(OfferFacts._fields)
    answer = pick((None, *OFFER_ANSWERS[:4]))
    return OfferFacts(**{**blank, "record_id": number, "at": at, "product_code": pick(codes[:9]), "answer": answer})


def a_product(pick, today, number, *, orderly=False):
    """Return a product; an `orderly` one is such as a bank sells, any other may be put together anyhow."""
    category = pick(CATEGORIES if orderly else (None, *CATEGORIES))
    family = FAMILY_OF.get(category, "deposit") if orderly else None
    level = None if family in {"deposit", "treasury", "loan", "service", "account"} else pick(("R1", "R2", "R3", "R4"))
    private = pick(PRODUCT_QUALIFICATIONS[1:]) if family == "private" else None
    insurance = family == "insurance"
    return ProductFacts(
        record_id=number,
        code=f"P{number:02}",
        name=f"产品{number}",
        category=category,
        risk_level=level if orderly else pick((None, None, *CODES["product_level"])),
        issuer_risk_level=pick((None, None, None, None, *CODES["product_level"])) if level or not orderly else None,
        rule_family=None if orderly and category != "structured_deposit" else pick((None, None, *RULE_FAMILIES)),
        minimum=fen(pick(MINIMUMS[2:7] if orderly else MINIMUMS)),
        term_days=pick((None, *TERMS)),
        on_sale_from=pick((None, None, None, *(today + timedelta(day) for day in (-1, 0, 1)))),
        on_sale_to=pick((None, None, None, *(today + timedelta(day) for day in (-1, 0, 1)))),
        needs=pick((None, None, None, None, "growth", "growth;health")),
        qualified=private if orderly else pick((None, None, *PRODUCT_QUALIFICATIONS)),
        starter=pick((None, True)),
        issuer=pick(ISSUERS),
        industry=pick((None, "电力")),
        premium_years=pick((None, 1, 1, 3, 5, 10)) if insurance or not orderly else None,
        benefit=pick((None, "certain", "uncertain")) if insurance or not orderly else None,
    )


def a_catalogue(pick, today, count=60):
    """Return a catalogue: half of it orderly, half put together anyhow."""
    return tuple(a_product(pick, today, number, orderly=number % 2 == 0) for number in range(1, count + 1))


def clients_at_random(seed, count, today):
    """Yield files of clients, the same ones for a seed."""
    pick = Random(seed).choice
    for _number in range(count):
        yield a_client(pick, today)


def _drawing(draw):
    return lambda options: draw(st.sampled_from(options))


@st.composite
def clients(draw, today=TODAYS[0]):
    return a_client(_drawing(draw), today)


@st.composite
def catalogues(draw, today=TODAYS[0], count=6):
    return a_catalogue(_drawing(draw), today, count)
