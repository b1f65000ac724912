"""What a client's file adds up to: balance sheet, share of wallet, allocation, tier, rating; amounts in fen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.allocation import NOT_ITEMISED, allocation
from rmtool.rules.balance_sheet import BalanceSheet, balance_sheet
from rmtool.rules.facts import ClientFacts
from rmtool.rules.rating import risk_rating
from rmtool.rules.records import HoldingFacts
from rmtool.rules.tier import Tiering, TierStanding
from rmtool.rules.vocabulary import CATEGORIES, LOANS, OURS, SERVICES
from rmtool.rules.wallet import has_more_elsewhere, share_of_wallet

TODAY = date(2026, 11, 24)
YUAN = 100
ICBC = "工商银行"


def client(**facts):
    return ClientFacts(1, "000012", "王伟", **facts)


def held(category, yuan, bank=OURS, closed_on=None):
    amount = None if yuan is None else yuan * YUAN
    return HoldingFacts(1, None, bank, category, None, None, amount, None, None, closed_on)


# D83: the balance sheet.


def test_net_worth_is_what_is_owned_without_what_is_owed():
    sheet = balance_sheet(
        client(aum=1_000_000 * YUAN, assets_elsewhere=500_000 * YUAN), [held("mortgage", 300_000), held("gold", 80_000)]
    )
    assert sheet == BalanceSheet(
        1_000_000 * YUAN, "balance", 500_000 * YUAN, 300_000 * YUAN, 1_200_000 * YUAN, unknown=()
    )


@pytest.mark.parametrize(
    ("said", "listed", "owed"),
    [
        (300_000, [("mortgage", 200_000), ("credit_card", 10_000)], 300_000),
        (300_000, [("mortgage", 340_000), ("credit_card", 10_000)], 350_000),
        (None, [("business_loan", 200_000)], 200_000),
        (300_000, [], 300_000),
        (0, [], 0),
        (None, [("mortgage", None)], None),
        (None, [], None),
        (None, [("mortgage", -200_000)], 200_000),  # some banks list what is owed below zero
        (-300_000, [], 300_000),
    ],
)
def test_loans_are_owed_once(said, listed, owed):
    liabilities = None if said is None else said * YUAN
    debts = balance_sheet(client(liabilities=liabilities), [held(*loan) for loan in listed]).debts
    assert debts == (None if owed is None else owed * YUAN)


def test_a_loan_paid_back_is_owed_no_more_and_one_elsewhere_is():
    loans = [held("mortgage", 200_000, closed_on=date(2026, 1, 5)), held("consumer_loan", 50_000, ICBC)]
    assert balance_sheet(client(), loans).debts == 50_000 * YUAN


@pytest.mark.parametrize(
    ("known", "unknown", "net_worth"),
    [
        ({}, ("assets", "elsewhere", "debts"), None),
        ({"aum": 100}, ("elsewhere", "debts"), 100),
        ({"aum": 100, "assets_elsewhere": 0}, ("debts",), 100),
        ({"aum": 100, "liabilities": 30}, ("elsewhere",), 70),
        ({"assets_elsewhere": 50, "liabilities": 30}, ("assets",), None),
        ({"aum": 0, "assets_elsewhere": 50, "liabilities": 80}, (), -30),
    ],
)
def test_what_nobody_knows_is_named_and_left_out(known, unknown, net_worth):
    sheet = balance_sheet(client(**known), [])
    assert (sheet.unknown, sheet.net_worth) == (unknown, net_worth)


@pytest.mark.parametrize(
    ("figures", "ours"),
    [
        ({"aum": 1, "holdings_ours": 2, "aum_month_avg": 3}, (1, "balance")),
        ({"holdings_ours": 2, "aum_month_avg": 3}, (2, "holdings")),
        ({"aum_month_avg": 3}, (3, "month_average")),
        ({"aum": 0, "holdings_ours": 2}, (0, "balance")),
    ],
)
def test_a_balance_sheet_rests_on_the_balance_of_a_day_first(figures, ours):
    sheet = balance_sheet(client(**figures), [])
    assert (sheet.ours, sheet.basis) == ours


# D119: our share of the wallet.


def sheet_of(ours, elsewhere):
    return BalanceSheet(ours, None, elsewhere, None, None, ())


@pytest.mark.parametrize(
    ("ours", "elsewhere", "share"),
    [(300, 100, 0.75), (300, 0, 1.0), (0, 100, 0.0), (300, None, None), (None, 100, None), (0, 0, None)],
)
def test_our_share_of_the_wallet(ours, elsewhere, share):
    assert share_of_wallet(sheet_of(ours, elsewhere)) == (share, ours, elsewhere, False)


FEN = st.integers(-(10**13), 10**13)


@given(ours=FEN | st.none())
def test_unknown_money_elsewhere_is_never_a_hundred_percent(ours):
    assert share_of_wallet(sheet_of(ours, None)).share is None


@given(ours=FEN, elsewhere=FEN)
def test_a_share_is_a_share(ours, elsewhere):
    share = share_of_wallet(sheet_of(ours, elsewhere)).share
    assert share is None or 0 <= share <= 1


@pytest.mark.parametrize(
    ("banks", "said", "listed", "more"),
    [
        (None, 0, [], False),  # the client says there is nothing, and no bank is named
        (ICBC, 0, [], True),  # a bank without money is a question not asked
        (ICBC, 50_000, [], False),
        (None, 50_000, [("gold", None)], True),
        (None, 50_000, [("mortgage", None)], False),
    ],
)
def test_a_bank_named_without_money_or_a_holding_without_amount_is_more_elsewhere(banks, said, listed, more):
    holdings = [held(category, amount, ICBC) for category, amount in listed]
    assert has_more_elsewhere(client(other_banks=banks, assets_elsewhere=said * YUAN), holdings) is more


def test_more_elsewhere_makes_the_share_the_most_it_can_be_and_never_a_hundred_percent():
    assert share_of_wallet(sheet_of(300, 100), more_elsewhere=True) == (0.75, 300, 100, True)
    assert share_of_wallet(sheet_of(300, 0), more_elsewhere=True).share is None


# D71, D118: the allocation.


def test_money_is_spread_over_classes_and_the_rest_is_named(rulebook):
    """With us 1,000,000, of which 400,000 are listed; elsewhere 500,000, of which 200,000."""
    holdings = [
        held("demand_deposit", 100_000),
        held("stock_fund", 300_000),
        held("time_deposit", 200_000, ICBC),
        held("gold", None),
        held("mortgage", 700_000),
        held("payroll", 8_000),
        held("trust", 900_000, closed_on=date(2026, 1, 5)),
    ]
    spread = allocation(holdings, sheet_of(1_000_000 * YUAN, 500_000 * YUAN), rulebook.classes)
    assert [(name, amount // YUAN, round(share, 9)) for name, amount, share in spread.classes] == [
        ("cash", 100_000, round(1 / 15, 9)),
        ("fixed_income", 200_000, round(2 / 15, 9)),
        ("equity", 300_000, 0.2),
        ("not_itemised", 900_000, 0.6),
    ]
    assert (spread.total, spread.without_amount, spread.elsewhere_unknown) == (1_500_000 * YUAN, 1, False)


def test_our_surplus_does_not_hide_what_is_not_itemised_elsewhere(rulebook):
    """With us more is listed than the balance says: that fills no gap at another bank."""
    spread = allocation([held("gold", 300)], sheet_of(200 * YUAN, 50 * YUAN), rulebook.classes)
    assert [(one.name, one.amount) for one in spread.classes] == [("metal", 300 * YUAN), (NOT_ITEMISED, 50 * YUAN)]


def test_a_holding_of_no_class_is_not_itemised(rulebook):
    spread = allocation([held(None, 300)], sheet_of(300 * YUAN, None), rulebook.classes)
    assert spread.classes == ((NOT_ITEMISED, 300 * YUAN, 1.0),)
    assert spread.elsewhere_unknown


def test_of_nothing_nothing_is_spread(rulebook):
    assert allocation([], sheet_of(None, None), rulebook.classes) == ((), 0, 0, True)


def test_an_overdrawn_account_takes_nothing_from_the_others(rulebook):
    """A deposit of 5 and one 5 overdrawn are no zero to divide by."""
    spread = allocation([held("gold", 5), held("demand_deposit", -5)], sheet_of(0, 0), rulebook.classes)
    assert spread.classes == (("metal", 5 * YUAN, 1.0),)


HOLDINGS = st.builds(
    held,
    st.sampled_from([*CATEGORIES, None]),
    st.integers(-(10**8), 10**10) | st.none(),
    st.sampled_from([OURS, ICBC]),
    st.sampled_from([None, date(2026, 1, 5)]),
)


@given(holdings=st.lists(HOLDINGS, max_size=8), ours=FEN | st.none(), elsewhere=FEN | st.none())
def test_the_classes_make_the_whole(rulebook, holdings, ours, elsewhere):
    spread = allocation(holdings, sheet_of(ours, elsewhere), rulebook.classes)
    amounts = [one.amount for one in spread.classes]
    assert sum(amounts) == spread.total
    assert all(amount > 0 for amount in amounts)
    assert not amounts or sum(one.share for one in spread.classes) == pytest.approx(1)
    assert spread.total >= max(ours or 0, 0) + max(elsewhere or 0, 0)


def test_every_category_but_loans_and_services_is_of_one_class(rulebook):
    classed = [category for categories in rulebook.classes.values() for category in categories]
    assert sorted(classed) == sorted(set(CATEGORIES) - {*LOANS, *SERVICES})


# D40: the tier.

LINES = {"gold": 50_000, "platinum": 200_000, "wealth": 500_000, "private": 6_000_000}
BELOW = dict(zip(LINES, ("basic", *LINES), strict=False))


@pytest.mark.parametrize("tier", LINES)
@pytest.mark.parametrize("fen", [-1, 0, 1])
def test_a_tier_begins_at_its_line(rulebook, tier, fen):
    standing = Tiering(rulebook.tiers, TODAY).standing(client(aum=LINES[tier] * YUAN + fen))
    assert standing.tier == (BELOW[tier] if fen < 0 else tier)
    assert standing.basis == "balance"
    if fen < 0:
        assert (standing.next, standing.missing, standing.near) == (tier, 1, True)


@pytest.mark.parametrize("tier", LINES)
def test_the_next_line_is_near_from_four_fifths_of_it(rulebook, tier):
    at = LINES[tier] * YUAN * 4 // 5
    near, far = (Tiering(rulebook.tiers, TODAY).standing(client(aum=assets)) for assets in (at, at - 1))
    assert (near.next, near.missing, near.near) == (tier, LINES[tier] * YUAN // 5, True)
    assert (far.next, far.missing, far.near) == (tier, LINES[tier] * YUAN // 5 + 1, False)


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        # The bank's word comes first, above and below the line.
        ({"tier": "私行", "aum": 100_000 * YUAN}, ("private", "word", None, None, False, 5_900_000 * YUAN)),
        ({"tier": "金卡", "aum": 300_000 * YUAN}, ("gold", "word", "platinum", 0, True)),
        ({"tier": "普通", "aum": 10_000 * YUAN}, ("basic", "word", "gold", 40_000 * YUAN, False)),
        ({"tier": "金卡"}, ("gold", "word", "platinum", None, False)),
        # A word that the rulebook does not know says nothing.
        ({"tier": "八星", "aum": 300_000 * YUAN}, ("platinum", "balance", "wealth", 200_000 * YUAN, False)),
        ({"tier": "八星"}, None),
        ({}, None),
        # The month's average before the balance of a day, the sum of holdings last.
        (
            {"aum": 60_000 * YUAN, "aum_month_avg": 20_000 * YUAN},
            ("basic", "month_average", "gold", 30_000 * YUAN, False),
        ),
        ({"holdings_ours": 6_000_000 * YUAN}, ("private", "holdings", None, None, False)),
    ],
)
def test_what_a_tier_rests_on(rulebook, facts, standing):
    # Without figures of earlier days nothing is lacking to the own line (unless the word says more), held or fallen.
    whole = None if standing is None else TierStanding(*standing)
    assert Tiering(rulebook.tiers, TODAY).standing(client(**facts)) == whole


# D73: the risk rating.


@pytest.mark.parametrize(
    ("rated_on", "years", "until"),
    [
        (date(2025, 11, 25), 1, date(2026, 11, 24)),
        (date(2024, 2, 29), 1, date(2025, 2, 27)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2024, 3, 1), 1, date(2025, 2, 28)),
        (date(2023, 3, 1), 1, date(2024, 2, 29)),
        (date(2026, 1, 1), 2, date(2027, 12, 31)),
    ],
)
def test_a_rating_holds_up_to_the_day_before_its_anniversary(rated_on, years, until):
    rated = client(risk_level="C3", risk_word="稳健型", risk_rated_on=rated_on)
    assert risk_rating(rated, until, years) == ("C3", "稳健型", rated_on, until, False)
    assert risk_rating(rated, until + timedelta(1), years).expired


def test_a_rating_without_a_day_counts_as_expired():
    assert risk_rating(client(risk_level="C5"), TODAY, 1) == ("C5", None, None, None, True)


def test_a_word_that_means_no_level_is_kept_as_a_word():
    assert risk_rating(client(risk_word="进取一型", risk_rated_on=TODAY), TODAY, 1)[:2] == (None, "进取一型")


def test_a_day_alone_is_no_rating():
    assert risk_rating(client(risk_rated_on=TODAY), TODAY, 1) is None
