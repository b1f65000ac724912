"""`rmtool check`: what is wrong, doubtful or lacking in a book, whose it is, and the command that helps."""

import sqlite3
from contextlib import closing

import pytest


def write(book, *statements):
    """Write past all our own checks, as another program would."""
    with closing(sqlite3.connect(book, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def findings(run, small):
    """`findings("UPDATE ...")`: what the check finds after these statements, by code, list and field."""

    def found(*statements):
        write(small.book, *statements)
        done = run("check", "-f", "json")
        assert done.code == 0, done.err
        return {(one["code"], one["list"], one["field"]): one for one in done.json}

    return found


def errors(found):
    return {key: one for key, one in found.items() if one["level"] == "error"}


def test_a_sound_book_has_no_error(findings):
    assert errors(findings()) == {}


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("UPDATE client SET birth_date = '2027-01-01' WHERE id = 2", ("born_later", "clients", "birth_date")),
        ("UPDATE client SET risk_rated_on = '2026-12-01' WHERE id = 2", ("later", "clients", "risk_rated_on")),
        ("UPDATE client SET aum_on = '2026-12-01' WHERE id = 2", ("later", "clients", "aum_on")),
        ("UPDATE client SET monthly_income = -1 WHERE id = 2", ("negative", "clients", "monthly_income")),
        ("INSERT INTO family_member (client_id, relation, birth_date, nth) VALUES (2, 'son', '2020-01-01', 1)", ("child_kept", "family", "birth_date")),
        ("INSERT INTO holding (client_id, bank, start_date, maturity_date, nth) VALUES (2, 'ours', '2026-02-01', '2026-01-01', 1)", ("ends_first", "holdings", "maturity_date")),
        ("INSERT INTO contact (client_id, at, nth) VALUES (2, '2026-11-25T09:00', 1)", ("later", "contacts", "at")),
        ("INSERT INTO flow (client_id, \"on\", direction, nth) VALUES (2, '2026-11-25', 'in', 1)", ("later", "flows", "on")),
        ("INSERT INTO offer (client_id, at, product_code, nth) VALUES (2, '2026-11-25T09:00', 'A1', 1)", ("later", "offers", "at")),
        ("INSERT INTO offer (client_id, at, product_code, amount, nth) VALUES (2, '2026-11-24T09:00', 'A1', -1, 1)", ("negative", "offers", "amount")),
        ("INSERT INTO contact (client_id, at, corrects, nth) VALUES (2, '2026-11-01T09:00', 1, 1)", ("crossed", "contacts", "corrects")),
    ],
)  # fmt: skip
def test_what_cannot_be_is_found_with_whose_it_is(findings, statement, key):
    found = errors(findings(statement))
    assert list(found) == [key]
    assert found[key]["rows"] == 1
    assert [(row["client"], row["name"]) for row in found[key]["whose"]] == [("000173", "李娜")]
    assert found[key]["do"]


def test_a_row_that_points_at_nothing_is_found(findings):
    found = errors(
        findings("PRAGMA foreign_keys = OFF", "INSERT INTO need (client_id, kind, nth) VALUES (999, 'retirement', 1)")
    )
    assert found["orphan", "needs", None]["rows"] == 1


def test_a_foreign_layout_is_found(findings):
    found = errors(findings("CREATE TABLE mine (x)", "DROP INDEX contact_facts"))
    assert {row["value"] for row in found["other_layout", "book", None]["whose"]} == {"mine", "contact_facts"}


def test_the_banks_balance_is_held_against_the_holdings(findings):
    # 000012: 1,000,000 against 500,000 + 80,000; the rest is on the list of holdings as it stands.
    found = findings()["balances_differ", "clients", "aum"]
    assert (found["level"], found["whose"][0]["client"]) == ("warning", "000012")
    assert [float(value) for value in found["whose"][0]["value"]] == [1_000_000, 580_000]


def test_balances_that_agree_and_loans_are_no_finding(findings):
    found = findings(
        "UPDATE client SET aum = 58000000 WHERE id = 1",
        "INSERT INTO holding (client_id, bank, category, amount, nth) VALUES (1, 'ours', 'mortgage', 90000000, 1)",
    )
    assert "000012" not in [row["client"] for row in found["balances_differ", "clients", "aum"]["whose"]]


def test_an_expired_rating_is_a_note_with_the_command_that_helps(findings):
    found = findings("UPDATE client SET risk_rated_on = '2025-11-24' WHERE id = 1")[
        "rating_expired", "clients", "risk_rated_on"
    ]
    assert (found["level"], found["rows"]) == ("note", 1)
    assert found["do"] == "rmtool edit 000012 --set risk_level=LEVEL --set risk_rated_on=DATE"


def test_what_is_unknown_is_counted_over_present_clients_the_most_useful_first(findings):
    before = [key[2] for key in findings() if key[0] == "unknown"]
    assert before.index("birth_date") < before.index("education") < before.index("distance_home_km")
    rows = findings()["unknown", "clients", "occupation"]["rows"]
    assert (
        findings("UPDATE client SET occupation = NULL WHERE id = 1")["unknown", "clients", "occupation"]["rows"]
        == rows + 1
    )
    assert (
        findings("UPDATE client SET left_on = '2026-01-01' WHERE id = 1")["unknown", "clients", "occupation"]["rows"]
        == rows
    )


def test_errors_come_first_and_strict_ends_with_eight(run, small):
    assert run("check", "--strict").code == 0
    write(small.book, "UPDATE client SET birth_date = '2027-01-01' WHERE id = 2")
    done = run("check", "--strict")
    assert done.code == 8
    assert done.lines[:3] == [
        "error  clients: born after today: 1",
        "  李娜 000173 (1 Jan 2027)",
        "  → rmtool edit 000173 --set birth_date=VALUE",
    ]
    assert run("check").code == 0


def test_the_id_tail_and_phones_stay_hidden(run, small):
    run("add", "王炜", "--mobile", "10412340012")
    for words in (("check",), ("check", "-f", "json"), ("check", "duplicates"), ("check", "duplicates", "-f", "json")):
        done = run(*words)
        assert "10412340012" not in done.out
        assert "012X" not in done.out


def test_who_is_in_the_book_twice_and_the_command_that_joins_them(run, small):
    assert run("check", "duplicates").lines == ["nobody seems to be in the book twice"]
    assert run("add", "王炜", "--mobile", "10412340012").code == 0
    done = run("check", "duplicates")
    assert done.lines == ["王伟 000012 · 王炜 #9: same phone, names alike", "  → rmtool merge 000012 '#9'"]
    (pair,) = run("check", "duplicates", "-f", "json").json
    assert (pair["kept"], pair["other"], pair["reasons"]) == ("000012", "#9", ["same_phone"])
    assert run("check", "duplicates", "-f", "ids").lines == ["000012", "#9"]
    assert run("merge", "000012", "#9", "--yes").code == 0
    assert run("check", "duplicates").lines == ["nobody seems to be in the book twice"]


def test_a_phone_that_many_share_is_a_switchboard(run, small):
    write(
        small.book,
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 160)"
        " INSERT INTO client (id, name, pinyin) SELECT i, '张三', 'zhangsan' FROM n",
        "INSERT INTO contact_point (client_id, channel, value) SELECT id, 'phone', '02100000000' FROM client WHERE id >= 100",
    )
    assert run("check", "duplicates").lines == ["nobody seems to be in the book twice"]
