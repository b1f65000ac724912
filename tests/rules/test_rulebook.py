"""The packaged numbers are complete; the user's layers are merged by key, and what is wrong is named exactly."""

import tomllib
from datetime import date

import pytest

from rmtool.rules.problem import ALLOWED_CODES
from rmtool.rules.rulebook import build
from rmtool.rules.standing import Priority
from rmtool.rules.vocabulary import CATEGORIES, EDUCATIONS, OCCUPATIONS

MINE = "mine.toml"


def _build(packaged, text, *more):
    layers = [("rulebook.toml", packaged), (MINE, tomllib.loads(text)), *more]
    return build(layers)


def _entry(rulebook, key):
    return next(entry for entry in rulebook.entries() if entry.key == key)


def test_every_number_has_a_unit_a_source_a_day_and_a_sentence(rulebook):
    assert len(rulebook.entries()) > 70
    for entry in rulebook.entries():
        assert entry.unit, entry
        assert entry.source in {"default", "law"} or (entry.source[0] == "D" and entry.source[1:].isdigit()), entry
        assert entry.since >= date(2026, 11, 24), entry
        assert entry.what.endswith("."), entry
        assert entry.origin == "rulebook.toml"


def test_the_packaged_weights_are_those_of_the_deck_and_make_100(rulebook):
    assert rulebook.weights == (35, 15, 15, 10, 15, 10)


def test_every_word_of_the_vocabulary_has_its_share(rulebook):
    assert rulebook.profession.occupations.keys() == set(OCCUPATIONS)
    assert rulebook.profession.educations.keys() == set(EDUCATIONS)


def test_amounts_are_yuan_in_the_file_and_fen_in_the_rules(rulebook):
    assert rulebook.assets.ats[0] == 1_000_000
    assert dict(rulebook.tiers.lines)["private"] == 600_000_000


def test_a_user_says_only_what_differs(packaged):
    rulebook, problems = _build(packaged, "[service.calendar.wealth]\ncall = 10")

    assert problems == ()
    assert rulebook.service.calendars["wealth"] == {"visit": 2, "call": 10, "message": 4}
    assert rulebook.service.calendars["private"] == {"visit": 4, "call": 16, "message": 4}


def test_an_override_keeps_unit_and_source_and_names_its_file(packaged):
    rulebook, _ = _build(packaged, "[tier.line]\ngold = 30_000")
    entry = _entry(rulebook, "tier.line.gold")

    assert (entry.value, entry.unit, entry.source, entry.origin) == (30_000, "yuan", "default", MINE)


def test_an_override_may_bring_its_own_source_day_and_sentence(packaged):
    text = (
        '[tier.line]\ngold = { value = 30_000, unit = "yuan", source = "notice 7", since = 2027-01-01, what = "Ours." }'
    )
    entry = _entry(_build(packaged, text)[0], "tier.line.gold")

    assert entry == ("tier.line.gold", 30_000, "yuan", "notice 7", date(2027, 1, 1), "Ours.", MINE)


def test_a_list_is_replaced_whole(packaged):
    rulebook, _ = _build(packaged, '[value.missing_products]\nfund = ["money_fund"]')

    assert rulebook.groups["fund"] == {"money_fund"}


def test_an_emptied_group_no_longer_counts(packaged, client_of):
    rulebook, _ = _build(packaged, "[value.missing_products]\nprivate = []")
    priority = Priority(rulebook, date(2026, 11, 24))
    client = client_of({"holdings_on_file": 1, "categories_held": ["stock_fund"]})
    reason = next(each for each in priority.standing(client).reasons if each.code == "missing_products")

    assert reason.params["missing"] == ("insurance", "gold", "loan")
    assert reason.points == 11.3  # 3 of 4 groups: 15 x 0.75 = 11.25


def test_the_last_layer_has_the_last_word(packaged):
    last = ("last.toml", {"tier": {"line": {"wealth": 550_000}}})
    rulebook, _ = _build(packaged, "[tier.line]\nwealth = 600_000", last)
    entry = _entry(rulebook, "tier.line.wealth")

    assert (entry.value, entry.origin) == (550_000, "last.toml")


def test_weights_may_be_shifted_as_long_as_they_make_100(packaged):
    rulebook, problems = _build(packaged, "[priority.weight]\nlifetime = 12.5\nheadroom = 12.5")

    assert problems == ()
    assert sum(rulebook.weights) == 100


def test_weights_are_kept_to_a_tenth_and_so_must_their_total_be(packaged):
    _, (problem,) = _build(packaged, "[priority.weight]\nlifetime = 12.55\nheadroom = 12.45")

    assert (problem.key, problem.found) == ("priority.weight", "100.1")


def test_a_criterion_can_be_switched_off(packaged, client_of):
    rulebook, _ = _build(packaged, "[priority.weight]\nlifetime = 0\nheadroom = 25")
    standing = Priority(rulebook, date(2026, 11, 24)).standing(client_of({"birth_date": date(1996, 1, 1)}))

    assert next(each.points for each in standing.reasons if each.code == "lifetime") == 0


POINTS = "value.assets.points"
WRONG = [
    ("[priority.weight]\nlifetime = 20", "priority.weight", "105.0", "total", {"total": 100}),
    ("[value.asset]\npoints = 3", "value.asset", "{points = 3}", "known_key", None),
    ("[value.occupation]\npilot = 1.0", "value.occupation.pilot", "1.0", "known_key", {"keys": OCCUPATIONS}),
    ("[value.education]\nphd = 1.0", "value.education.phd", "1.0", "known_key", {"keys": EDUCATIONS}),
    ("weights = 3", "weights", "3", "known_key", None),
    ("[value]\nassets = 3", "value.assets", "3", "section", {"keys": ("points",)}),
    ("[tier.line]\ngold = { unit = 'yuan' }", "tier.line.gold", '{unit = "yuan"}', "value_table", None),
    ("[tier.line]\ngold = { value = 1, note = 'x' }", "tier.line.gold", '{value = 1, note = "x"}', "value_table", None),
    ("[tier.line]\ngold = { value = 1, unit = '万' }", "tier.line.gold.unit", '"万"', "unit", {"unit": "yuan"}),
    ("[tier.line]\ngold = { value = 1, source = 5 }", "tier.line.gold.source", "5", "text", {}),
    ("[tier.line]\ngold = { value = 1, since = 'now' }", "tier.line.gold.since", '"now"', "day", {}),
    ("[tier.line]\ngold = '5万'", "tier.line.gold", '"5万"', "number", {"least": 0}),
    ("[tier.line]\ngold = -1", "tier.line.gold", "-1", "number", {"least": 0}),
    ("[tier.line]\ngold = true", "tier.line.gold", "true", "number", {"least": 0}),
    ("[tier.line]\ngold = nan", "tier.line.gold", "nan", "number", {"least": 0}),
    ("[remind.maturity]\nstages = [7, 7]", "remind.maturity.stages", "[7, 7]", "day_list", {}),
    ("[remind.maturity]\nstages = []", "remind.maturity.stages", "[]", "day_list", {}),
    ("[hours]\nteacher = '25:00-26:00'", "hours.teacher", '"25:00-26:00"', "hours", {}),
    ("[timing.cool_off]\ndays = 0", "timing.cool_off.days", "0", "whole_number", {"least": 1}),
    ("[timing.cool_off]\ndays = 1.5", "timing.cool_off.days", "1.5", "whole_number", {"least": 1}),
    ("[contact.interval]\ngold = 90", "contact", "{interval = {gold = 90}}", "moved", {"to": "service.calendar"}),
    ("[quadrant.line]\npotential = 'middle'", "quadrant.line.potential", '"middle"', "number_or", {"word": "median"}),
    ("[value.lifetime]\nage_share = 1.2", "value.lifetime.age_share", "1.2", "share", {}),
    ("[value.occupation]\ndoctor = -0.1", "value.occupation.doctor", "-0.1", "share", {}),
    ("[value.assets]\npoints = 5", POINTS, "5", "curve", {}),
    ("[value.assets]\npoints = [[1, 0.5]]", POINTS, "[[1, 0.5]]", "curve", {}),
    ("[value.assets]\npoints = [[1, 0.5], [2]]", POINTS, "[[1, 0.5], [2]]", "curve", {}),
    ("[value.assets]\npoints = [[2, 0.5], [1, 0.6]]", POINTS, "[[2, 0.5], [1, 0.6]]", "curve_rising", {}),
    ("[value.assets]\npoints = [[2, 0.5], [2, 0.6]]", POINTS, "[[2, 0.5], [2, 0.6]]", "curve_rising", {}),
    ("[value.assets]\npoints = [[-2, 0.5], [2, 0.6]]", POINTS, "[[-2, 0.5], [2, 0.6]]", "curve_rising", {}),
    ("[value.assets]\npoints = [[1, 0], [2, 1.5]]", POINTS, "[[1, 0], [2, 1.5]]", "curve_share", {}),
    ("[value.assets]\npoints = [[0, 0], [2, 1]]", POINTS, "[[0, 0], [2, 1]]", "curve_above_zero", {}),
    ("[value.assets]\npoints = [[1, 1], [2, 0]]", POINTS, "[[1, 1], [2, 0]]", "curve_never_falls", {}),
    (
        "[value.nearness]\npoints = [[1, 0], [2, 1]]",
        "value.nearness.points",
        "[[1, 0], [2, 1]]",
        "curve_never_rises",
        {},
    ),
    ("[tier.words]\ngold = '金'", "tier.words.gold", '"金"', "words", {}),
    (
        "[value.missing_products]\ngold = ['silver']",
        "value.missing_products.gold",
        '["silver"]',
        "known_words",
        {"words": CATEGORIES},
    ),
    (
        "[value.missing_products]\ngold = ['trust']",
        "value.missing_products.gold",
        '["trust"]',
        "once",
        {"word": "trust", "other": "value.missing_products.private"},
    ),
    (
        "[value.missing_products]\ngold = ['gold', 'gold']",
        "value.missing_products.gold",
        '["gold", "gold"]',
        "once",
        {"word": "gold", "other": "value.missing_products.gold"},
    ),
    (
        "[value.missing_products]\nfund = []\ninsurance = []\nprivate = []\ngold = []\nloan = []",
        "value.missing_products",
        "[]",
        "some_group",
        {},
    ),
    (
        "[tier.line]\ngold = 200_000",
        "tier.line",
        "[200000, 200000, 500000, 6000000]",
        "rising_lines",
        {"order": ("gold", "platinum", "wealth", "private")},
    ),
    (
        "[plan]\nday_end = 9",
        "plan",
        "[9.0, 12.0, 14.0, 9.0]",
        "rising_hours",
        {"order": ("day_start", "lunch_start", "lunch_end", "day_end")},
    ),
    (
        "[plan]\nlunch_end = 18",
        "plan",
        "[9.0, 12.0, 18.0, 17.5]",
        "rising_hours",
        {"order": ("day_start", "lunch_start", "lunch_end", "day_end")},
    ),
    ("[by_age]\nplan_ages = [40, 35]", "by_age.plan_ages", "[40, 35]", "from_to", {}),
    ("[by_age]\nplan_ages = [35]", "by_age.plan_ages", "[35]", "from_to", {}),
    (
        "[allocation.by_level]\nC3 = [15, 55, 25, 10]",
        "allocation.by_level.C3",
        "[15, 55, 25, 10]",
        "percents",
        {"parts": ("cash", "fixed_income", "equity", "rest"), "total": 100},
    ),
    (
        "[allocation.by_stage]\nmature = [50, 40]",
        "allocation.by_stage.mature",
        "[50, 40]",
        "percents",
        {"parts": ("equity", "fixed_income", "cash"), "total": 100},
    ),
    ("[plan]\nday_end = 25", "plan.day_end", "25", "at_most", {"limit": 24}),
    ("[plan]\nminutes = 0", "plan.minutes", "0", "whole_number", {"least": 1}),
    ("[timing.maturity]\nmost = 30", "timing", "45.0", "at_most", {"limit": 40}),
    ("[timing.cool_off]\nmost = 21", "timing.cool_off.most", "21", "at_most", {"limit": 20}),
]


@pytest.mark.parametrize(("text", "key", "found", "code", "params"), WRONG)
def test_what_is_wrong_is_named_by_file_key_found_and_allowed(packaged, text, key, found, code, params):
    rulebook, problems = _build(packaged, text)

    assert rulebook is None
    assert [(each.file, each.key, each.found, each.allowed.code) for each in problems] == [(MINE, key, found, code)]
    assert params is None or dict(problems[0].allowed.params) == params
    assert tuple(problems[0].allowed.params) == ALLOWED_CODES[code]


def test_every_kind_of_problem_has_its_case():
    assert {code for *_, code, _ in WRONG} == ALLOWED_CODES.keys()


def test_all_problems_of_all_layers_are_found_at_once(packaged):
    last = ("last.toml", {"tier": {"line": {"silver": 1}}})
    _, problems = _build(packaged, "[timing.cool_off]\ndays = 0\n[priority.weight]\nlifetime = -1", last)

    assert {(each.file, each.key) for each in problems} == {
        (MINE, "timing.cool_off.days"),
        (MINE, "priority.weight.lifetime"),
        ("last.toml", "tier.line.silver"),
    }
