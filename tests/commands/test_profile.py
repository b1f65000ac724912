"""`rmtool profile`: what the book holds of one client, in money, days and masked phones (D16, D75, D91)."""

import pytest

# The tails are shown: they tell one client from another, and CLIENT takes them.
WHOLE, MASKED = "10412340012", "104****0012"


def test_profile_json_has_every_block(run, small):
    answer = run("profile", "000012", "-f", "json").json
    assert list(answer) == [
        "client_id", "client_no", "name", "client", "contact_points", "family", "holdings", "contacts", "events",
        "needs", "cautions", "offers", "snapshots", "tier", "balance_sheet", "placements", "potential", "service_need", "service_plan", "cell",
        "segment", "wallet", "allocation", "rating", "completeness", "stale", "missing",
    ]  # fmt: skip
    assert (answer["client"]["aum"], answer["client"]["birth_date"], answer["client"]["tier"]) == (
        1_000_000,
        "1988-05-13",
        None,
    )
    assert [(held["category"], held["amount"]) for held in answer["holdings"]] == [
        ("fixed_income_wealth", 500_000),
        ("gold", 80_000),
    ]
    assert answer["contacts"][0]["reached"] is True
    # In the order of the rulebook, file.useful: what is asked first.
    assert answer["missing"][:3] == ["assets_elsewhere", "needs", "monthly_income"]


def test_a_child_under_14_is_known_by_the_birth_year_alone(run, small):
    family = {member["relation"]: member for member in run("profile", "000012", "-f", "json").json["family"]}
    assert (family["son"]["birth_date"], family["son"]["birth_year"]) == (None, 2018)
    assert family["spouse"]["birth_date"] == "1989-07-01"


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_phones_and_the_id_tail_are_masked_unless_revealed(run, small, form):
    done = run("profile", "000012", "-f", form)
    assert WHOLE not in done.out
    assert MASKED in done.out
    assert "012X" not in done.out
    revealed = run("profile", "000012", "-f", form, "--reveal")
    assert WHOLE in revealed.out
    assert "012X" in revealed.out


def test_profile_csv_is_one_row_under_headers_that_import_takes(run, small):
    done = run("profile", "000012", "-f", "csv", "--reveal")
    small.write("back.csv", done.out)
    again = run("import", "back.csv", "-f", "json")
    assert (again.json["rows"], again.json["unchanged"], again.json["rejected"]) == (1, 1, 0)
    assert again.json["unknown_columns"] == ["client_id"]


def test_profile_ids_is_what_names_the_client(run, small):
    assert run("profile", "刘洋", "-f", "ids").lines == ["#4"]


def test_profile_shows_a_client_of_whom_nothing_is_known(run, small):
    done = run("profile", "#4")
    assert done.code == 0
    assert "ask first" in done.out
    assert "¥" not in done.out  # unknown is not zero


def test_profile_shows_a_client_who_left_and_one_not_to_be_contacted(run, small):
    assert "left on" in run("profile", "000201").out
    assert "do not contact" in run("profile", "000377").out.lower()


def test_through_a_pipe_the_blocks_stand_one_below_another(run, small):
    """A pipe has no edge: two columns would be pushed apart to fill it."""
    shown = run("profile", "000012").out.splitlines()
    assert {"Reach", "Balance sheet"} <= set(shown)
    assert max(map(len, shown)) < 200
