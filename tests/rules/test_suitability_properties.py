"""What must hold of the gate whatever the clients and the catalogue (D10, D15, D93, D116; DOMAIN 3.3)."""

import os
from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rmtool.rules.records import CautionFacts, NeedFacts
from rmtool.rules.rulebook import build
from rmtool.rules.suitability.gate import Gate
from rmtool.rules.suitability.insurance import Insured
from rmtool.rules.suitability.notice import Addressee, may_be_named
from rmtool.rules.vocabulary import CATEGORIES, CODES, EDUCATIONS, OCCUPATIONS, RISK_LEVELS
from tests.rules.clients_and_catalogues import TODAYS, a_catalogue, catalogues, clients, clients_at_random
from tests.rules.may_be_shown import may_be_shown, objections
from tests.rules.officers_notes import Numbers, is_for_everybody, is_private, known, level_of_product

CLIENTS = int(os.environ.get("RMTOOL_CLIENTS", "2000"))
SEED = int(os.environ.get("RMTOOL_SEED", "1"))
TODAY = TODAYS[0]
GROUPS = ("fund", "insurance", "private", "gold", "loan")
# Objections of an officer that are not about money: a notice that names the product all the same would break them.
OF_THE_PERSON = {
    "under age", "assess first", "no level", "above the client's level", "procedure for elders", "not a qualified investor",
    "caution", "income unknown", "premium unknown", "premium too large", "income and age must be known",
    "income below the average", "too old for uncertain benefits", "premiums for too long", "premiums beyond the age",
}  # fmt: skip
some = settings(max_examples=150, deadline=None)
few = settings(max_examples=15, deadline=None)


@pytest.fixture(scope="session")
def numbers(packaged):
    return Numbers(packaged)


@pytest.fixture(scope="session")
def shop():
    """A catalogue of sixty, and the day on which it is sold."""
    return a_catalogue(Random(SEED).choice, TODAY)


@pytest.fixture(scope="session")
def gate(rulebook, shop):
    return Gate(rulebook, shop, TODAY)


def _shown(gate, file, products):
    """Return the codes of what the gate lets through."""
    return {one.code for one in gate.sift(gate.case(file), products).suitable}


def _allowed(file, catalogue, numbers, today=TODAY):
    """Return the codes of what the second opinion lets through."""
    who = known(file, catalogue, numbers, today)
    return {one.code for one in catalogue if may_be_shown(who, one, numbers, today)}


@some
@given(file=clients(), catalogue=catalogues())
def test_what_is_shown_is_what_may_be_shown(rulebook, numbers, file, catalogue):
    assert _shown(Gate(rulebook, catalogue, TODAY), file, catalogue) == _allowed(file, catalogue, numbers)


@some
@given(
    file=clients(),
    occupation=st.none() | st.sampled_from(OCCUPATIONS),
    education=st.none() | st.sampled_from(EDUCATIONS),
    tier=st.sampled_from((None, "basic", "private", "私行")),
)
def test_d116_occupation_education_and_tier_lift_nothing(gate, shop, numbers, file, occupation, education, tier):
    other = file._replace(client=file.client._replace(occupation=occupation, education=education, tier=tier))

    assert _shown(gate, other, shop) == _allowed(file, shop, numbers)


@some
@given(file=clients())
def test_the_sieve_counts_the_first_of_all_reasons(gate, shop, file):
    case = gate.case(file)
    told = {one.code: [reason.code for reason in gate.reasons(case, one)] for one in shop}

    sifted = gate.sift(case, shop)

    assert {one.code for one in sifted.suitable} == {code for code, reasons in told.items() if not reasons}
    assert sifted.held_back == Counter(reasons[0] for reasons in told.values() if reasons)


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_no_client_is_judged_by_what_was_found_for_another(rulebook, today):
    catalogue = a_catalogue(Random(SEED).choice, today)
    everyone = Gate(rulebook, catalogue, today)

    for file in clients_at_random(SEED, 60, today):
        alone = Gate(rulebook, catalogue, today)
        assert everyone.sift(everyone.case(file), catalogue) == alone.sift(alone.case(file), catalogue)


@some
@given(file=clients(), level=st.sampled_from(RISK_LEVELS))
def test_a_higher_rating_takes_nothing_away(gate, shop, file, level):
    assume(file.client.risk_level is not None)
    higher = file._replace(client=file.client._replace(risk_level=max(level, file.client.risk_level)))

    assert _shown(gate, file, shop) <= _shown(gate, higher, shop)


@some
@given(file=clients(), more=st.integers(min_value=1, max_value=10**9))
def test_more_money_takes_nothing_away(gate, shop, file, more):
    poor = file._replace(client=file.client._replace(aum=max(file.client.aum or 0, file.client.holdings_ours or 0)))
    rich = poor._replace(client=poor.client._replace(aum=poor.client.aum + more))

    assert _shown(gate, poor, shop) <= _shown(gate, rich, shop)


@some
@given(file=clients(), category=st.sampled_from(CODES["caution_category"]))
def test_d93_a_caution_adds_nothing_and_shows_nothing_of_its_kind(gate, shop, file, category):
    caution = CautionFacts(99, "2026-11-01T09:30", category, "亏过", None, None, None)
    warned = file._replace(cautions=(*file.cautions, caution))

    shown = _shown(gate, warned, shop)

    assert shown <= _shown(gate, file, shop)
    assert not any(one.category == category for one in shop if one.code in shown)


@some
@given(file=clients(), preference=st.sampled_from(RISK_LEVELS))
def test_a_lower_preference_adds_nothing(gate, shop, file, preference):
    lower = min(preference, file.client.risk_preference or preference)
    careful = file._replace(client=file.client._replace(risk_preference=lower))

    assert _shown(gate, careful, shop) <= _shown(gate, file, shop)


@some
@given(file=clients(), days=st.integers(min_value=-10, max_value=4000), amount=st.none() | st.integers(0, 10**8))
def test_a_need_with_a_day_adds_nothing(gate, shop, file, days, amount):
    need = NeedFacts(99, "home_purchase", amount, TODAY + timedelta(days), 1, "confirmed", None)

    assert _shown(gate, file._replace(needs=(*file.needs, need)), shop) <= _shown(gate, file, shop)


@some
@given(file=clients(), catalogue=catalogues(), level=st.integers(1, 5))
def test_a_higher_level_of_the_product_adds_nothing(rulebook, file, catalogue, level):
    raised = [one._replace(issuer_risk_level=f"R{level}") if one.level else one for one in catalogue]

    low, high = Gate(rulebook, catalogue, TODAY), Gate(rulebook, raised, TODAY)
    assume(
        all(after.level[1] >= before.level[1] for before, after in zip(catalogue, raised, strict=True) if after.level)
    )

    assert _shown(high, file, raised) <= _shown(low, file, catalogue)


@some
@given(file=clients())
def test_the_room_is_the_largest_purchase_that_still_suits(gate, shop, numbers, file):
    case, who = gate.case(file), known(file, shop, numbers, TODAY)

    for one in gate.sift(case, shop).suitable:
        room = gate.room(case, one)
        if room is not None:
            assert room >= (one.minimum or 1)
            assert may_be_shown(who, one._replace(minimum=room), numbers, TODAY)
            assert not may_be_shown(who, one._replace(minimum=room + 1), numbers, TODAY)


@few
@given(
    file=clients(), dear=st.lists(st.sampled_from(CATEGORIES), min_size=1, unique=True), group=st.sampled_from(GROUPS)
)
def test_d15_what_earns_the_bank_more_changes_no_verdict(packaged, rulebook, shop, file, dear, group):
    """All groups but one are emptied, and that one holds any categories: other margins could hardly be."""
    groups = packaged["value"]["missing_products"]
    margins = {name: {**entry, "value": dear if name == group else []} for name, entry in groups.items()}
    other, problems = build(
        [("rulebook.toml", {**packaged, "value": {**packaged["value"], "missing_products": margins}})]
    )
    assert problems == ()

    before, after = Gate(rulebook, shop, TODAY), Gate(other, shop, TODAY)

    assert after.sift(after.case(file), shop) == before.sift(before.case(file), shop)


@some
@given(file=clients())
def test_d88_a_notice_names_what_is_public_and_suits_whatever_the_money(rulebook, shop, numbers, file):
    """What an officer says of the client and of the insurance counts; of the money a notice knows nothing."""
    who = known(file, shop, numbers, TODAY)
    addressee = Addressee(
        level=None if who.level is None else f"C{who.level}",
        cautions=tuple(one.category for one in file.cautions),
        minor=who.child,
        elder_procedure_done=file.client.elder_procedure_done,
        insured=Insured(who.age, who.income),
    )

    for one in shop:
        if may_be_named(one, addressee, rulebook.suitability):
            assert not is_private(one)
            assert is_for_everybody(one) or level_of_product(one) is not None
            assert not {*objections(who, one, numbers, TODAY)} & OF_THE_PERSON


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_no_client_of_many_is_shown_what_he_may_not_see(rulebook, numbers, today):
    """RMTOOL_CLIENTS says how many clients there are over all days, RMTOOL_SEED which ones."""
    catalogue = a_catalogue(Random(SEED).choice, today)
    gate, shown = Gate(rulebook, catalogue, today), 0

    for file in clients_at_random(f"{SEED} {today}", -(-CLIENTS // len(TODAYS)), today):
        found = _shown(gate, file, catalogue)
        assert found == _allowed(file, catalogue, numbers, today), _differences(file, catalogue, numbers, found, today)
        shown += len(found)

    assert shown > CLIENTS // len(TODAYS), "the clients must be such as are shown something"


def _differences(file, catalogue, numbers, found, today):
    """Tell where gate and second opinion differ, with what the second opinion objects."""
    who = known(file, catalogue, numbers, today)
    against = {one: list(objections(who, one, numbers, today)) for one in catalogue}
    wrong = {one: words for one, words in against.items() if (one.code in found) == bool(words)}
    return "\n".join(f"{file}\n{one}\n{words}" for one, words in wrong.items())
