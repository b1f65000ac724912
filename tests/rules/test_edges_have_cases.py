"""Every named point of a curve and every tier line has a case at it, one just below and one just above."""

import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "cases"
CURVES = {
    ("assets", "points"): ("aum", 1),
    ("income", "points"): ("monthly_income", 1),
    ("headroom", "points"): ("assets_elsewhere", 1),
    ("nearness", "points"): ("distance_home_km", 0.1),
    ("lifetime", "children"): ("children", 1),
}


def _clients(pattern):
    for file in sorted(FOLDER.glob(pattern)):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            yield case["client"]


def _around(at, step):
    return {round(at + step * side, 1) for side in (-1, 0, 1) if at + step * side >= 0}


@pytest.mark.parametrize(("curve", "field", "step"), [(key, *value) for key, value in CURVES.items()])
def test_every_point_of_a_curve_of_value_has_its_cases(packaged, curve, field, step):
    section, name = curve
    seen = {client[field] for client in _clients("rank_*.toml") if field in client}

    for at, _share in packaged["value"][section][name]["value"]:
        assert _around(at, step) <= seen


def test_every_age_has_its_cases(packaged):
    ages = {2026 - client["birth_date"].year for client in _clients("rank_edges.toml") if "birth_date" in client}

    for at, _share in packaged["value"]["lifetime"]["ages"]["value"]:
        assert _around(at, 1) <= ages


def test_every_point_of_a_maturity_has_its_cases(packaged):
    held = [one for client in _clients("rank_*.toml") for one in client.get("maturities", ())]
    days, amounts = {one["in_days"] for one in held}, {one["amount"] for one in held if "amount" in one}
    rules = packaged["timing"]["maturity"]

    assert all(_around(at, 1) <= days for at, _ in rules["ahead"]["value"])
    assert all({-day for day in _around(at, 1)} <= days for at, _ in rules["behind"]["value"])
    assert all(_around(at, 1) <= amounts for at, _ in rules["amounts"]["value"])


def test_every_point_of_silence_has_its_cases(packaged):
    wished = [client for client in _clients("rank_*.toml") if client.get("wanted_interval_days") == 30]
    days = {client["reached_days_ago"] for client in wished if "reached_days_ago" in client}

    assert all(_around(at * 30, 1) <= days for at, _ in packaged["timing"]["contact"]["silence"]["value"])


def test_every_tier_line_has_its_cases(packaged):
    seen = {client["aum"] for client in _clients("tier.toml") if "aum" in client}

    assert all(_around(entry["value"], 1) <= seen for entry in packaged["tier"]["line"].values())


def test_both_lines_of_the_quadrant_have_their_cases():
    cases = tomllib.loads((FOLDER / "quadrant.toml").read_text(encoding="utf-8"))["case"]

    assert {499_999, 500_000, 500_001} <= {case["client"].get("aum") for case in cases}
    # 30.4375 / 30 x 20 minutes = 20.3: a line at it, and a tenth on both sides.
    assert {20.2, 20.3, 20.4} <= {case["lines"]["minutes"] for case in cases}
