"""D24, D27: what became of each option - of a real book's rows - and that the reminders' SQL sees the same (D36)."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmtool.book.records import read_offers
from rmtool.book.reminders.rows import ReminderRows
from rmtool.rules.offers import answered, offer_states, shown, still_open
from rmtool.rules.reminders.key import parse_key
from rmtool.rules.vocabulary import OFFER_ANSWERS
from tests.rules.book_in_memory import BookInMemory

TODAY = date(2026, 11, 24)
SHOWN = {"at": "2026-11-20T10:00", "product_code": "LC01"}


def states(book, *rows):
    book.tell({"offers": [{**SHOWN, **row} for row in rows]})
    return offer_states(read_offers(book.connection, 1))


def test_an_option_without_an_answer_is_open(book):
    [one] = states(book, {})

    assert (one.answer, one.answered_on, one.words, one.is_open, one.is_shown) == (None, None, None, True, True)
    assert one.on == date(2026, 11, 20)


@pytest.mark.parametrize(("answer", "is_open"), [("accepted", False), ("declined", False), ("undecided", True)])
def test_an_answer_stands_with_its_day_and_the_clients_words(book, answer, is_open):
    [one] = states(book, {}, {"at": "2026-11-22T09:00", "answers": 1, "answer": answer, "words": "就这个"})

    assert (one.answer, one.answered_on, one.words, one.answer_id, one.is_open) == (
        answer, date(2026, 11, 22), "就这个", 2, is_open,
    )  # fmt: skip


def test_the_later_answer_counts_whatever_came_into_the_book_first(book):
    [one] = states(
        book,
        {},
        {"at": "2026-11-23", "answers": 1, "answer": "accepted"},
        {"at": "2026-11-21", "answers": 1, "answer": "undecided"},
    )

    assert one.answer == "accepted"


def test_of_two_answers_of_one_minute_the_later_row_counts(book):
    minute = "2026-11-21T10:00"
    [one] = states(
        book, {}, {"at": minute, "answers": 1, "answer": "accepted"}, {"at": minute, "answers": 1, "answer": "declined"}
    )

    assert one.answer == "declined"


def test_an_answer_that_was_taken_back_leaves_the_one_before(book):
    [one] = states(
        book,
        {},
        {"at": "2026-11-21", "answers": 1, "answer": "undecided", "words": "想想"},
        {"at": "2026-11-22", "answers": 1, "answer": "accepted"},
        {"at": "2026-11-22", "answers": 3, "answer": "withdrawn"},
    )

    assert (one.answer, one.words) == ("undecided", "想想")


def test_an_option_that_was_taken_back_is_gone_with_its_answers(book):
    assert states(book, {}, {"answers": 1, "answer": "accepted"}, {"answers": 1, "answer": "withdrawn"}) == ()


def test_a_list_may_bring_the_answer_in_the_options_own_row(book):
    [one] = states(book, {"answer": "accepted", "words": "要"})

    assert (one.answer, one.answered_on, one.words, one.answer_id) == ("accepted", date(2026, 11, 20), "要", 1)


def test_each_option_has_its_own_answer(book):
    first, second = states(book, {}, {"product_code": "LC02"}, {"answers": 1, "answer": "declined"})

    assert (first.answer, second.answer) == ("declined", None)
    assert [one.offer.product_code for one in still_open((first, second))] == ["LC02"]
    assert [*answered((first, second), "declined")] == [first]


def test_what_was_passed_over_was_never_shown_and_is_not_open(book):
    seen, skipped = states(book, {}, {"product_code": "LC02", "answer": "skipped", "words": "已有同类"})

    assert [*shown((seen, skipped))] == [seen]
    assert (skipped.is_open, skipped.words) == (False, "已有同类")


day = st.integers(0, 3).map(lambda days: (TODAY - timedelta(days)).isoformat())
row = st.fixed_dictionaries(
    {"at": day, "product_code": st.sampled_from(["LC01", "LC02"])},
    optional={"answer": st.sampled_from(OFFER_ANSWERS), "answers": st.integers(1, 6)},
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(row, max_size=7))
def test_the_reminders_see_the_accepted_options_that_the_rule_sees(empty, rows):
    book = BookInMemory(empty)
    told = [
        {**one, "answers": answers if (answers := one.get("answers", 0)) <= number and answers else None}
        for number, one in enumerate(rows)
    ]
    book.tell({"offers": told})

    seen = ReminderRows(book.connection, TODAY).accepted((TODAY - timedelta(30), TODAY))

    expected = answered(offer_states(read_offers(book.connection, 1)), "accepted")
    assert [(one.row_id, one.on) for one in seen] == [(one.offer.record_id, one.answered_on) for one in expected]
    book.close()


@pytest.mark.parametrize(
    ("key", "is_one"),
    [
        ("sale_followup:offer:1:2026-11-19:1", True),
        ("sale_followup:offer:1:2026-11-19:90", True),
        ("sale_followup:offer:1:2026-11-19:after", False),
        ("sale_followup:offer:1:2026-11-19", False),
        ("sale_followup:holding:1:2026-11-19:1", False),
        ("sale_followup:holding:1:2026-11-19:7", True),
    ],
)
def test_the_looks_after_a_choice_have_stages_of_their_own(rulebook, key, is_one):
    """D36: the day after, a week, 30 and 90 days; a holding's first look is after a week."""
    assert (parse_key(key, rulebook.remind) is not None) == is_one
