"""Step 2 of the deck through the real command (D31, D40, D50, D76-D82): who stands where, and by which numbers."""

import pytest

CELLS = ("quick_win", "cultivate", "low_priority", "keep_online")


@pytest.fixture
def placed(run, sample):
    return run("quadrant", "-f", "json")


def test_every_client_stands_in_one_cell_or_is_counted_among_those_left_out(run, placed):
    answer = placed.json
    everyone = [one["client_id"] for cell in CELLS for one in answer["cells"][cell]]
    everyone += [one["client_id"] for one in answer["unplaced"]]
    assert len(set(everyone)) == len(everyone)
    refused = run("find", "--where", "do_not_contact = yes", "--where", "left_on =", "-f", "ids").lines
    left = run("find", "--where", "left_on <= 2026-11-24", "-f", "ids").lines
    assert len(everyone) + len(refused) + len(left) == len(run("find", "-f", "ids").lines)


def test_the_shares_of_the_cells_are_shares_of_one_whole(placed):
    totals = placed.json["totals"]
    for share in ("potential_share", "minutes_share"):
        assert abs(sum(totals[cell][share] for cell in CELLS) - 1) < 0.001
    for cell in CELLS:
        clients = placed.json["cells"][cell]
        assert totals[cell]["clients"] == len(clients)
        assert abs(totals[cell]["potential"] - sum(one["potential"] for one in clients)) < 0.01
        assert abs(totals[cell]["minutes_per_month"] - sum(one["minutes_per_month"] for one in clients)) < 0.1


def test_each_place_is_the_sum_of_its_parts_on_the_side_of_the_lines_it_names(run, placed):
    for cell in CELLS:
        for one in placed.json["cells"][cell][:3]:
            [place] = run("quadrant", "--why", one["client_no"], "-f", "json").json
            parts = place["potential_parts"]
            assert place["cell"] == cell
            assert abs(sum(amount or 0 for amount in parts.values()) - place["potential"]) < 0.01
            lines = place["thresholds"]
            high, much = place["potential"] >= lines["potential"], place["minutes_per_month"] >= lines["minutes"]
            assert (high, much) == {
                "quick_win": (True, False), "cultivate": (True, True),
                "low_priority": (False, False), "keep_online": (False, True),
            }[cell]  # fmt: skip


def test_one_number_in_one_file_moves_a_client(run, sample, placed):
    """Done when: each client's place can be traced to numbers that can be changed in one file."""
    first = placed.json["cells"]["quick_win"][0]
    above = int(first["potential"]) + 1
    (sample.config / "rulebook.toml").write_text(f"[quadrant.line]\npotential = {above}\n", encoding="utf-8")
    [place] = run("quadrant", "--why", first["client_no"], "-f", "json").json
    assert (place["cell"], place["thresholds"]["potential"]) == ("low_priority", above)
    assert place["thresholds"]["potential_basis"] == "kept"


def test_a_calendar_in_the_same_file_moves_the_time(run, sample, placed):
    """D38: a basic client who is on no wish and no log takes what the tier's calendar plans."""
    (sample.config / "rulebook.toml").write_text("[service.calendar.basic]\nvisit = 12\n", encoding="utf-8")
    before = {one["client_no"]: one for cell in CELLS for one in placed.json["cells"][cell]}
    after = run("quadrant", "-f", "json").json
    moved = [
        one for cell in CELLS for one in after["cells"][cell]
        if one["minutes_per_month"] > before[one["client_no"]]["minutes_per_month"]
    ]  # fmt: skip
    assert moved
    for one in moved[:5]:
        [place] = run("quadrant", "--why", one["client_no"], "-f", "json").json
        assert place["service_need"]["basis"] == "tier"
        # 12 visits a year are one a month more, of 45 minutes or what the file says, and the way there and back.
        each = run("profile", one["client_no"], "-f", "json").json["client"]["minutes_per_contact"] or 45
        gained = one["minutes_per_month"] - before[one["client_no"]]["minutes_per_month"]
        assert abs(gained - each - place["service_need"]["travel_minutes"]) < 0.11


def test_a_client_on_the_two_lists_of_every_manager_is_found_by_either(run, sample):
    """D40: near the next line, or at risk; rank says so as a reason of timing."""
    for condition, codes in (("tier_near = yes", {"tier_near"}), ("tier_risk = yes", {"tier_risk", "balance_fell"})):
        found = run("rank", "--top", "0", "--where", condition, "-f", "json").json
        for one in found:
            seen = {reason["code"] for reason in one["reasons"]}
            assert seen & codes or seen & {"tier_risk", "balance_fell"}, one["client_no"]
    near = run("find", "--where", "tier_near = yes", "-f", "ids").lines
    assert near
