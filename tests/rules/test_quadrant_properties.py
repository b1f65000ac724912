"""What must hold for the quadrant (D76-D82), whatever the clients and wherever the lines."""

from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.quadrant import GIVEN, Lines, Measured, lines_of, quadrant
from rmtool.rules.quadrant_moves import moves
from rmtool.rules.records import PlacementFacts
from rmtool.rules.vocabulary import CELLS

HIGH_POTENTIAL, MUCH_TIME = {"quick_win", "cultivate"}, {"cultivate", "keep_online"}
amounts = st.integers(min_value=0, max_value=10**11)
times = st.integers(min_value=0, max_value=9000).map(lambda tenths: tenths / 10)
measured = st.builds(
    Measured,
    client_id=st.integers(min_value=1, max_value=10**6),
    client_no=st.none(),
    name=st.just("王伟"),
    potential=st.none() | amounts,
    minutes=st.none() | times,
    own=st.none(),
    unknown=st.just(()),
)
books = st.lists(measured, max_size=15, unique_by=lambda client: client.client_id)
lines = st.builds(Lines, amounts, times, st.just(GIVEN), st.just(GIVEN))


@given(book=books, at=lines)
def test_everyone_is_in_exactly_one_cell_or_unplaced(book, at):
    found = quadrant(book, at)
    everyone = [client for cell in found.cells.values() for client in cell.clients] + list(found.unplaced)

    assert sorted(client.client_id for client in everyone) == sorted(client.client_id for client in book)
    assert all(not client.placed for client in found.unplaced)


@given(book=books, at=lines)
def test_the_shares_of_the_cells_make_the_whole(book, at):
    cells = quadrant(book, at).cells.values()

    for share, part in (("potential_share", "potential"), ("minutes_share", "minutes")):
        whole = sum(getattr(cell, part) for cell in cells)
        assert abs(sum(getattr(cell, share) for cell in cells) - (1 if whole else 0)) < 1e-9


@given(client=measured, at=lines, amount=amounts, time=times)
def test_more_potential_or_more_time_never_moves_a_client_the_other_way(client, at, amount, time):
    cell = at.cell(client)
    if cell is None:
        return
    assert cell not in HIGH_POTENTIAL or at.cell(client._replace(potential=client.potential + amount)) in HIGH_POTENTIAL
    assert cell not in MUCH_TIME or at.cell(client._replace(minutes=client.minutes + time)) in MUCH_TIME


@given(book=books)
def test_at_least_half_of_the_placed_stand_at_or_above_each_median(rulebook, book):
    at = lines_of(book, rulebook.quadrant)
    placed = [client for client in book if client.placed]

    assert 2 * sum(client.potential >= at.potential for client in placed) >= len(placed)
    assert 2 * sum(client.minutes >= at.minutes for client in placed) >= len(placed)


@given(book=books, at=lines)
def test_nobody_moves_whose_kept_cell_is_the_present_one(book, at):
    kept = {client.client_id: _placement(at.cell(client)) for client in book if client.placed}

    assert moves(book, at, kept) == ()
    assert all(cell in CELLS for cell in (placement.cell for placement in kept.values()))


def _placement(cell):
    fields = dict.fromkeys(PlacementFacts._fields)
    return PlacementFacts(**(fields | {"cell": cell}))
