"""How much of a file is known (D6, D75), and what in it is old (D17).

All weights together are 70: person 9, family 5, work 5, reach 11, home 4, banking 7, money 13, risk 9, style 3, needs 4.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.completeness import BLOCKS, completeness
from rmtool.rules.facts import ClientFacts
from rmtool.rules.records import ClientFile, ContactPointFacts, EventFacts, FamilyFacts, HoldingFacts, NeedFacts
from rmtool.rules.staleness import stale_blocks

TODAY = date(2026, 11, 24)
POINT = ContactPointFacts(1, "mobile", "19900001234", None, None, None, None)
RECORDS = {
    "family": FamilyFacts(1, "spouse", "赵敏", None, None, None, None, None, None, None),
    "holdings": HoldingFacts(1, None, "ours", "gold", None, None, 100, None, None, None),
    "needs": NeedFacts(1, "retirement", None, None, None, None, None),
    "events": EventFacts(1, "bonus", None, None, None, None, None, None),
}
FIELDS = sorted(field for fields in BLOCKS.values() for field in fields)


def file_of(fields):
    """Return the file of a client of whom these fields are known; what is known does not matter."""
    records = {name: (RECORDS[name],) for name in fields if name in RECORDS}
    points = (POINT,) if "mobile" in fields else ()
    facts = {name: 1 for name in fields if name not in RECORDS and name != "mobile"}
    return ClientFile(ClientFacts(1, "000012", "王伟", **facts), points=points, **records)


def blocks_of(result):
    return {block.name: block for block in result.blocks}


def test_of_a_new_client_all_is_missing_the_most_useful_first(rulebook):
    found = completeness(file_of([]), rulebook.file)
    assert found.share == 0
    assert found.missing[:10] == (
        "aum", "mobile", "holdings", "birth_date", "occupation", "assets_elsewhere", "risk_level", "needs",
        "education", "monthly_income",
    )  # fmt: skip
    assert found.missing[20:23] == ("gender", "hobbies", "decision_maker")  # of equal use: in the order of reading
    assert sorted(found.missing) == FIELDS


def test_a_field_counts_by_its_usefulness(rulebook):
    """A birth date 3 and a gender 1 of the person's 9; a risk level 3 of the risk's 9."""
    found = completeness(file_of(["birth_date", "gender", "risk_level"]), rulebook.file)
    blocks = blocks_of(found)
    assert blocks["person"].share == pytest.approx(4 / 9)
    assert blocks["person"].missing == ("education", "marital_status", "hobbies")
    assert blocks["risk"].share == pytest.approx(3 / 9)
    assert blocks["work"].share == 0
    assert found.share == pytest.approx(7 / 70)


def test_a_file_of_which_all_is_known(rulebook):
    found = completeness(file_of(FIELDS), rulebook.file)
    assert (found.share, found.missing) == (1, ())
    assert {block.share for block in found.blocks} == {1}


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("aum", "aum_month_avg"),
        ("aum", "holdings_ours"),
        ("distance_home_km", "distance_work_km"),
        ("birth_date", "birth_month_day"),
    ],
)
def test_a_question_may_have_another_answer(rulebook, field, other):
    assert field not in completeness(file_of([other]), rulebook.file).missing


@pytest.mark.parametrize("answer", [{"children": 0}, {"new_home_wish": False}, {"aum": 0}, {"consent_call": False}])
def test_no_and_none_at_all_are_answers(rulebook, answer):
    [field] = answer
    known = ClientFile(ClientFacts(1, None, "王伟", **answer))
    assert field not in completeness(known, rulebook.file).missing


@given(known=st.sets(st.sampled_from(FIELDS)), more=st.sampled_from(FIELDS))
def test_to_know_more_never_makes_a_file_less_complete(rulebook, known, more):
    before = completeness(file_of(known), rulebook.file)
    after = completeness(file_of(known | {more}), rulebook.file)
    weight = 0 if more in known else rulebook.file.weight(more)
    assert after.share - before.share == pytest.approx(weight / 70)
    assert set(after.missing) == set(before.missing) - {more}
    assert all(new.share >= old.share for old, new in zip(before.blocks, after.blocks, strict=True))


def test_a_rulebook_may_let_the_least_useful_fields_count_nothing(rulebook):
    """Without them the weights add up to 48: 8 fields of 3, 12 of 2; the style block has none that counts."""
    found = completeness(file_of(["aum", "gender"]), rulebook.file._replace(least=0))
    assert found.share == pytest.approx(3 / 48)
    assert blocks_of(found)["style"].share == 1


def stale(written, today=TODAY, **facts):
    file = ClientFile(ClientFacts(1, None, "王伟", **facts), written_on=written)
    return [(block.name, block.since) for block in stale_blocks(file, today, 365)]


def test_a_block_is_old_from_the_day_after_the_limit():
    """365 days after 2025-11-24 is 2026-11-24: on that day it still holds."""
    written = {"occupation": date(2025, 11, 24)}
    assert stale(written) == []
    assert stale(written, TODAY + timedelta(1)) == [("work", date(2025, 11, 24))]


def test_the_newest_of_a_block_counts_and_the_oldest_block_comes_first():
    written = {
        "occupation": date(2020, 1, 1),
        "employer": date(2024, 6, 1),
        "gender": date(2023, 1, 1),
        "risk_level": date(2021, 1, 1),
        "objective": date(2026, 11, 1),
    }
    assert stale(written) == [("person", date(2023, 1, 1)), ("work", date(2024, 6, 1))]


@pytest.mark.parametrize(
    ("verified_on", "old"),
    [
        (date(2026, 6, 1), []),
        (date(2025, 11, 23), [("work", date(2025, 11, 23))]),
        (date(2019, 1, 1), [("work", date(2020, 1, 1))]),
    ],
)
def test_what_was_gone_through_is_as_fresh_as_if_written(verified_on, old):
    assert stale({"occupation": date(2020, 1, 1)}, verified_on=verified_on) == old


def test_what_was_never_written_is_missing_not_old():
    assert stale({}, verified_on=date(2019, 1, 1)) == []


def test_another_answer_to_the_question_keeps_a_block_fresh():
    """The balance of a day is old, the month's average came with last week's list."""
    assert stale({"aum": date(2020, 1, 1), "aum_month_avg": date(2026, 11, 17)}) == []
    assert stale({"distance_work_km": date(2020, 1, 1)}) == [("home", date(2020, 1, 1))]
