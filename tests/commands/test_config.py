"""`rmtool config`: where everything is, and a year's holidays put into the user's own file."""

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from rmtool.calendars.working_days import working_days

PUBLISHED = Path(__file__).parent.parent / "calendars" / "holidays"
# An arrangement of 2027 as it might be published: the 13 days of the law, and three more about the Spring Festival
# (Tuesday to Thursday) for which a Sunday is worked.
OFF = {
    "元旦": ["01-01"],
    "春节": ["02-05", "02-06", "02-07", "02-08", "02-09", "02-10", "02-11"],
    "清明节": ["04-05"],
    "劳动节": ["05-01", "05-02"],
    "端午节": ["06-09"],
    "中秋节": ["09-15"],
    "国庆节": ["10-01", "10-02", "10-03"],
}
WORKED = {"春节": ["02-21"]}


def listed(name, day, off):
    return {"name": name, "date": day, "isOffDay": off}


def year_2027(*more):
    days = [listed(name, f"2027-{day}", True) for name, days in OFF.items() for day in days]
    days += [listed(name, f"2027-{day}", False) for name, days in WORKED.items() for day in days]
    return {"year": 2027, "papers": ["https://www.gov.cn/"], "days": [*days, *more]}


def written(desk, content, name="2027.json"):
    return str(desk.write(name, content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)))


def in_file(desk):
    return tomllib.loads((desk.config / "holidays.toml").read_text(encoding="utf-8"))


@pytest.fixture
def calendar(desk, monkeypatch):
    """The calendar as the next run would read it."""
    monkeypatch.setenv("RMTOOL_CONFIG", str(desk.config))
    return working_days


def test_a_published_year_is_told_kept_and_known_from_then_on(run, desk, calendar):
    done = run("config", "holidays", written(desk, year_2027()))
    assert (done.code, done.err) == (0, "")
    assert [" ".join(line.split()) for line in done.lines if "→" in line] == [
        "Tuesday 9 Feb 2027 worked → off 春节",
        "Wednesday 10 Feb 2027 worked → off 春节",
        "Thursday 11 Feb 2027 worked → off 春节",
        "Sunday 21 Feb 2027 off → worked 春节",
    ]
    assert done.lines[0] == "2027: 16 days off, 1 weekend day worked"
    assert str(desk.config / "holidays.toml") in done.out
    assert calendar().known_until == date(2027, 12, 31)
    assert not calendar().is_provisional(date(2027, 6, 1))
    assert calendar().on_or_before(date(2027, 2, 11)) == date(2027, 2, 4)
    assert calendar().is_working(date(2027, 2, 21))


def test_scripts_read_what_changed(run, desk):
    done = run("config", "holidays", written(desk, year_2027()), "-f", "json")
    assert done.json == {
        "year": 2027,
        "off": 16,
        "work": 1,
        "changed": [
            {"date": "2027-02-09", "name": "春节", "from": "work", "to": "off"},
            {"date": "2027-02-10", "name": "春节", "from": "work", "to": "off"},
            {"date": "2027-02-11", "name": "春节", "from": "work", "to": "off"},
            {"date": "2027-02-21", "name": "春节", "from": "off", "to": "work"},
        ],
        "file": str(desk.config / "holidays.toml"),
        "known_until": "2027-12-31",
    }


def test_scripts_read_the_changed_days_as_rows_and_bare(run, desk):
    file = written(desk, year_2027())
    assert run("config", "holidays", file, "-f", "ids").lines == [
        "2027-02-09",
        "2027-02-10",
        "2027-02-11",
        "2027-02-21",
    ]
    (desk.config / "holidays.toml").unlink()
    rows = run("config", "holidays", file, "-f", "csv").rows
    assert rows[-1] == {"date": "2027-02-21", "name": "春节", "from": "off", "to": "work"}


def test_a_second_run_changes_nothing(run, desk):
    file = written(desk, year_2027())
    run("config", "holidays", file)
    before = (desk.config / "holidays.toml").read_bytes()
    done = run("config", "holidays", file)
    assert done.code == 0
    assert "no day is worked or off otherwise than before" in done.out
    assert (desk.config / "holidays.toml").read_bytes() == before


def test_the_year_is_replaced_other_years_and_comments_stay(run, desk):
    (desk.config / "holidays.toml").write_text(
        "# 我的放假安排\n\n"
        '[2026]\noff = ["2026-11-24"] # 行庆\n\n'
        '[2027] # 待国务院通知\noff = ["2027-03-01"]\n# below: the next one\n\n'
        '[2028]\noff = ["2028-01-03"]\n',
        encoding="utf-8",
    )
    done = run("config", "holidays", written(desk, year_2027()), "-f", "json")
    assert {"date": "2027-03-01", "name": "", "from": "off", "to": "work"} in done.json["changed"]
    text = (desk.config / "holidays.toml").read_text(encoding="utf-8")
    for comment in ("# 我的放假安排", "# 行庆", "# 待国务院通知", "# below: the next one"):
        assert comment in text
    years = in_file(desk)
    assert list(years) == ["2026", "2027", "2028"]
    assert years["2026"] == {"off": ["2026-11-24"]}
    assert years["2028"] == {"off": ["2028-01-03"]}
    assert years["2027"]["work"] == ["2027-02-21"]
    assert len(years["2027"]["off"]) == 16


def test_the_file_says_for_what_each_day_is_off(run, desk):
    run("config", "holidays", written(desk, year_2027()))
    text = (desk.config / "holidays.toml").read_text(encoding="utf-8")
    assert text.startswith("# Days off and weekends worked")
    assert '"2027-06-09", # 端午节' in text


def test_a_name_with_control_codes_does_no_harm(run, desk):
    day = listed("春\x1b[31m\n[2030]", "2027-02-06", True)
    run("config", "holidays", written(desk, {"year": 2027, "days": [day, listed("", "2027-10-01", True)]}))
    assert in_file(desk) == {"2027": {"off": ["2027-02-06", "2027-10-01"], "work": []}}
    assert run("config", "show").code == 0


@pytest.mark.parametrize(
    "own",
    [
        '2027 = { off = ["2027-03-01"] }\n',
        '2027.off = ["2027-03-01"]\n',
        '[2027]\r\nwork = ["2027-03-06"] # x\r\n[2028]\r\n',
        '\ufeff["2027"]\noff = []',
        "[2026]\noff = []",
    ],
)
def test_however_the_file_is_written_the_year_is_put_in(run, desk, own):
    (desk.config / "holidays.toml").write_bytes(own.encode())
    assert run("config", "holidays", written(desk, year_2027())).code == 0
    assert (len(in_file(desk)["2027"]["off"]), in_file(desk)["2027"]["work"]) == (16, ["2027-02-21"])


def test_the_config_folder_is_made_where_it_is_missing(run, desk):
    folder = desk.folder / "new" / "rmtool"
    done = run("config", "holidays", written(desk, year_2027()), RMTOOL_CONFIG=str(folder))
    assert done.code == 0
    assert (folder / "holidays.toml").is_file()


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_files_as_they_are_published_are_taken_and_say_what_the_program_knew(run, desk, year):
    done = run("config", "holidays", str(PUBLISHED / f"{year}.json"), "-f", "json")
    assert (done.code, done.err, done.json["changed"]) == (0, "", [])
    assert done.json["known_until"] == "2026-12-31"


def test_a_file_saved_with_a_byte_order_mark_is_read(run, desk):
    assert run("config", "holidays", written(desk, "\ufeff" + json.dumps(year_2027()))).code == 0


def test_a_new_years_holiday_may_begin_in_the_year_before(run, desk, calendar):
    run("config", "holidays", written(desk, year_2027(listed("元旦", "2026-12-31", True))))
    assert not calendar().is_working(date(2026, 12, 31))


def test_a_file_of_a_few_days_leaves_the_year_provisional(run, desk, calendar):
    done = run("config", "holidays", written(desk, {"year": 2027, "days": [listed("元旦", "2027-01-01", True)]}))
    assert done.code == 0
    assert "off by law and not in the file: 2027-02-05, 2027-02-06" in done.err
    assert "2027 stays provisional" in done.err
    assert calendar().is_provisional(date(2027, 1, 1))


DAY = listed("春节", "2027-02-06", True)


@pytest.mark.parametrize(
    ("content", "seen", "hint"),
    [
        ("{", "line 1, column 2", '{"year": 2027'),
        ("", "line 1, column 1", '{"year": 2027'),
        ("[]", "JSON is []", '{"year": 2027'),
        ({"days": [DAY]}, "year is missing", "2000 to 2100"),
        ({"year": "2027", "days": [DAY]}, 'year is "2027"', "2000 to 2100"),
        ({"year": 2027.5, "days": [DAY]}, "year is 2027.5", "2000 to 2100"),
        ({"year": 1999, "days": [DAY]}, "year is 1999", "2000 to 2100"),
        ({"year": 2101, "days": [DAY]}, "year is 2101", "2000 to 2100"),
        ({"year": True, "days": [DAY]}, "year is true", "2000 to 2100"),
        ({"year": 2027}, "days is missing", "a list of days"),
        ({"year": 2027, "days": {}}, "days is {}", "a list of days"),
        ({"year": 2027, "days": []}, "lists no day", "a list of days"),
        ({"year": 2027, "days": [DAY, 3]}, "days[1] is 3", '{"year": 2027'),
        (
            {"year": 2027, "days": [DAY | {"date": "2027-02-30"}]},
            'days[0].date is "2027-02-30"',
            "a day of the calendar",
        ),
        ({"year": 2027, "days": [DAY | {"date": 20270206}]}, "days[0].date is 20270206", "a day of the calendar"),
        ({"year": 2027, "days": [DAY | {"isOffDay": "yes"}]}, 'days[0].isOffDay is "yes"', "true is a day off"),
        ({"year": 2027, "days": [DAY | {"isOffDay": 1}]}, "days[0].isOffDay is 1", "true is a day off"),
        (
            {"year": 2027, "days": [{"name": "春节", "date": "2027-02-06"}]},
            "days[0].isOffDay is missing",
            "true is a day",
        ),
        ({"year": 2027, "days": [DAY | {"name": None}]}, "days[0].name is null", "a text"),
        ({"year": 2027, "days": [DAY | {"date": "2028-02-06"}]}, "2028-02-06 does not belong to 2027", "a day of 2027"),
        ({"year": 2027, "days": [DAY, DAY | {"isOffDay": False}]}, "2027-02-06 is both off and worked", "keep one"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_wrong_file_is_told_the_place_and_nothing_is_written(run, desk, content, seen, hint, form):
    file = written(desk, content)
    done = run("config", "holidays", file, "-f", form)
    assert (done.code, done.out) == (9, "")
    error, allowed = (done.error["error"], done.error["hint"]) if form == "json" else done.err.splitlines()
    assert file in error
    assert seen in error
    assert hint in allowed
    assert not (desk.config / "holidays.toml").exists()


def test_a_day_twice_with_one_answer_is_one_day(run, desk):
    done = run("config", "holidays", written(desk, year_2027(DAY)), "-f", "json")
    assert (done.code, done.json["off"]) == (0, 16)


def test_a_file_that_is_not_there_or_is_no_text_ends_with_9(run, desk):
    assert run("config", "holidays", "gone.json").code == 9
    assert run("config", "holidays", str(desk.folder)).code == 9
    assert run("config", "holidays", str(desk.write("gbk.json", '{"year": "元旦"}', encoding="gb18030"))).code == 9


def test_a_wrong_file_of_ones_own_ends_with_6_and_stays_as_it_is(run, desk):
    own = desk.config / "holidays.toml"
    own.write_text("[2027]\nfree = []\n")
    for words in (("holidays", written(desk, year_2027())), ("show",)):
        done = run("config", *words)
        assert done.code == 6
        assert "2027.free" in done.err
    assert own.read_text() == "[2027]\nfree = []\n"


def test_a_folder_that_cannot_be_made_is_named(run, desk):
    desk.write("taken", "")
    done = run("config", "holidays", written(desk, year_2027()), RMTOOL_CONFIG=str(desk.folder / "taken"))
    assert done.code == 9
    assert "taken" in done.err


def test_config_show_names_the_files_in_force(run, desk):
    desk.write("team.toml", "")
    (desk.config / "rulebook.toml").write_text("")
    (desk.config / "config.toml").write_text('rulebook = "team.toml"\n')
    run("config", "holidays", written(desk, year_2027()))
    assert run("config", "show", "-f", "json").json == {
        "config_folder": str(desk.config),
        "config_file": str(desk.config / "config.toml"),
        "book": str(desk.book),
        "book_exists": False,
        "rulebooks": [str(desk.config / "rulebook.toml"), "team.toml"],
        "columns": None,
        "holidays": str(desk.config / "holidays.toml"),
        "holidays_known_until": "2027-12-31",
    }


def test_config_show_says_what_there_is_not(run, desk):
    done = run("config", "show", COLUMNS="500")
    assert [" ".join(line.split()) for line in done.lines] == [
        f"Config folder {desk.config}",
        "Settings none",
        f"Client book {desk.book} (not made yet)",
        "Rulebook the packaged numbers",
        "Column names the packaged ones",
        "Holidays as the program came",
        "Holidays known until Thursday 31 Dec 2026",
    ]


def test_config_show_goes_by_the_flags(run, small):
    small.write("mine.toml", "")
    done = run("config", "show", "--rulebook", "mine.toml", "--book", "other.db", "-f", "csv")
    values = {row["key"]: row["value"] for row in done.rows}
    assert (values["book"], values["book_exists"], values["rulebooks"]) == ("other.db", "0", "mine.toml")
    assert run("config", "show", "-f", "json").json["book_exists"] is True
    assert run("config", "show", "-f", "ids").lines[0] == "config_folder"
