"""What must hold for any client and any list, whatever the facts."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtool.rules.adjustment import ADJUSTMENT
from rmtool.rules.facts import Balance, ClientFacts, LineHeld, Maturity
from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.rules.priority import place_of, rank
from rmtool.rules.standing import SCORED_FIELDS
from rmtool.rules.timing import TIMING_CODES
from rmtool.rules.value import VALUE_CODES
from rmtool.rules.vocabulary import CATEGORIES, CELLS, EDUCATIONS, OCCUPATIONS, SOURCES

TODAY = date(2026, 11, 24)
some = settings(max_examples=60, deadline=None)
few = settings(max_examples=25, deadline=None)

LINES = (5_000_000, 20_000_000, 50_000_000, 600_000_000)
maybe = lambda strategy: st.none() | strategy  # noqa: E731 - reads as a word of the strategies
fen = st.integers(min_value=-(10**7), max_value=10**11)
days = st.dates(min_value=date(1930, 1, 1), max_value=date(2027, 12, 31))
around_today = st.integers(min_value=-40, max_value=40).map(lambda n: TODAY + timedelta(n))
maturities = st.lists(
    st.builds(
        Maturity,
        on=around_today,
        amount=maybe(fen),
        category=maybe(st.sampled_from(CATEGORIES)),
        bank=st.sampled_from(["ours", "招商银行", "工商银行"]),
    ),
    max_size=4,
).map(tuple)
clients = st.builds(
    ClientFacts,
    client_id=st.integers(min_value=1, max_value=10**6),
    client_no=maybe(st.text("0123456789", min_size=1, max_size=3)),
    name=st.just("王伟"),
    birth_date=maybe(days),
    children=maybe(st.integers(min_value=0, max_value=12)),
    occupation=maybe(st.sampled_from([*OCCUPATIONS, "飞行员"])),
    education=maybe(st.sampled_from(EDUCATIONS)),
    monthly_income=maybe(fen),
    aum=maybe(fen),
    aum_month_avg=maybe(fen),
    assets_elsewhere=maybe(fen),
    distance_home_km=maybe(st.floats(min_value=0, max_value=500)),
    distance_work_km=maybe(st.floats(min_value=0, max_value=500)),
    objective=maybe(st.sampled_from(["growth", "preservation", "liquidity", "succession"])),
    adjust_because=maybe(st.just("行长关注")),
    assigned_on=maybe(days),
    tier=maybe(st.sampled_from(["私行", "金卡", "七星"])),
    wanted_interval_days=maybe(st.integers(min_value=0, max_value=400)),
    do_not_contact=maybe(st.booleans()),
    left_on=maybe(around_today),
    holdings_on_file=st.integers(min_value=0, max_value=3),
    categories_held=st.frozensets(st.sampled_from(CATEGORIES), max_size=5),
    holdings_ours=maybe(fen),
    holdings_elsewhere=maybe(fen),
    maturities=maturities,
    last_reached_on=maybe(st.integers(min_value=0, max_value=900).map(lambda n: TODAY - timedelta(n))),
    promised_on=maybe(around_today),
    source=maybe(st.sampled_from(SOURCES)),
    referrer=maybe(st.just("李芳")),
    entered_on=maybe(st.integers(min_value=-1, max_value=100).map(lambda n: TODAY - timedelta(n))),
    adjust=maybe(st.integers(min_value=-300, max_value=300).map(lambda tenths: tenths / 10)),
    adjust_until=maybe(around_today),
    lines_held=st.lists(st.builds(LineHeld, line=st.sampled_from(LINES), on=around_today), max_size=2).map(tuple),
    balance_before=maybe(st.builds(Balance, on=around_today, amount=fen)),
    kept_cell=maybe(st.sampled_from(CELLS)),
    served=st.none(),
    expected=st.none(),
)
lists = st.lists(clients, max_size=12, unique_by=lambda client: client.client_id)


@some
@given(client=clients)
def test_the_reasons_always_sum_to_the_score(priority, client):
    standing = priority.standing(client)

    assert round(sum(reason.points for reason in standing.reasons), 1) == standing.score
    assert round(standing.value + standing.timing + standing.adjustment, 1) == standing.score
    assert all(reason.points == round(reason.points, 1) for reason in standing.reasons)
    parts = {code: [r.points for r in standing.reasons if r.code in code] for code in (VALUE_CODES, TIMING_CODES)}
    assert round(sum(parts[VALUE_CODES]), 1) == standing.value
    assert round(sum(parts[TIMING_CODES]), 1) == standing.timing
    assert sum(r.points for r in standing.reasons if r.code == ADJUSTMENT) == standing.adjustment


@some
@given(client=clients)
def test_the_scored_fields_are_all_that_a_score_looks_at(priority, client):
    unread = {field: None for field in CLIENT_FIELDS if field not in SCORED_FIELDS | {"client_no", "name"}}
    whole, lean = priority.standing(client), priority.standing(client._replace(**unread))

    assert whole[1:] == lean[1:]


@some
@given(client=clients)
def test_value_and_timing_keep_their_bounds(priority, client):
    assert 0 <= priority.value(client) <= 100
    assert -20 <= priority.timing(client) <= 40


@some
@given(client=clients)
def test_every_criterion_of_value_says_something_and_idle_timing_says_nothing(priority, client):
    reasons = priority.standing(client).reasons

    assert all(reason.code in VALUE_CODES and reason.points >= 0 for reason in reasons[:6])
    assert all(reason.code in (*TIMING_CODES, ADJUSTMENT) and reason.points != 0 for reason in reasons[6:])
    assert all(reason.points <= reason.params["of"] for reason in reasons[:6])


@some
@given(client=clients, more=st.integers(min_value=0, max_value=10**11))
def test_more_assets_never_lower_the_value(priority, client, more):
    for field in ("aum", "aum_month_avg", "holdings_ours", "assets_elsewhere", "holdings_elsewhere"):
        had = getattr(client, field)
        if had is not None:
            assert priority.value(client._replace(**{field: had + more})) >= priority.value(client)


@some
@given(client=clients, income=fen, more=st.integers(min_value=0, max_value=10**11))
def test_more_income_never_lowers_the_value(priority, client, income, more):
    poorer, richer = client._replace(monthly_income=income), client._replace(monthly_income=income + more)

    assert priority.value(poorer) <= priority.value(richer)
    assert priority.value(client._replace(monthly_income=None)) <= priority.value(richer)


@some
@given(client=clients, ago=st.integers(min_value=0, max_value=900))
def test_a_contact_that_reached_the_client_never_raises_timing(priority, client, ago):
    before = client.last_reached_on
    reached = TODAY - timedelta(ago)
    after = client._replace(last_reached_on=reached if before is None else max(before, reached))

    assert priority.timing(after) <= priority.timing(client)


@few
@given(listed=lists, data=st.data())
def test_the_order_of_the_list_does_not_matter(priority, listed, data):
    shuffled = data.draw(st.permutations(listed))

    assert rank(listed, priority) == rank(shuffled, priority)


@pytest.mark.parametrize("by", ["score", "value", "timing"])
@few
@given(listed=lists, top=st.integers(min_value=1, max_value=25))
def test_the_first_few_are_the_head_of_the_whole_list(priority, by, listed, top):
    # Long enough that the list is cut while it grows.
    repeated = [client._replace(client_id=n, client_no=f"{n:04}") for n, client in enumerate(listed * 20)]
    whole, few = rank(repeated, priority, by=by), rank(repeated, priority, by=by, top=top)

    assert few.standings == whole.standings[:top]
    assert few[1:] == whole[1:]


@few
@given(listed=lists)
def test_everyone_is_ranked_or_counted_among_those_left_out(priority, listed):
    ranking = rank(listed, priority)

    assert ranking.ranked + ranking.do_not_contact + ranking.left == len(listed)
    assert len(ranking.standings) == ranking.ranked
    assert not any(standing.client.do_not_contact for standing in ranking.standings)


@pytest.mark.parametrize("by", ["score", "value", "timing"])
@few
@given(listed=lists)
def test_the_place_of_a_client_is_where_the_list_has_it(priority, by, listed):
    standings = rank(listed, priority, by=by).standings
    places = {standing.client.client_id: place for place, standing in enumerate(standings, start=1)}

    for client in listed:
        assert place_of(client, listed, priority, by=by) == (places.get(client.client_id), len(standings))
