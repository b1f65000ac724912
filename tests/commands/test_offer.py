"""Offers (D24, D26, D27): the options shown and the client's own choice; what is unsuitable is refused, nothing is edited."""

import sqlite3
from contextlib import closing

import pytest

WHO = "000012"
PRODUCTS = """code,name,category,rule_family,risk_level,issuer_risk_level,minimum,term_days,on_sale_from,on_sale_to
LC01,稳利一年,fixed_income_wealth,wealth,R2,R3,10000,365,2026-01-01,
LC02,安心半年,fixed_income_wealth,wealth,R2,,10000,180,2026-01-01,2026-11-24
GP01,沪深成长,stock_fund,fund,R4,,1000,,2026-01-01,
OLD1,旧年年红,fixed_income_wealth,wealth,R1,,10000,180,2025-01-01,2026-11-23
NEW1,新年年红,fixed_income_wealth,wealth,R1,,10000,180,2026-11-25,
DQ01,定期一年,time_deposit,deposit,,,50,365,,
"""


@pytest.fixture
def catalogue(run, small):
    done = run("import", str(small.write("products.csv", PRODUCTS)), "--as", "products")
    assert done.code == 0, done.err
    return small


@pytest.fixture
def known(run, catalogue):
    """A client of C3, rated in June, with 50万 maturing: his needs were talked of and he agreed to the analysis."""
    for words in (
        ("edit", WHO, "--set", "risk_rated_on=2026-06-01", "--set", "monthly_expense=1万"),
        ("log", WHO, "愿意谈谈", "--phone", "--topic", "needs", "--step", "needs", "--yes", "--at", "2026-11-20 10:00"),
        ("log", WHO, "请帮我分析", "--visit", "--step", "analysis", "--yes", "--at", "2026-11-21 10:00"),
    ):
        done = run(*words)
        assert done.code == 0, done.err
    return catalogue


def offers(run, *words):
    return run("offer", "list", *words, "-f", "json").json


def stored(desk):
    with closing(sqlite3.connect(desk.book)) as book:
        return book.execute("SELECT * FROM offer ORDER BY id").fetchall()


def refused(run, desk, *words, code=8):
    """What a call says that is refused and writes nothing."""
    before = stored(desk)
    done = run(*words)
    assert done.code == code, (done.out, done.err)
    assert stored(desk) == before
    return done.err


def test_each_option_shown_stands_with_what_counted_on_that_day(run, known):
    """Who offered this, and was it allowed? The higher of the product's levels, the client's own, the day of the rating."""
    done = run("offer", "add", WHO, "LC01", "LC02", "--amount", "20万", "--need", "收益", "--note", "到期资金")
    assert done.code == 0, done.err
    assert done.lines == [
        "shown to 王伟 000012 on 24 Nov: #1 稳利一年 LC01 · R3 · for income · ¥200,000 · 到期资金",
        "shown to 王伟 000012 on 24 Nov: #2 安心半年 LC02 · R2 · for income · ¥200,000 · 到期资金",
    ]
    assert done.err == ""
    first, second = offers(run, WHO)
    assert first.pop("at").startswith("2026-11-24T")
    assert first == {
        "offer_id": 1, "client_id": 1, "client_no": WHO, "client_name": "王伟", "product_code": "LC01",
        "product_name": "稳利一年", "category": "fixed_income_wealth", "product_level": "R3", "client_level": "C3",
        "rated_on": "2026-06-01", "need": "income", "amount": 200_000, "note": "到期资金", "answer": None,
        "answered_at": None, "words": None, "open": True, "chosen_amount": None,
    }  # fmt: skip
    assert (second["product_code"], second["product_level"]) == ("LC02", "R2")


def test_the_file_shows_the_last_options_with_the_answers(run, known):
    run("offer", "add", WHO, "LC01", "LC02")
    run("log", WHO, "看了两款", "--visit", "--topic", "product")
    run("offer", "answer", "1", "--accepted", "先买这个")
    page = run("profile", WHO).out
    assert "Options shown" in page
    assert '稳利一年 LC01 · R3 · accepted "先买这个"' in page
    assert "安心半年 LC02 · R2 · no answer yet" in page


def test_the_lower_of_rating_and_preference_is_what_counted(run, known):
    run("edit", WHO, "--set", "risk_preference=C2")
    run("offer", "add", WHO, "LC02", "DQ01")
    assert [one["client_level"] for one in offers(run)] == ["C2", "C2"]


def test_an_option_may_be_noted_for_an_earlier_day_never_for_a_later(run, known):
    run("offer", "add", WHO, "LC01", "LC02", "--at", "2026-11-22 15:00")
    assert [one["at"] for one in offers(run)] == ["2026-11-22T15:00"] * 2
    assert "lies in the future" in refused(run, known, "offer", "add", WHO, "LC01", "--at", "2026-11-25", code=2)


def test_one_option_alone_is_noted(run, known):
    """D26: several that suit, never one."""
    assert "only one option: the deck asks to show several" in run("offer", "add", WHO, "LC01").err
    assert "only one option" not in run("offer", "add", WHO, "LC02", "DQ01").err


def test_what_was_shown_and_is_still_open_is_noted(run, known):
    run("offer", "add", WHO, "LC01", "LC02")
    assert (
        "稳利一年 LC01 was shown on 24 Nov already, and the client has not decided: #1"
        in run("offer", "add", WHO, "LC01", "DQ01").err
    )
    talked(run)
    assert run("offer", "answer", "2", "--declined", "半年太短").code == 0
    assert "LC02" not in run("offer", "add", WHO, "LC02", "DQ01").err


def test_a_code_said_twice_is_one_option(run, known):
    run("offer", "add", WHO, "LC01", "LC01", "LC02")
    assert [one["product_code"] for one in offers(run)] == ["LC01", "LC02"]


# ---- What is refused, before anything is written ----


@pytest.mark.parametrize(
    ("codes", "why"),
    [
        (["GP01"], "沪深成长 GP01 does not suit 王伟 000012: its level R4 is above the client's C3"),
        (["LC01", "GP01"], "GP01 does not suit"),
        (["OLD1"], "on sale only up to 23 Nov"),
        (["NEW1"], "on sale only from 25 Nov on"),
    ],
)
def test_what_does_not_suit_is_refused_with_its_first_reason(run, known, codes, why):
    said = refused(run, known, "offer", "add", WHO, *codes)
    assert why in said
    assert f"rmtool recommend CLIENT --why-not {codes[-1]} tells all reasons" in said


def test_the_last_day_of_a_sale_is_a_day_of_it(run, known):
    assert run("offer", "add", WHO, "LC02").code == 0


def test_no_more_is_offered_than_may_go_into_it(run, known):
    said = refused(run, known, "offer", "add", WHO, "LC02", "--amount", "500万")
    assert "¥5,000,000 is more than the" in said


def test_of_unknown_money_no_more_is_offered_than_what_is_small(run, known):
    lent = run("holding", "add", WHO, "--category", "consumer_loan", "--set", "start_date=2026-11-20")
    assert lent.code == 0, lent.err
    assert run("offer", "add", WHO, "LC02", "--amount", "1万").code == 0
    said = refused(run, known, "offer", "add", WHO, "LC02", "--amount", "1.5万")
    assert "¥15,000 is more than the ¥10,000 that may go into it while the money at hand is unknown" in said


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (["edit", WHO, "--set", "risk_rated_on=2025-11-24"], "the client's risk rating holds no more: the assessment comes first"),
        (["edit", WHO, "--set", "risk_level=", "--set", "risk_word="], "the client has no risk rating: the assessment comes first"),
        (["edit", WHO, "--set", "risk_level=激进型3"], "the word of the client's risk rating is not understood"),
        (["edit", WHO, "--set", "risk_preference=C1"], "its level R3 is above the client's C1"),
        (["caution", "add", WHO, "--category", "wealth", "--because", "2024年亏损"], "a caution covers it: all wealth products (2024年亏损)"),
        (["edit", WHO, "--set", "left_on=2026-11-24"], "王伟 000012 has left the bank: nothing is offered"),
        (["edit", WHO, "--set", "do_not_contact=是"], "王伟 000012 does not want to be contacted: nothing is offered"),
        (["log", WHO, "算了", "--phone", "--step", "analysis", "--no"], "proposal: the client said no to the step before (analysis) on 24 Nov"),
        (["need", "add", WHO, "wedding", "--amount", "100万", "--by", "2027-03-01"], "the money would be bound beyond 24 Feb 2027, by which ¥1,000,000 is needed (wedding)"),
    ],
    ids=lambda value: " ".join(value[:4]) if isinstance(value, list) else "",
)  # fmt: skip
def test_what_changed_in_the_file_speaks_against_it(run, known, change, why):
    """The wedding's money is to be back five days ahead."""
    assert run(*change).code == 0
    assert why in refused(run, known, "offer", "add", WHO, "LC01")


def test_the_day_of_the_offer_decides_whether_the_rating_held(run, known):
    """Rated on 1 June 2026 it holds up to 31 May 2027."""
    assert run("offer", "add", WHO, "LC01", "DQ01", "--today", "2027-05-31").code == 0
    assert "holds no more" in refused(run, known, "offer", "add", WHO, "LC01", "--today", "2027-06-01")


def test_a_client_whose_needs_were_never_talked_of_is_offered_nothing(run, catalogue):
    """D18: the small book's contact with 000012 reached him, but was about a maturity."""
    said = refused(run, catalogue, "offer", "add", WHO, "DQ01")
    assert "王伟 000012 is new: no talk about needs is logged yet" in said
    assert "rmtool log CLIENT --topic needs --reached" in said


@pytest.mark.parametrize(
    "met",
    [["need", "add", WHO, "income"], ["log", WHO, "--phone", "--topic", "needs", "--reached"]],
    ids=["a need on file", "a talk about needs"],
)
def test_the_next_gate_is_the_clients_consent_to_the_analysis(run, catalogue, met):
    """D21: the options are the proposal, and it comes after the analysis."""
    assert run(*met).code == 0
    said = refused(run, catalogue, "offer", "add", WHO, "DQ01")
    assert "proposal: the client was never asked about the step before (analysis)" in said
    assert 'rmtool log CLIENT --step analysis --yes "the words"' in said


def test_a_talk_about_needs_that_reached_nobody_is_none(run, catalogue):
    run("log", WHO, "--phone", "--topic", "needs", "--not-reached")
    assert "is new" in refused(run, catalogue, "offer", "add", WHO, "DQ01")


def test_a_code_in_small_letters_is_the_same_product(run, known):
    assert run("offer", "add", WHO, "lc01", "LC02", "LC01").code == 0
    assert [one["product_code"] for one in offers(run, WHO)] == ["LC01", "LC02"]


def test_a_product_that_the_catalogue_has_not_is_not_found(run, known):
    said = refused(run, known, "offer", "add", WHO, "DQ01", "ZZ99", code=3)
    assert "no product of the catalogue has the code ZZ99" in said


def test_refusals_speak_chinese_too(run, known):
    said = refused(run, known, "--lang", "zh", "offer", "add", WHO, "GP01")
    assert said.startswith("错误")
    assert "GP01" in said


# ---- The client's answer ----


@pytest.fixture
def shown(run, known):
    """Two options, shown and open: #1 and #2."""
    assert run("offer", "add", WHO, "LC01", "LC02").code == 0
    return known


def talked(run):
    assert run("log", WHO, "看了两款", "--visit", "--topic", "product").code == 0


@pytest.mark.parametrize(
    ("answer", "echo", "is_open"),
    [
        ("accepted", '王伟 chose 稳利一年 LC01 (#1): "就这个"', False),
        ("declined", '王伟 does not want 稳利一年 LC01 (#1): "就这个"', False),
        ("undecided", '王伟 wants to think about 稳利一年 LC01 (#1): "就这个"', True),
    ],
)
def test_the_clients_answer_is_kept_in_the_clients_words(run, shown, answer, echo, is_open):
    talked(run)
    before = stored(shown)
    done = run("offer", "answer", "1", f"--{answer}", "就这个")
    assert done.code == 0, done.err
    assert done.lines[0] == echo
    first, second = offers(run, WHO)
    assert (first["answer"], first["words"], first["open"], first["answered_at"][:10]) == (
        answer,
        "就这个",
        is_open,
        "2026-11-24",
    )
    assert (second["answer"], second["open"]) == (None, True)
    assert stored(shown)[: len(before)] == before


def test_an_accepted_option_says_which_looks_will_come(run, shown):
    """D36: 24 November + 1, 7, 30 and 90 days."""
    talked(run)
    done = run("offer", "answer", "1", "--accepted", "就这个")
    assert done.lines[1:] == [
        "  remind will ask whether it was carried out, and look after it: 25 Nov, 1 Dec, 24 Dec, 22 Feb 2027"
    ]
    assert len(run("offer", "answer", "2", "--declined", "半年太短").lines) == 1


def test_the_client_may_choose_another_amount_than_was_offered(run, known):
    """Shown for 200,000, chosen for 100,000: both stay, and the looks after the sale speak of what was chosen."""
    run("offer", "add", WHO, "LC01", "LC02", "--amount", "20万")
    talked(run)
    done = run("offer", "answer", "1", "--accepted", "先买十万", "--amount", "10万")
    assert (done.code, done.err) == (0, "")
    assert done.lines[0] == '王伟 chose 稳利一年 LC01 ¥100,000 (#1): "先买十万"'
    first, second = offers(run, WHO)
    assert (first["amount"], first["chosen_amount"]) == (200_000, 100_000)
    assert (second["amount"], second["chosen_amount"]) == (200_000, None)
    assert 'accepted ¥100,000 "先买十万"' in run("offer", "list", WHO).out
    [look] = run("remind", "--kind", "sale_followup", "-f", "json", "--today", "2026-11-25").json
    assert look["amount"] == 100_000


def test_a_choice_of_the_offered_amount_says_it_once(run, known):
    run("offer", "add", WHO, "LC01", "LC02", "--amount", "20万")
    talked(run)
    done = run("offer", "answer", "1", "--accepted", "好")
    assert done.lines[0] == '王伟 chose 稳利一年 LC01 (#1): "好"'
    assert offers(run, WHO)[0]["chosen_amount"] == 200_000


def test_a_choice_beyond_what_suits_is_kept_and_named(run, shown):
    """It has happened; whoever looks at the file later should find that somebody noticed."""
    talked(run)
    done = run("offer", "answer", "1", "--accepted", "全买", "--amount", "500万")
    assert done.code == 0
    assert "稳利一年 LC01 does not suit 王伟 000012: ¥5,000,000 is more than the" in done.err
    assert offers(run, WHO)[0]["chosen_amount"] == 5_000_000


def test_only_a_choice_has_an_amount(run, shown):
    talked(run)
    said = refused(run, shown, "offer", "answer", "1", "--declined", "不要", "--amount", "10万", code=2)
    assert "only what the client chose has an amount" in said


@pytest.mark.parametrize("size", ["很多", "-5万", "0"])
def test_an_amount_that_is_none_is_refused(run, shown, size):
    talked(run)
    refused(run, shown, "offer", "answer", "1", "--accepted", "好", "--amount", size, code=2)
    refused(run, shown, "offer", "add", WHO, "LC01", "--amount", size, code=2)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (["--accepted"], "an answer is kept with the client's own words"),
        (["--accepted", "　 "], "an answer is kept with the client's own words"),
        (["就这个"], "which answer did the client give?"),
        (["--accepted", "--declined", "就这个"], "which answer did the client give?"),
    ],
)
def test_an_answer_needs_one_answer_and_words(run, shown, words, seen):
    """D27."""
    talked(run)
    assert seen in refused(run, shown, "offer", "answer", "1", *words, code=2)


def test_nobody_fills_in_the_choice_without_a_talk(run, shown):
    """D24: the last contact that reached him was on the 21st, the options were shown on the 24th."""
    said = refused(run, shown, "offer", "answer", "1", "--accepted", "就这个")
    assert "offer #1 of 2026-11-24: no contact with the client is logged since" in said
    assert "rmtool log CLIENT --phone --reached" in said


def test_a_call_that_reached_nobody_is_no_talk(run, shown):
    run("log", WHO, "--phone", "--not-reached")
    run("log", WHO, "--phone")
    assert "no contact with the client" in refused(run, shown, "offer", "answer", "1", "--accepted", "就这个")


def test_a_talk_that_was_taken_back_is_none(run, shown):
    talked(run)
    [last] = run("log", WHO, "--list", "-f", "json").json[:1]
    run("log", WHO, "记错了", "--withdraw", str(last["contact_id"]))
    assert "no contact with the client" in refused(run, shown, "offer", "answer", "1", "--accepted", "就这个")


def test_a_talk_on_the_day_of_the_offer_counts_whatever_the_hour(run, known):
    """The 21st at ten: the talk; the options were noted for the afternoon of that day."""
    run("offer", "add", WHO, "LC01", "LC02", "--at", "2026-11-21 15:00")
    assert run("offer", "answer", "1", "--accepted", "就这个").code == 0


def test_another_clients_talk_is_no_talk_with_this_one(run, shown):
    run("log", "000044", "聊了", "--visit")
    assert "no contact with the client" in refused(run, shown, "offer", "answer", "1", "--accepted", "就这个")


def test_a_later_answer_counts_over_an_earlier(run, shown):
    talked(run)
    run("offer", "answer", "1", "--undecided", "想想")
    run("offer", "answer", "1", "--accepted", "就这个")
    assert [(one["answer"], one["words"]) for one in offers(run)] == [("accepted", "就这个"), (None, None)]


def test_only_an_option_that_was_shown_is_answered(run, shown):
    talked(run)
    run("offer", "answer", "1", "--declined", "不要")  # row 3
    run("offer", "skip", WHO, "DQ01", "--because", "已有")  # row 4
    for number in ("3", "4", "99"):
        assert f"there is no record #{number} in the list of offers" in refused(
            run, shown, "offer", "answer", number, "--accepted", "要", code=3
        )


# ---- Passed over ----


def test_a_suggestion_is_passed_over_with_words_and_remembered(run, known):
    done = run("offer", "skip", WHO, "LC01", "--because", "已有同类产品")
    assert done.lines == ["passed over for 王伟 000012: #1 稳利一年 LC01 (已有同类产品)"]
    [one] = offers(run, WHO)
    assert (one["answer"], one["words"], one["open"]) == ("skipped", "已有同类产品", False)
    assert offers(run, "--open") == []


@pytest.mark.parametrize("words", [[], ["--because", ""], ["--because", "　 "]], ids=["none", "empty", "blank"])
def test_nothing_is_passed_over_without_words(run, known, words):
    assert "passed over only with words" in refused(run, known, "offer", "skip", WHO, "LC01", *words, code=2)


def test_what_was_passed_over_may_still_be_shown_when_the_client_asks(run, known):
    """It is no matter of suitability, only of what is suggested."""
    run("offer", "skip", WHO, "LC01", "--because", "已有同类产品")
    assert run("offer", "add", WHO, "LC01", "LC02").code == 0


# ---- Lists ----


def test_the_list_shows_what_was_shown_and_what_was_said(run, shown):
    talked(run)
    run("offer", "answer", "2", "--declined", "半年太短")
    assert [line.rstrip() for line in run("offer", "list").lines] == [
        "#1  王伟 000012  24 Nov  稳利一年 LC01 · R3 · no answer yet",
        '#2  王伟 000012  24 Nov  安心半年 LC02 · R2 · declined "半年太短"',
    ]
    assert [one["offer_id"] for one in offers(run, "--open")] == [1]
    assert run("offer", "list", "-f", "ids").lines == [WHO]
    assert run("offer", "list", "000044").lines == ["nothing is on file"]
    rows = run("offer", "list", "-f", "csv").rows
    assert list(rows[0]) == list(offers(run)[0])
    assert [row["answer"] for row in rows] == ["", "declined"]


@pytest.mark.parametrize("verb", ["edit", "remove", "delete"])
def test_an_offer_is_never_edited_and_never_removed(run, shown, verb):
    refused(run, shown, "offer", verb, "1", code=2)


def test_the_profile_has_the_offers(run, shown):
    assert [one["product_code"] for one in run("profile", WHO, "-f", "json").json["offers"]] == ["LC01", "LC02"]


# ---- Taking back, putting together, carrying over ----


def test_undo_of_an_answer_leaves_the_option_open(run, shown):
    talked(run)
    run("offer", "answer", "1", "--accepted", "就这个")
    before = offers(run)
    assert run("undo", "--yes").code == 0
    assert [one["answer"] for one in offers(run)] == [None, None]
    assert run("undo", str(run("undo", "--list", "-f", "json").json[0]["write"]), "--yes").code == 0
    assert offers(run) == before


def test_undo_of_an_option_is_undone_whole_answers_first(run, shown):
    talked(run)
    added = next(one["write"] for one in run("undo", "--list", "-f", "json").json if one["kind"] == "offer")
    run("offer", "answer", "1", "--accepted", "就这个")
    assert run("undo", str(added), "--yes").code == 8  # an answer rests on it
    assert run("undo", "--yes").code == 0
    done = run("undo", str(added), "--yes")
    assert done.code == 0, done.err
    assert offers(run) == []


def test_what_was_shown_goes_with_a_client_whose_files_are_joined(run, shown):
    talked(run)
    run("offer", "answer", "1", "--accepted", "就这个")
    done = run("merge", "000173", WHO, "--drop-number", "--yes")
    assert done.code == 0, done.err
    assert [(one["client_no"], one["answer"]) for one in offers(run)] == [("000173", "accepted"), ("000173", None)]


def test_an_export_carries_options_and_answers_to_another_book(run, shown):
    talked(run)
    run("offer", "answer", "2", "--undecided", "想想")
    run("export", str(shown.folder / "out"), "--reveal", "--reason", "搬家")
    other = str(shown.folder / "other.db")
    for kind in ("clients", "offers"):
        done = run("import", str(shown.folder / "out" / f"{kind}.csv"), "--as", kind, RMTOOL_BOOK=other)
        assert done.code == 0, done.err
    there = run("offer", "list", "-f", "json", RMTOOL_BOOK=other).json
    assert [one | {"offer_id": 0, "client_id": 0} for one in there] == [
        one | {"offer_id": 0, "client_id": 0} for one in offers(run)
    ]
