"""Who is on the list, in what order, and who is counted beside it."""

from datetime import date

from rmtool.rules.priority import rank
from rmtool.rules.timing.maturity import maturity_window
from rmtool.rules.where import Condition


def _numbers(ranking):
    return [standing.client.client_no for standing in ranking.standings]


def test_the_best_come_first_and_ties_go_by_client_number(priority, client_of):
    clients = [
        client_of({"client_id": 1, "client_no": "0300", "aum": 50_000}),
        client_of({"client_id": 2, "client_no": "0200", "aum": 50_000}),
        client_of({"client_id": 3, "client_no": "0400", "aum": 500_000}),
    ]

    assert _numbers(rank(clients, priority)) == ["0400", "0200", "0300"]


def test_without_a_client_number_the_order_of_entry_decides(priority, client_of):
    clients = [client_of({"client_id": n, "client_no": None}) for n in (7, 3, 5)]

    assert [standing.client.client_id for standing in rank(clients, priority).standings] == [3, 5, 7]


def test_those_who_left_and_those_not_to_be_contacted_are_counted_and_left_out(priority, client_of):
    clients = [
        client_of({"client_no": "1", "do_not_contact": True}),
        client_of({"client_no": "2", "left_on": date(2026, 11, 24)}),
        client_of({"client_no": "3", "left_on": date(2026, 11, 25)}),
        client_of({"client_no": "4", "do_not_contact": False}),
        client_of({"client_no": "5", "left_on": date(2026, 1, 1), "do_not_contact": True}),
    ]
    ranking = rank(clients, priority)

    assert _numbers(ranking) == ["3", "4"]
    assert (ranking.ranked, ranking.do_not_contact, ranking.left) == (2, 1, 2)


def test_conditions_come_before_the_counting(priority, client_of):
    clients = [
        client_of({"client_no": "1", "gender": "female"}),
        client_of({"client_no": "2", "gender": "male", "do_not_contact": True}),
        client_of({"client_no": "3", "gender": "male"}),
    ]
    ranking = rank(clients, priority, conditions=(Condition("gender", "=", "female"),))

    assert _numbers(ranking) == ["1"]
    assert (ranking.ranked, ranking.do_not_contact, ranking.left) == (1, 0, 0)


def test_the_list_can_go_by_value_or_by_timing(priority, client_of):
    wealthy = client_of({"client_no": "1", "aum": 6_000_000, "reached_days_ago": 0})
    waiting = client_of({"client_no": "2", "aum": 20_000})

    assert _numbers(rank([waiting, wealthy], priority, by="value")) == ["1", "2"]
    assert _numbers(rank([wealthy, waiting], priority, by="timing")) == ["2", "1"]


def test_an_empty_book_ranks_nobody(priority):
    assert rank([], priority) == ((), 0, 0, 0)


def test_maturities_matter_from_a_week_ago_to_a_month_ahead(rulebook):
    assert maturity_window(rulebook, date(2026, 11, 24)) == (date(2026, 11, 17), date(2026, 12, 24))
