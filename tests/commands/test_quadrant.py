"""`quadrant` on a book small enough to work out by hand (D76-D82): who stands where, why, and who moved."""

import sqlite3
from contextlib import closing

import pytest

CLIENTS = """客户号,客户姓名,资产余额(元),客户等级,约定联系间隔(天),minutes_per_contact,do_not_contact,left_on
000001,王一,2000000,,60,20,,
000002,李二,3000000,,7,30,,
000003,张三,20000,普通,,,,
000004,赵四,30000,,7,20,,
000005,钱五,,,30,10,,
000006,孙六,900000,,30,10,是,
000007,周七,800000,,30,10,,2026-10-01
"""
# A month is 365.25 / 12 days: every 60 days 20 minutes are 10.1 a month, every 7 days 30 are 130.4, every 7 days 20
# are 87.0; a basic client gets 2 messages of 3 minutes a year: 0.5. The upper middle of four is the third.
MINUTES = {"000001": 10.1, "000002": 130.4, "000003": 0.5, "000004": 87.0}
CELLS = {"quick_win": ["000001"], "cultivate": ["000002"], "low_priority": ["000003"], "keep_online": ["000004"]}


@pytest.fixture
def four(run, desk):
    """Four clients who can be placed, one in each corner; one without assets, one who said no, one who left."""
    desk.write("clients.csv", CLIENTS)
    assert run("import", "clients.csv", "--as-of", "2026-11-23").code == 0
    return desk


def cells_of(done):
    return {cell: [one["client_no"] for one in clients] for cell, clients in done.json["cells"].items()}


def kept(desk):
    with closing(sqlite3.connect(desk.book)) as book:
        return dict(book.execute("SELECT c.client_no, p.cell FROM placement p JOIN client c ON c.id = p.client_id"))


def test_the_medians_of_the_book_part_the_cells(run, four):
    done = run("quadrant", "-f", "json")
    assert done.json["thresholds"] == {
        "potential": 2_000_000, "minutes": 87.0, "potential_basis": "median", "minutes_basis": "median",
    }  # fmt: skip
    assert cells_of(done) == CELLS
    assert {
        one["client_no"]: one["minutes_per_month"] for cell in done.json["cells"].values() for one in cell
    } == MINUTES
    assert [one["client_no"] for one in done.json["unplaced"]] == ["000005"]
    assert done.err == "note: left out: 1 of whom too little is known, 1 do not contact, 1 left the bank\n"


def test_service_need_is_cost_to_serve_and_no_demand_for_products(run, four):
    """D76-D78: who takes much time for little potential is the one to serve online, however much he wants."""
    [online] = run("quadrant", "--cell", "keep_online", "-f", "json").json["cells"]["keep_online"]
    assert (online["potential"], online["minutes_per_month"]) == (30_000, 87.0)


def test_a_client_is_written_with_what_nobody_knows_of_him(run, four):
    first = run("quadrant", "-f", "json").json["cells"]["quick_win"][0]
    assert list(first)[:6] == ["client_id", "client_no", "name", "potential", "minutes_per_month", "unknown"]
    assert first["unknown"] == ["elsewhere", "income", "expense"]
    assert (first["potential"], first["own"]) == (2_000_000, 2_000_000)


def test_csv_has_a_row_a_client_with_the_cell_and_ids_the_numbers(run, four):
    rows = run("quadrant", "-f", "csv").rows
    assert {row["client_no"]: row["cell"] for row in rows} == {
        "000001": "quick_win", "000002": "cultivate", "000003": "low_priority", "000004": "keep_online", "000005": "",
    }  # fmt: skip
    assert run("quadrant", "-f", "ids").lines == ["000001", "000002", "000003", "000004", "000005"]
    assert run("quadrant", "--cell", "cultivate", "-f", "ids").lines == ["000002"]


def test_lines_may_be_given_and_a_cell_may_be_empty(run, four):
    done = run("quadrant", "--potential", "200万", "--minutes", "150", "-f", "json")
    assert cells_of(done) == {
        "quick_win": ["000002", "000001"], "cultivate": [], "low_priority": ["000004", "000003"], "keep_online": [],
    }  # fmt: skip
    assert "CULTIVATE  0 clients" in run("quadrant", "--potential", "200万", "--minutes", "150").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--potential", "约50"), 'error: --potential "约50": not an amount'),
        (("--potential", "-1"), 'error: --potential "-1": below zero'),
        (("--minutes", "viel"), 'error: --minutes "viel": not a number of minutes'),
        (("--since", "2026-02-30"), 'error: --since "2026-02-30": no such day'),
        (("--keep", "--since", "2026-11-01"), "error: --keep, --since and --why do not go together"),
        (("--cell", "velo"), "error: "),
    ],
)
def test_what_cannot_be_read_is_said(run, four, words, said):
    done = run("quadrant", *words)
    assert done.code == 2
    assert done.err.startswith(said)


def test_the_screen_ends_in_where_the_time_goes(run, four):
    """87.0 of 228.0 minutes are 38 %; 30,000 of 5,050,000 yuan are under 1 %."""
    for columns in ("60", "80", "120"):
        out = " ".join(run("quadrant", COLUMNS=columns).out.split())
        assert "38% of your time goes to under 1% of the potential." in out
        assert "rmtool quadrant --cell keep_online lists them." in out


def test_conditions_choose_the_clients_and_leave_the_lines_to_the_whole_book(run, four):
    done = run("quadrant", "--where", "aum < 100万", "-f", "json")
    assert done.json["thresholds"]["potential"] == 2_000_000
    assert cells_of(done) == {"quick_win": [], "cultivate": [], "low_priority": ["000003"], "keep_online": ["000004"]}


def test_keeping_puts_the_lines_in_the_rulebook_and_the_cells_in_the_book(run, four):
    mine = four.config / "rulebook.toml"
    mine.write_text("# ours\n[tier.line]\ngold = 30_000  # lower here\n", encoding="utf-8")
    done = run("quadrant", "--potential", "100万", "--minutes", "45", "--keep")
    assert done.code == 0
    assert "kept: 4 clients stand in a new cell" in done.err
    assert str(mine) in done.err
    assert mine.read_text(encoding="utf-8").startswith("# ours\n[tier.line]\ngold = 30_000  # lower here\n")
    assert kept(four) == {number: cell for cell, [number] in CELLS.items()}
    again = run("quadrant", "-f", "json").json["thresholds"]
    assert again == {"potential": 1_000_000, "minutes": 45, "potential_basis": "kept", "minutes_basis": "kept"}
    assert run("quadrant", "--potential", "median", "-f", "json").json["thresholds"]["potential"] == 2_000_000
    assert "kept: 0 clients stand in a new cell" in run("quadrant", "--keep").err


def test_kept_cells_answer_conditions_and_can_be_taken_back(run, four):
    assert "no cells are kept yet" in run("find", "--where", "cell = quick_win", "-f", "ids").err
    run("quadrant", "--keep")
    assert run("find", "--where", "cell = 速赢", "-f", "ids").lines == ["000001"]
    assert run("rank", "--where", "cell != keep_online", "-f", "ids").lines == ["000002", "000001", "000003"]
    assert run("undo", "--yes").code == 0
    assert run("find", "--where", "cell = quick_win", "-f", "ids").lines == []


def test_since_names_who_changed_cell(run, four):
    run("quadrant", "--keep", "--today", "2026-11-10")
    run("edit", "000001", "--set", "aum=10万", "--today", "2026-11-20")
    done = run("quadrant", "--since", "2026-11-15", "-f", "json")
    [move] = done.json["changes"]
    assert (move["client_no"], move["cell_from"], move["cell_to"]) == ("000001", "quick_win", "low_priority")
    assert (move["potential_from"], move["potential_to"], move["kept_on"]) == (2_000_000, 100_000, "2026-11-10")
    assert "quick win" in run("quadrant", "--since", "2026-11-15").out
    run("edit", "000003", "--set", "aum=300万", "--today", "2026-11-20")
    assert [one["client_no"] for one in run("quadrant", "--since", "2026-11-15", "-f", "json").json["changes"]] == [
        "000003", "000001",
    ]  # fmt: skip
    assert "1 more; --top 0 shows all" in run("quadrant", "--since", "2026-11-15", "--top", "1").out
    assert run("quadrant", "--since", "2026-11-09").code == 3


def test_a_rulebook_that_cannot_be_written_keeps_nothing(run, four):
    (four.config / "rulebook.toml").mkdir()
    done = run("quadrant", "--keep")
    assert done.code == 6
    assert kept(four) == {}


def test_a_place_is_traced_to_its_numbers(run, four):
    """D82: what is unknown adds nothing and is asked for; the cell is that of the whole book's lines."""
    run("edit", "000004", "--set", "monthly_income=8000", "--set", "monthly_expense=3000")
    run("event", "add", "000004", "--kind", "property_sale", "--on", "2027-05-01", "--amount", "100万")
    out = run("quadrant", "--why", "000004").out
    # 30,000 + 1,000,000 + (8,000 - 3,000) x 36 = 1,210,000; the line stays at 2,000,000.
    for words in ("¥1,210,000", "¥1,000,000", "¥180,000", "87 min a month", "ask: assets elsewhere"):
        assert words in out
    [record] = run("quadrant", "--why", "000004", "-f", "json").json
    assert record["potential_parts"] == {"own": 30_000, "elsewhere": None, "events": 1_000_000, "savings": 180_000}
    assert record["service_need"]["basis"] == "wish"


def test_a_kept_cell_shortens_the_interval_and_a_wish_still_wins(run, desk):
    """D51, D92: a wealth client gets 12 contacts a year, as a quick win 3 + 9 + 4 = 16: every 22 days."""
    desk.write(
        "c.csv",
        "客户号,客户姓名,资产余额(元),客户等级,约定联系间隔(天)\n000001,王一,2000000,财富,\n000002,李二,2000000,财富,60\n",
    )
    run("import", "c.csv")
    for client in ("000001", "000002"):
        run("log", client, "--phone", "--reached", "--at", "2026-10-30")  # 25 days ago
    assert {r["code"] for r in reasons(run, "000001")} & {"contact_overdue"} == set()
    run("quadrant", "--potential", "100万", "--minutes", "500", "--keep")
    [due] = [r for r in reasons(run, "000001") if r["code"] == "contact_overdue"]
    assert (due["params"]["interval"], due["params"]["basis"], due["source"]) == (22, "cell", "D51")
    assert not [r for r in reasons(run, "000002") if r["code"] == "contact_overdue"]
    plans = [run("profile", client, "-f", "json").json["service_plan"] for client in ("000001", "000002")]
    assert plans[0] == {
        "interval_days": 22, "basis": "cell", "contacts_per_year": {"visit": 3, "call": 9, "message": 4},
    }  # fmt: skip
    assert (plans[1]["interval_days"], plans[1]["basis"]) == (60, "wish")


def reasons(run, client):
    return run("rank", "--why", client, "-f", "json").json[0]["reasons"]
