"""Which clients a question is about, and in which order: the unknown always last."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.facts import ClientFacts
from rmtool.rules.selection import selected
from rmtool.rules.where import Condition


def people(field, *values):
    return [ClientFacts(place, None, "王伟", **{field: value}) for place, value in enumerate(values)]


def order(derived, field, *values, **more):
    """Return the values in the order in which their clients come."""
    return [getattr(client, field) for client in selected(people(field, *values), (), derived, by=field, **more)]


@pytest.mark.parametrize(
    ("field", "ascending"),
    [
        ("aum", [-5, 0, 200, 1000]),
        ("birth_date", [date(1960, 1, 2), date(1988, 5, 13)]),
        ("do_not_contact", [False, True]),
        ("employer", ["Acme", "样例"]),
        # Not by the alphabet: bachelor, doctorate, master, primary.
        ("education", ["primary", "vocational", "bachelor", "master", "doctorate"]),
        ("bank_awareness", ["low", "medium", "high"]),
        ("relationship", ["met", "trusted", "needs_known", "kept"]),
    ],
)
def test_the_unknown_comes_last_whichever_way(derived, field, ascending):
    shuffled = [None, *ascending[1::2], None, *ascending[::2]]
    assert order(derived, field, *shuffled) == [*ascending, None, None]
    assert order(derived, field, *shuffled, descending=True) == [*reversed(ascending), None, None]


def test_a_word_outside_a_scale_stands_below_it(derived):
    assert order(derived, "education", "primary", "函授", None) == ["函授", "primary", None]
    assert order(derived, "education", "函授", "primary", None, descending=True) == ["primary", "函授", None]


def test_by_what_follows_from_the_file(derived):
    born = [date(1960, 1, 2), None, date(1988, 5, 13)]
    by_age = selected(people("birth_date", *born), (), derived, by="age")
    assert [client.birth_date for client in by_age] == [date(1988, 5, 13), date(1960, 1, 2), None]
    reached = [date(2026, 11, 20), None, date(2026, 1, 1)]
    silent = selected(people("last_reached_on", *reached), (), derived, by="days_silent", descending=True)
    assert [client.last_reached_on for client in silent] == [date(2026, 1, 1), date(2026, 11, 20), None]


def test_only_those_for_whom_every_condition_holds(derived):
    conditions = (Condition("aum", ">=", 100), Condition("aum", "<", 300))
    found = selected(people("aum", 300, 299, None, 99, 100), conditions, derived)
    assert [client.aum for client in found] == [299, 100]  # in the order in which they came


@pytest.mark.parametrize("descending", [False, True])
def test_equals_keep_the_order_in_which_they_came(derived, descending):
    found = selected(people("aum", 7, None, 7, None, 7), (), derived, by="aum", descending=descending)
    assert [client.client_id for client in found] == [0, 2, 4, 1, 3]


@given(values=st.lists(st.integers(-9, 9) | st.none()), descending=st.booleans())
def test_nobody_is_lost_in_sorting(derived, values, descending):
    found = selected(people("aum", *values), (), derived, by="aum", descending=descending)
    assert sorted(client.client_id for client in found) == list(range(len(values)))
