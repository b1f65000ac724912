"""What of a client's file lies ahead (D16): maturities, life goals among the needs (D14, D72), events."""

from datetime import date

from rmtool.rules.facts import ClientFacts
from rmtool.rules.profile import profile
from rmtool.rules.records import ClientFile, EventFacts, HoldingFacts, NeedFacts

TODAY, YESTERDAY = date(2026, 11, 24), date(2026, 11, 23)


def viewed(rulebook, **records):
    return profile(ClientFile(ClientFacts(1, "000012", "王伟"), **records), rulebook, TODAY)


def test_an_open_holding_matures_from_today_on(rulebook):
    days = [(TODAY, None), (YESTERDAY, None), (None, None), (date(2027, 1, 1), YESTERDAY), (date(2027, 1, 1), None)]
    holdings = tuple(
        HoldingFacts(number, None, "ours", "time_deposit", None, None, None, None, until, closed)
        for number, (until, closed) in enumerate(days, start=1)
    )
    assert [one.record_id for one in viewed(rulebook, holdings=holdings).maturities] == [1, 5]


def test_a_need_with_an_amount_or_a_day_is_a_goal_until_it_is_met(rulebook):
    needs = (
        NeedFacts(1, "home_purchase", 3_000_000_00, None, 1, None, None),
        NeedFacts(2, "child_education", None, date(2030, 9, 1), None, "probed", None),
        NeedFacts(3, "retirement", None, None, None, "confirmed", None),
        NeedFacts(4, "wedding", 200_000_00, TODAY, None, "met", None),
    )
    seen = viewed(rulebook, needs=needs)
    assert [need.record_id for need in seen.goals] == [1, 2]
    assert [need.record_id for need in seen.needs] == [3, 4]


def test_an_event_is_ahead_when_its_day_is_or_it_comes_again(rulebook):
    days = [(TODAY, None), (YESTERDAY, None), (YESTERDAY, "once"), (YESTERDAY, "yearly"), (None, None)]
    events = tuple(
        EventFacts(number, "bonus", on, repeats, None, None, None, None)
        for number, (on, repeats) in enumerate(days, start=1)
    )
    assert [event.record_id for event in viewed(rulebook, events=events).events_ahead] == [1, 4, 5]


def test_of_a_client_of_whom_nothing_is_known_nothing_is_made_up(rulebook):
    seen = viewed(rulebook)
    assert (seen.tier, seen.rating, seen.wallet.share, seen.balance_sheet.net_worth) == (None, None, None, None)
    assert (seen.maturities, seen.goals, seen.events_ahead, seen.stale) == ((), (), (), ())
    assert seen.completeness.share == 0
