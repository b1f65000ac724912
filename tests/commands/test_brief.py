"""`rmtool brief` (D43): what protects the client comes first, the aim follows from what is due, nothing unsuitable is named."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.conftest import SAMPLE_DATA

LEVELS = {f"{letter}{number}": number for letter in "RCP" for number in range(1, 6)}


@pytest.fixture
def client(run, desk):
    """A client of 45 with a rating that holds, whose needs were talked about; `client("taboos=...")` adds to the file."""

    def made(*fields):
        wanted = [word for field in fields for word in ("--set", field)]
        done = run(
            "add", "周兰", "--client-no", "000900", "--mobile", "10412340900", "--set", "gender=female",
            "--set", "birth_date=1981-03-02", "--set", "aum=600000", "--set", "risk_level=C3",
            "--set", "risk_rated_on=2026-06-01", "--set", "monthly_expense=8000", *wanted,
        )  # fmt: skip
        assert done.code == 0, done.err
        return "000900"

    return made


@pytest.fixture
def catalogue(run, desk):
    done = run("import", str(SAMPLE_DATA / "products.csv"), "--as", "products")
    assert done.code == 0, done.err


@pytest.fixture
def told(run):
    def of(who="000900", *words):
        done = run("brief", who, "-f", "json", *words)
        assert done.code == 0, done.err
        return done.json

    return of


@pytest.fixture
def screen(run):
    def of(who="000900", *words):
        done = run("brief", who, *words)
        assert done.code == 0, done.err
        return done.out

    return of


def talked(run, *words, at="2026-11-02"):
    done = run("log", "000900", *words, "--phone", "--reached", "--no-ask", "--at", at)
    assert done.code == 0, done.err


def hold(run, who, *said):
    """Put a holding on file."""
    run("holding", "add", who, *(word for each in said for word in ("--set", each)))


def needs_talk(run):
    talked(run, "wants to keep what she has", "--topic", "needs")


def in_this_order(text, *words):
    places = [text.index(word) for word in words]
    assert all(one < other for one, other in pairwise(places)), list(zip(words, places, strict=True))


def test_taboos_and_bans_stand_before_everything_else(run, client, screen):
    client("taboos=不谈离婚", "plain_envelope=yes", "referrer=李娜", "referrer_note=亏过一大笔，先别提基金")
    run("caution", "add", "000900", "--category", "fund", "--because", "loss of 2025", "--said-by", "李娜")

    in_this_order(
        screen(), "周兰 000900", "taboo: 不谈离婚", 'not for now: all funds', "said by 李娜", "亏过一大笔，先别提基金",
        "plain envelopes only", "Reach", "Why now", "So far", "Family", "Money", "Risk", "Needs", "Options", "How to talk",
        "Ask", "Aim", "After the talk",
    )  # fmt: skip


def test_the_salutation_is_the_surname(client, told):
    client()
    assert told()["salutation"] == "Ms 周"


def test_a_topic_that_is_banned_on_a_number_is_led_elsewhere(run, client, catalogue, told, screen):
    """D95: she does not want products talked of on her mobile; the step to a proposal goes to a visit."""
    client()
    needs_talk(run)
    run("point", "edit", "1", "--set", "bans=product")
    for step, day in (("needs", "2026-11-03"), ("analysis", "2026-11-04")):
        talked(run, "yes please", "--step", step, "--yes", at=day)
    found = told()

    assert (found["aim"]["code"], found["aim"]["topic"]) == ("consent_step", "product")
    assert found["aim"]["params"]["step"] == "proposal"
    assert found["way"]["channel"] == "visit"
    assert "mobile: not spoken of there: product" in screen()


def test_where_a_service_talk_uses_such_a_number_products_wait_for_a_meeting(run, client, catalogue, screen):
    client()
    needs_talk(run)
    run("point", "edit", "1", "--set", "bans=product")
    talked(run, "asked for the papers", "--next", "2026-11-24", at="2026-11-20")

    assert "not spoken of on this way: only face to face" in screen()


def test_who_is_not_to_be_contacted_is_asked_nothing_and_offered_nothing(run, client, catalogue, told):
    client("do_not_contact=yes")
    run("need", "add", "000900", "preservation")
    found = told()

    assert found["heed"][0]["code"] == "do_not_contact"
    assert (found["aim"]["code"], found["aim"]["fallback"]) == ("no_contact", None)
    assert (found["options"], found["questions"], found["after"], found["way"]) == ([], [], [], None)


def test_who_is_not_to_be_contacted_gets_no_step_of_a_sale_and_no_gift(client, screen):
    client("do_not_contact=yes")
    page = screen()
    assert "next to ask the client about" not in page
    assert "gifts" not in page


def test_a_promise_to_who_is_not_to_be_contacted_is_kept_and_no_product_named(run, client, told):
    client("do_not_contact=yes")
    talked(run, "will send the certificate", "--next", "2026-11-24")
    found = told()

    assert found["aim"]["code"] == "service_only"
    assert [step["code"] for step in found["after"]][:1] == ["log"]


def test_who_left_is_no_aim(client, told):
    client("left_on=2026-10-01")
    found = told()

    assert found["heed"][0]["code"] == "left"
    assert found["aim"]["code"] == "left"
    assert found["after"] == []


def test_a_new_client_is_asked_and_shown_no_product(client, catalogue, told, screen):
    """D18, D84."""
    client()
    found = told()

    assert found["gate"]["code"] == "discovery"
    assert found["options"] == []
    assert (found["aim"]["code"], found["aim"]["fallback"]["code"]) == ("needs_talk", "call_again")
    assert [one["question"] for one in found["questions"]] == ["situation", "plans", "family"]
    assert "--step needs --yes" in screen()


def test_an_expired_rating_makes_the_assessment_the_aim(run, client, catalogue, told):
    """Rated on 24 November 2025: good up to the day before its anniversary, which is today (DOMAIN 0.5)."""
    client()
    assert run("edit", "000900", "--set", "risk_rated_on=2025-11-24").code == 0
    needs_talk(run)
    found = told()

    assert found["level"] == {"level": None, "lacking": "rating_expired"}
    assert (found["aim"]["code"], found["aim"]["fallback"]["code"]) == ("assessment", "day")
    assert {one["risk_level"] for one in found["options"]} <= {None}


def test_a_promise_comes_before_a_maturity_and_a_maturity_before_the_rest(run, client, told):
    """D7, D125, D126."""
    client()
    needs_talk(run)
    hold(run, "000900", "category=time_deposit", "amount=50000", "maturity_date=2026-12-24")
    found = told()
    assert (found["aim"]["code"], found["aim"]["params"]["on"]) == ("maturity", "2026-12-24")
    assert found["aim"]["params"]["amount"] == 50000
    talked(run, "will bring the form", "--next", "2026-11-24")
    found = told()
    assert (found["aim"]["code"], found["aim"]["fallback"]["code"]) == ("keep_promise", "new_day")
    assert found["why_now"][0]["kind"] == "promise"


@pytest.mark.parametrize(("day", "aim"), [("2026-12-24", "maturity"), ("2026-12-25", "consent_step")])
def test_a_maturity_is_the_aim_for_thirty_days(run, client, catalogue, told, day, aim):
    client()
    needs_talk(run)
    hold(run, "000900", "category=time_deposit", "amount=50000", f"maturity_date={day}")

    assert told()["aim"]["code"] == aim


def test_a_loan_is_no_money_that_comes_free_and_no_holding_among_the_largest(run, client, told, screen):
    client()
    needs_talk(run)
    hold(run, "000900", "category=mortgage", "amount=900000", "maturity_date=2026-12-01")

    assert told()["aim"]["code"] != "maturity"
    assert re.search(r"owes +mortgage · ¥900,000", screen())


def test_the_largest_five_holdings_stand_there_and_the_rest_is_summed(run, client, screen):
    client()
    for amount in (70000, 60000, 50000, 40000, 30000, 2000, 1000):
        hold(run, "000900", "category=time_deposit", f"amount={amount}", f"holding_no=H{amount}")
    hold(run, "000900", "category=payroll", "holding_no=P1")
    page = screen()

    assert "¥30,000" in page
    assert "¥2,000" not in page
    assert "and 3 more: ¥3,000 · 1 without an amount" in page


def test_an_offer_that_waits_for_an_answer_stands_there_with_its_number(run, client, catalogue, told, screen):
    """D24, D27."""
    client()
    needs_talk(run)
    for step, day in (("needs", "2026-11-03"), ("analysis", "2026-11-04")):
        talked(run, "yes please", "--step", step, "--yes", at=day)
    done = run("offer", "add", "000900", "CK101", "--at", "2026-11-05")
    assert done.code == 0, done.err
    found = told()

    assert found["aim"]["code"] == "decision"
    assert [one["product_code"] for one in found["offers"]] == ["CK101"]
    number = found["offers"][0]["offer_id"]
    assert f'rmtool offer answer {number} "the words"' in screen()


def test_phones_are_masked_unless_revealed(client, screen, told):
    client()
    assert "104****0900" in screen()
    assert "10412340900" not in screen()
    assert "10412340900" in screen("000900", "--reveal")
    assert told("000900", "--reveal")["way"]["value"] == "10412340900"


def test_a_birthday_within_two_weeks_is_told_with_what_a_gift_may_cost(run, client, screen):
    """D113: a spouse born on 8 December; an official takes no gift."""
    client("occupation=civil_servant")
    run("family", "add", "000900", "spouse", "--set", "name=何亮", "--set", "birth_date=1979-12-08")

    assert re.search(r"birthday of spouse 何亮 8 Dec.* · no gift", screen())


def test_the_decision_maker_must_be_in_the_room(client, screen):
    """D110."""
    client("decision_maker=丈夫何亮")
    assert "丈夫何亮: must be in the room" in screen()


def test_csv_is_one_flat_row_and_ids_the_number(run, client):
    client("taboos=不谈离婚")
    [row] = run("brief", "000900", "-f", "csv").rows
    assert (row["client_no"], row["heed"], row["gate"]) == ("000900", "taboo: 不谈离婚", "discovery")
    assert run("brief", "000900", "-f", "ids").out == "000900\n"


def test_nothing_above_the_level_is_named_to_any_client(sample, command):
    """DOMAIN 3.3: over the whole sample book; what a client holds, or was told before, may be named."""
    environment = sample.environment
    products = command(environment, "products", "list", "-f", "json").json
    for number in command(environment, "find", "-f", "ids").out.split():
        found = command(environment, "brief", number, "-f", "json").json
        level = LEVELS.get(found["level"]["level"], 0)
        above = [one for one in products if one["level"] and LEVELS[one["level"]] > level]
        told = str([found[block] for block in ("options", "why_now", "aim", "questions", "after")])
        held = {one["name"] for one in found["holdings"]}
        assert [one["name"] for one in above if one["name"] not in held and one["name"] in told] == []
        assert [one["code"] for one in above if f"'{one['code']}'" in told] == []


class Tags(HTMLParser):
    """Counts what is open, and notes what a page must not have."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.text = [], set(), ""

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)
        assert not {"src", "href", "onclick"} & {name for name, _value in attrs}

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def page(run, desk):
    def of(who="000900", *words):
        file = desk.folder / f"{who}.html"
        done = run("brief", who, "--html", str(file), *words)
        assert done.code == 0, done.err
        return file.read_text(encoding="utf-8")

    return of


def test_the_page_is_well_formed_and_needs_nothing_from_elsewhere(client, page):
    client()
    tags = Tags()
    tags.feed(page())

    assert tags.open == []
    assert not tags.seen & {"script", "link", "img", "iframe"}
    assert "http://" not in page("000900", "--yes")
    assert "for the manager only" in tags.text


def test_names_are_data_on_the_page(run, page):
    run("add", "<b>赵&勇</b>", "--client-no", "000901", "--set", "taboos=<script>alert(1)</script>")
    text = page("000901")

    assert "&lt;b&gt;赵&amp;勇&lt;/b&gt;" in text
    assert "<script>" not in text


def test_the_title_names_nothing_where_plain_envelopes_are_wanted(client, page):
    """D96."""
    client("plain_envelope=yes")
    assert "<title>Notes</title>" in page()
    assert "plain envelopes only: nothing that names the bank" in page("000900", "--yes")


def test_the_page_masks_phones_too(client, page):
    client()
    assert "10412340900" not in page()
    assert "10412340900" in page("000900", "--reveal", "--yes")


def test_a_file_that_is_there_is_not_written_over_unasked(run, client, desk):
    client()
    file = desk.write("sheet.html", "mine")
    done = run("brief", "000900", "--html", str(file))

    assert done.code == 2
    assert "is there already" in done.err
    assert file.read_text() == "mine"
    assert run("brief", "000900", "--html", str(file), "--yes").code == 0
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_has_no_room_on_the_page_is_cut_and_counted_and_the_heed_is_whole(run, client, page):
    long = "很长的话" * 60
    client(f"taboos={long}")
    for number in range(12):
        talked(run, f"{number} {long}", at=f"2026-10-{number + 1:02}")
        hold(run, "000900", "category=time_deposit", f"name=存单{number}{long}", f"holding_no=H{number}")
    text = page()

    assert long in text.partition("</ul>")[0]
    assert re.search(r"and \d+ more", text)


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no browser here that prints")
@pytest.mark.parametrize("number", ["000115", "000156"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_full_sheet_is_one_page_of_a4(sample, page, tmp_path, number, lang):
    page(number, "--lang", lang)
    printed = tmp_path / "sheet.pdf"
    subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'browser'}",
            "--no-pdf-header-footer", f"--print-to-pdf={printed}", (tmp_path / f"{number}.html").as_uri(),
        ],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip

    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 1
