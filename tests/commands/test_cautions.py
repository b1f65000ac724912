"""Cautions (D93) and the contact log (D3, D7): raised with words, put right by a later row, never edited."""

import sqlite3
from contextlib import closing

import pytest

WHO = "000301"


def cautions(run, *words):
    return run("caution", "list", *words, "-f", "json").json


def stored(desk, table):
    with closing(sqlite3.connect(desk.book)) as book:
        return book.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()


@pytest.fixture
def raised(run, small):
    """A caution against funds; its number."""
    done = run("caution", "add", WHO, "--category", "fund", "--because", "2025年亏损", "--said-by", "赵总")
    assert done.code == 0, done.err
    return str(cautions(run)[-1]["record_id"])


def test_a_caution_says_what_not_to_offer_why_and_who_said_so(run, raised):
    one = cautions(run, WHO)[-1]
    assert {field: one[field] for field in ("client_no", "category", "because", "said_by", "lifts")} == {
        "client_no": WHO, "category": "fund", "because": "2025年亏损", "said_by": "赵总", "lifts": None,
    }  # fmt: skip
    assert one["at"].startswith("2026-11-24T")


def test_it_is_asked_again_after_the_rulebooks_days(run, small):
    """A day of one's own wins; else the rulebook's number of days counts from today."""
    (small.config / "rulebook.toml").write_text("[caution]\nreview_days = 10\n", encoding="utf-8")
    run("caution", "add", WHO, "--category", "fund", "--because", "亏损")
    run("caution", "add", WHO, "--category", "insurance", "--because", "退保", "--review", "2027-01-31")
    assert [one["review_on"] for one in cautions(run, WHO)] == ["2026-12-04", "2027-01-31"]


@pytest.mark.parametrize("category", ["fund", "insurance", "wealth", "deposit", "private", "gold", "保险"])
def test_a_family_of_products_or_one_category_may_be_meant(run, small, category):
    assert run("caution", "add", WHO, "--category", category, "--because", "客户不要").code == 0
    assert cautions(run, WHO)[-1]["category"] == {"保险": "insurance"}.get(category, category)


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        (["--category", "fund"], "because is missing"),
        (["--category", "fund", "--because", "  "], "because is missing"),
        (["--because", "亏损"], "category is missing"),
        (["--category", "比特币", "--because", "亏损"], "one of fund, insurance, wealth, deposit, private"),
    ],
)
def test_a_caution_needs_products_and_words(run, small, said, missing):
    done = run("caution", "add", WHO, *said)
    assert done.code == 2
    assert missing in done.err
    assert cautions(run) == []


def test_a_caution_is_lifted_by_a_later_row_and_stays_on_file(run, small, raised):
    before = stored(small, "caution")
    assert run("caution", "lift", raised, "--because", "客户主动要求").code == 0
    assert cautions(run, WHO) == []
    first, second = cautions(run, WHO, "--all")
    assert str(first["record_id"]) == raised
    assert (second["lifts"], second["because"], second["category"]) == (first["record_id"], "客户主动要求", "fund")
    assert stored(small, "caution")[: len(before)] == before


@pytest.mark.parametrize("words", [[], ["--because", ""], ["--because", "　 "]], ids=["none", "empty", "blank"])
def test_it_is_not_lifted_without_words(run, raised, words):
    done = run("caution", "lift", raised, *words)
    assert done.code == 2
    assert "lifted only with words" in done.err
    assert len(cautions(run, WHO)) == 1


def test_it_is_not_lifted_twice(run, raised):
    run("caution", "lift", raised, "--because", "客户主动要求")
    done = run("caution", "lift", raised, "--because", "再说一次")
    assert done.code == 8
    assert f"caution #{raised} is lifted already" in done.err
    assert len(cautions(run, WHO, "--all")) == 2


def test_no_other_number_is_lifted_nor_the_row_that_lifts(run, raised):
    assert run("caution", "lift", "999", "--because", "错").code == 3
    run("caution", "lift", raised, "--because", "客户主动要求")
    lifting = str(cautions(run, WHO, "--all")[-1]["record_id"])
    assert run("caution", "lift", lifting, "--because", "又亏了").code == 3


def test_undo_of_the_lifting_lets_the_caution_hold_again(run, raised):
    [held] = cautions(run, WHO)
    run("caution", "lift", raised, "--because", "客户主动要求")
    assert run("undo", "--yes").code == 0
    [again] = cautions(run, WHO)  # a row of its own: rows are only ever added
    assert again == {**held, "record_id": again["record_id"]}
    assert run("caution", "lift", str(again["record_id"]), "--because", "客户主动要求").code == 0
    assert cautions(run, WHO) == []


@pytest.mark.parametrize("verb", ["edit", "remove", "delete"])
def test_a_caution_is_never_edited_and_never_removed(run, small, raised, verb):
    """ "Who said this, and when?" must have an answer."""
    before = stored(small, "caution")
    assert run("caution", verb, raised, "--because", "别的").code == 2
    assert stored(small, "caution") == before


def test_a_caution_is_of_one_client_and_the_list_is_of_all(run, raised):
    run("caution", "add", "000012", "--category", "gold", "--because", "不感兴趣")
    assert {one["client_no"] for one in cautions(run)} == {WHO, "000012"}
    assert [one["category"] for one in cautions(run, "000012")] == ["gold"]


# ---- The contact log: put right by a later row ----


def contacts(run, who="000012"):
    return run("log", who, "--list", "-f", "json").json


FIRST = "1"  # 000012's contact of 14 October in the small book: phone, reached, 12 minutes


def test_a_later_row_stands_in_for_a_wrong_one_and_the_wrong_one_stays(run, small):
    before = stored(small, "contact")
    done = run("log", "000012", "是聊续存", "--corrects", FIRST, "--channel", "visit", "--at", "2026-10-14")
    assert done.code == 0, done.err
    assert [(one["channel"], one["note"]) for one in contacts(run)] == [("visit", "是聊续存")]
    assert stored(small, "contact")[: len(before)] == before


def test_a_contact_is_taken_back_with_words_and_no_longer_counts(run, small):
    [before] = contacts(run)
    assert run("log", "000012", "记错了人", "--withdraw", FIRST).code == 0
    assert contacts(run) == []
    assert run("find", "000012", "--columns", "last_reached_on", "-f", "json").json[0]["last_reached_on"] is None
    assert run("undo", "--yes").code == 0
    assert contacts(run) == [{**before, "contact_id": contacts(run)[0]["contact_id"]}]


@pytest.mark.parametrize(
    ("words", "code", "seen"),
    [
        (["000012", "--withdraw", FIRST], 2, "taken back only with words"),
        (["000012", " ", "--withdraw", FIRST], 2, "taken back only with words"),
        (["000012", "错", "--withdraw", FIRST, "--corrects", FIRST], 2, "say two things"),
        (["000012", "错", "--corrects", "999"], 3, "the client has no contact #999"),
        (["000012", "错", "--withdraw", "2"], 3, "the client has no contact #2"),  # 000044's
        (["000012", "错", "--corrects", "0"], 2, ""),
    ],
)
def test_only_a_contact_of_this_client_is_put_right(run, small, words, code, seen):
    before = stored(small, "contact")
    done = run("log", *words)
    assert done.code == code
    assert seen in done.err
    assert stored(small, "contact") == before


@pytest.mark.parametrize("again", ["--corrects", "--withdraw"])
def test_what_was_put_right_is_not_put_right_twice(run, small, again):
    run("log", "000012", "是上门", "--corrects", FIRST, "--channel", "visit")
    before = stored(small, "contact")
    done = run("log", "000012", "再改", again, FIRST)
    assert done.code == 8
    assert f"contact #{FIRST} was put right already" in done.err
    assert stored(small, "contact") == before


def test_the_row_that_put_it_right_may_itself_be_wrong(run, small):
    run("log", "000012", "是上门", "--corrects", FIRST, "--channel", "visit")
    second = str(contacts(run)[0]["contact_id"])
    assert run("log", "000012", "是微信", "--corrects", second, "--channel", "wechat").code == 0
    assert [one["channel"] for one in contacts(run)] == ["wechat"]
