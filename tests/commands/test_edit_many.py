"""`rmtool edit --where`: one change for many clients, shown in words first, made in one write, taken back as one."""

import shutil

import pytest

RICH = ["--where", "aum >= 90万"]  # 000012, 000044 and 000377 of the small book


@pytest.fixture
def told(run, small):
    """`told("objective")`: what the file says of a field, by client number."""

    def read(field):
        rows = run("find", "--columns", field, "-f", "csv", "--top", "0").rows
        return {row["client_no"]: row[field] for row in rows if row["client_no"]}

    return read


def writes(run):
    return run("undo", "--list", "-f", "json").json


def test_the_plan_is_shown_and_nothing_is_done_unasked(run, small, told):
    before, wrote = told("objective"), writes(run)
    done = run("edit", *RICH, "--set", "objective=保值")
    assert done.code == 2
    assert done.lines[0] == "3 clients fit, 3 of them change"
    assert all(number in done.out for number in ("000012", "000044", "000377"))
    assert "add --yes" in done.err
    assert (told("objective"), writes(run)) == (before, wrote)


def test_all_of_them_change_in_one_write_and_nobody_else(run, small, told):
    wrote = len(writes(run))
    done = run("edit", *RICH, "--set", "objective=保值", "--yes")
    assert done.code == 0, done.err
    assert done.lines[-1] == "3 clients changed"
    assert {number for number, held in told("objective").items() if held == "preservation"} == {
        "000012",
        "000044",
        "000377",
    }
    assert len(writes(run)) == wrote + 1
    assert run("undo", "--yes").code == 0
    assert set(told("objective").values()) == {""}


def test_a_dry_run_ends_well_and_writes_nothing(run, small, told):
    wrote = writes(run)
    done = run("edit", *RICH, "--set", "objective=保值", "--dry-run", "--yes")
    assert done.code == 0
    assert "3 clients fit, 3 of them change" in done.out
    assert (set(told("objective").values()), writes(run)) == ({""}, wrote)


def test_who_is_so_already_does_not_change(run, small):
    run("edit", "000012", "--set", "objective=保值")
    assert run("edit", *RICH, "--set", "objective=preservation", "--yes").lines[0] == "3 clients fit, 2 of them change"
    wrote = writes(run)
    done = run("edit", *RICH, "--set", "objective=preservation")
    assert (done.code, writes(run)) == (0, wrote)  # nothing to be asked


def test_tags_come_and_go_beside_the_others(run, small, told):
    run("edit", "000012", "--set", "tags=重点;旧")
    run("edit", *RICH, "--add-tag", "季度", "--remove-tag", "旧", "--yes")
    tags = told("tags")
    assert (tags["000012"], tags["000044"], tags["000173"]) == ("重点;季度", "季度", "")


def test_an_empty_value_clears_for_all_and_undo_knows_each_former_one(run, small, told):
    before = told("occupation")
    run("edit", "--where", "aum >= 10万", "--set", "occupation=", "--yes")
    after = told("occupation")
    assert {number for number, held in after.items() if held} == {"000173"}  # of her assets nothing is known
    run("undo", "--yes")
    assert told("occupation") == before


@pytest.mark.parametrize(
    "field", ["name", "client_no", "id_last4", "mobile", "phone", "wechat", "email", "address", "fax"]
)
def test_what_belongs_to_one_client_is_not_given_to_many(run, small, field):
    value = {"mobile": "19911110001", "phone": "010-62345678", "email": "a@example.com", "id_last4": "1234"}.get(
        field, "777777"
    )
    wrote = writes(run)
    done = run("edit", *RICH, "--set", f"{field}={value}", "--yes")
    assert (done.code, writes(run)) == (2, wrote)
    assert f"{field} belongs to one client alone" in done.err


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (["000012", *RICH, "--set", "objective=保值"], "name one client, or say --where for many"),
        (["--set", "objective=保值"], "name one client, or say --where for many"),
        ([*RICH], "nothing to change was named"),
        ([*RICH, "--set", "objective"], "names no field"),
        ([*RICH, "--set", "objective=发财"], "one of growth, preservation, liquidity, succession"),
        ([*RICH, "--set", "zodiac=虎"], "there is no field zodiac"),
        (["--where", "aum >", "--set", "objective=保值"], ""),
        ([*RICH, "--add-tag", " "], "a tag needs a word"),
    ],
)
def test_words_that_do_not_fit_together_change_nothing(run, small, words, seen):
    wrote = writes(run)
    done = run("edit", *words, "--yes")
    assert (done.code, writes(run)) == (2, wrote)
    assert seen in done.err


def test_nobody_fits(run, small):
    wrote = writes(run)
    done = run("edit", "--where", "aum >= 100亿", "--set", "objective=保值")
    assert (done.code, writes(run)) == (0, wrote)


def test_all_conditions_must_hold(run, small, told):
    run("edit", *RICH, "--where", "gender = 男", "--set", "objective=growth", "--yes")
    assert {number for number, held in told("objective").items() if held} == {"000012", "000377"}


def test_the_change_of_many_stands_in_the_history_of_each(run, small):
    run("edit", *RICH, "--set", "objective=保值", "--yes")
    for number in ("000012", "000044", "000377"):
        newest = run("history", number, "-f", "json").json[0]
        assert (newest["field"], newest["old"], newest["new"]) == ("objective", None, "preservation")


def test_many_are_changed_as_one_would_be(run, small, small_book):
    """A balance typed for many is dated and kept as a snapshot, as it is for one."""
    other = small.folder / "other.db"
    shutil.copy(small_book, other)
    run("edit", "000012", "--set", "aum=99万")
    run("edit", "--where", "client_no = 000012", "--set", "aum=99万", "--yes", RMTOOL_BOOK=str(other))
    one = run("profile", "000012", "-f", "json").json
    assert run("profile", "000012", "-f", "json", RMTOOL_BOOK=str(other)).json == one
    assert one["client"]["aum_on"] == "2026-11-24"
