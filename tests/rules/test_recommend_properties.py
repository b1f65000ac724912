"""What must hold of every recommendation, whatever the client and the catalogue (D15, D18, D26, D52, D106, D118)."""

import os
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtool.rules.allocation_target import BY_LEVEL
from rmtool.rules.recommend.client_gate import SHUT
from rmtool.rules.recommend.recommendation import Recommender
from rmtool.rules.rulebook import build
from rmtool.rules.suitability.family import is_free_of_level, is_private
from tests.rules.clients_and_catalogues import TODAYS, a_catalogue, catalogues, clients, clients_at_random
from tests.rules.may_be_shown import objections
from tests.rules.officers_notes import Numbers, known

CLIENTS = int(os.environ.get("RMTOOL_CLIENTS", "2000"))
SEED = int(os.environ.get("RMTOOL_SEED", "1"))
TODAY = TODAYS[0]
CATALOGUES = 4
some = settings(max_examples=100, deadline=None)
GROUPS = {"fund": ["money_fund"], "insurance": [], "private": ["trust"], "gold": ["time_deposit"], "loan": ["payroll"]}


@pytest.fixture(scope="session")
def numbers(packaged):
    return Numbers(packaged)


def _recommended(rulebook, file, catalogue, **more):
    return Recommender(rulebook, catalogue, TODAY, **more).recommend(file)


def _must_hold(found, numbers, catalogue):
    """All that must hold of one recommendation; the second opinion on suitability is the officer's own."""
    who = known(found.file, catalogue, numbers, TODAY)
    for option in found.options:
        assert not list(objections(who, option.product, numbers, TODAY)), option.product
        assert option.points == round(sum(reason.points for reason in option.reasons), 1) > 0
        assert option.need in {need.kind for need in found.needs}
        assert option.amount is None or option.amount >= (option.product.minimum or 1)
    categories = [option.product.category for option in found.options]
    assert len(categories) == len(set(categories)) <= 4
    _gate_holds(found)
    _money_holds(found)


def _gate_holds(found):
    if found.gate is not None and found.gate.code in SHUT:
        assert not found.options
        assert not found.held_back
    elif found.gate is not None:
        assert all(is_free_of_level(option.product) for option in found.options)
    if found.gate is not None and found.gate.code == "discovery":
        assert found.discover


def _money_holds(found):
    """Every dated need can still be paid from what the combination does not bind, and so can the reserve."""
    money, parts = found.case.money, [one for one in found.options if one.amount is not None]
    if money.at_hand is None:
        assert not parts
        return
    assert sum(one.amount for one in parts) <= money.at_hand
    ends = {one.product.code: RECOMMENDERS[id(found)].gate.terms(one.product).until for one in parts}
    bound = [one for one in parts if ends[one.product.code] is not None]
    assert not bound or sum(one.amount for one in bound) <= money.at_hand - money.reserve
    for need in money.needs:
        still = sum(one.amount for one in bound if ends[one.product.code] >= need.on)
        assert not still or still <= money.until(need.on)


RECOMMENDERS = {}


def _check(answering, file, numbers, catalogue):
    found = answering.recommend(file)
    RECOMMENDERS[id(found)] = answering
    _must_hold(found, numbers, catalogue)
    del RECOMMENDERS[id(found)]
    return found


@some
@given(file=clients(), catalogue=catalogues())
def test_an_option_suits_has_a_reason_and_can_be_paid(rulebook, numbers, file, catalogue):
    _check(Recommender(rulebook, catalogue, TODAY), file, numbers, catalogue)


@pytest.mark.parametrize("shelf", range(CATALOGUES))
def test_no_client_of_many_gets_an_unsuitable_option(rulebook, numbers, shelf):
    catalogue = a_catalogue(Random(SEED * CATALOGUES + shelf).choice, TODAY)
    answering = Recommender(rulebook, catalogue, TODAY)
    shown = 0
    for file in clients_at_random(SEED * CATALOGUES + shelf, CLIENTS // CATALOGUES, TODAY):
        shown += len(_check(answering, file, numbers, catalogue).options)
    assert shown > CLIENTS // CATALOGUES // 10  # the property is about something


@some
@given(file=clients(), catalogue=catalogues())
def test_d15_margin_changes_nothing(packaged, rulebook, file, catalogue):
    """Which categories count as high-margin decides whom to call, never what to offer."""
    other, problems = build([("rulebook.toml", packaged), ("mine.toml", {"value": {"missing_products": GROUPS}})])
    assert not problems
    assert _recommended(other, file, catalogue) == _recommended(rulebook, file, catalogue)


@some
@given(file=clients(), catalogue=catalogues())
def test_a_list_holds_no_private_offer_and_nothing_else_more(rulebook, file, catalogue):
    listed = _recommended(rulebook, file, catalogue, batch=True)
    assert not any(is_private(option.product) for option in listed.options)
    alone = _recommended(rulebook, file, [one for one in catalogue if not is_private(one)])
    assert [one.product.code for one in listed.options] == [one.product.code for one in alone.options]


@some
@given(file=clients(), catalogue=catalogues())
def test_d118_no_class_above_its_ceiling_is_filled(rulebook, file, catalogue):
    found = _recommended(rulebook, file, catalogue)
    for option in found.options:
        if option.product.category in rulebook.classes["equity"]:
            assert found.target.ceiling_by != BY_LEVEL or found.case.level.number >= rulebook.targets.level_of["equity"]
            room = found.target.equity_room
            assert room is None or room >= (option.amount or option.product.minimum or 1)


@some
@given(file=clients(), catalogue=catalogues(), seed=st.integers())
def test_the_order_of_the_catalogue_decides_nothing(rulebook, file, catalogue, seed):
    shuffled = [*catalogue]
    Random(seed).shuffle(shuffled)
    assert _recommended(rulebook, file, shuffled) == _recommended(rulebook, file, catalogue)


@some
@given(file=clients(), catalogue=catalogues())
def test_d18_a_new_client_is_asked_and_shown_nothing(rulebook, file, catalogue):
    new = file._replace(contacts=(), needs=(), client=file.client._replace(do_not_contact=None, left_on=None))
    found = _recommended(rulebook, new, catalogue)
    assert (found.gate.code, found.options) == ("discovery", ())
    assert found.discover
