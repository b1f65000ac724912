"""The manager's own points on a score: a reason and a last day, within bounds, and never part of the deck's value."""


def standing(run, client, *words):
    return run("rank", "--why", client, "-f", "json", *words).json[0]


def test_own_points_stand_as_their_own_reason(run, small):
    before = standing(run, "000012")
    done = run("edit", "000012", "--set", "adjust=10", "--set", "adjust_because=行长关注")
    assert done.code == 0, done.err
    after = standing(run, "000012")
    assert (after["adjustment"], after["value"], after["timing"]) == (10, before["value"], before["timing"])
    assert after["score"] == round(before["score"] + 10, 1)
    [own] = [reason for reason in after["reasons"] if reason["code"] == "adjustment"]
    # 90 days after 24 November 2026 is 22 February 2027.
    assert own["params"] == {"because": "行长关注", "until": "2027-02-22"}
    assert own["source"] == "manual"
    assert "行长关注" in run("rank", "--why", "000012").out


def test_they_end_on_their_last_day(run, small):
    run("edit", "000012", "--set", "adjust=-5", "--set", "adjust_because=出差", "--set", "adjust_until=2026-11-30")
    assert standing(run, "000012", "--today", "2026-11-30")["adjustment"] == -5
    assert standing(run, "000012", "--today", "2026-12-01")["adjustment"] == 0


def test_by_value_is_the_decks_pure_order(run, small):
    order = run("rank", "--by", "value", "-f", "ids").lines
    run("edit", order[-1], "--set", "adjust=20", "--set", "adjust_because=x")
    assert run("rank", "--by", "value", "-f", "ids").lines == order


def test_points_without_a_reason_beyond_the_bound_or_past_are_refused(run, small):
    groundless = run("edit", "000012", "--set", "adjust=10")
    assert groundless.code == 2
    assert "adjust_because" in groundless.err
    too_much = run("edit", "000012", "--set", "adjust=21", "--set", "adjust_because=x")
    assert too_much.code == 8
    assert "20 up or down" in too_much.err
    past = run("edit", "000012", "--set", "adjust=5", "--set", "adjust_because=x", "--set", "adjust_until=2026-11-23")
    assert past.code == 2
    assert standing(run, "000012")["adjustment"] == 0


def test_clearing_them_clears_reason_and_day(run, small):
    run("edit", "000012", "--set", "adjust=10", "--set", "adjust_because=x")
    run("edit", "000012", "--set", "adjust=")
    client = run("profile", "000012", "-f", "json").json["client"]
    assert (client["adjust"], client["adjust_because"], client["adjust_until"]) == (None, None, None)


def test_a_goal_brings_what_we_offer_and_how(run, small):
    """D32-D34: the segment by financial goal."""
    assert standing(run, "000012")["segment"] is None
    run("edit", "000012", "--set", "objective=growth")
    segment = standing(run, "000012")["segment"]
    assert segment["code"] == "growth"
    assert segment["proposition"]
    page = run("rank", "--why", "000012", COLUMNS="200").out
    assert segment["proposition"] in page
    assert "D32" in page
