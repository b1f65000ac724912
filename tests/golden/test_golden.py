"""What the screens look like at three widths in two languages: `pytest tests/golden --update-golden` writes them anew."""

import shutil
from pathlib import Path

import pytest
from rich.cells import cell_len

HERE = Path(__file__).parent
SCREENS = {
    "rank": ["rank"],
    "why": ["rank", "--why", "000012"],
    "profile": ["profile", "000012"],
    "quadrant": ["quadrant"],
    "place": ["quadrant", "--why", "000012"],
    "remind": ["remind", "--days", "7", "--words"],
    "today": ["today"],
    "plan": ["plan"],
    "products": ["products", "list"],
    "product": ["products", "show", "LC1095"],
    "recommend": ["recommend", "000037"],
    "why_not": ["recommend", "000037", "--why-not", "SM0001"],
    "work_list": ["recommend", "--all", "--where", "risk_level = C3", "--where", "aum >= 20万"],
    "brief": ["brief", "000072"],
}
# The small book has no catalogue.
OF_THE_SAMPLE = {"products", "product", "recommend", "why_not", "work_list", "brief"}
CASES = [(screen, lang, columns) for screen in SCREENS for lang in ("en", "zh") for columns in (60, 80, 120)]
NEVER_CUT = {
    "rank": ["000012", "000173", "000301", "000044", "000088", "#4", "104.3"],
    "why": ["104.3"],
    "profile": ["000012"],
    "quadrant": ["--cell"],
    "place": ["000012"],
    "remind": ["000012", "000173", "000301", "#4", "000088", "000044", "--done", "--snooze"],
    "today": ["000012", "000173", "000301", "#4", "000088", "rmtool remind --words --kind birthday", "rmtool rank"],
    "plan": ["000012", "000173", "000301", "#4", "000088", "rmtool plan --day", "--ics"],
    "products": ["CK001", "LC1095", "SM0003", "R3 (R2)", "P5 (P4)", "rmtool products show CK001"],
    "product": ["LC1095", "R3"],
    "recommend": ["000037", "C4", "--why-not", "rmtool brief 000037"],
    "why_not": ["000037", "SM0001"],
    "work_list": ["C3"],
    "brief": ["000072", "GZ05", "rmtool log 000072", "--topic needs", "rmtool need add 000072"],
}


@pytest.fixture
def shown(run, desk, small_book, sample_book):
    def page(screen, lang, columns):
        shutil.copy(sample_book if screen in OF_THE_SAMPLE else small_book, desk.book)
        done = run("--lang", lang, *SCREENS[screen], COLUMNS=str(columns))
        assert done.code == 0, done.err
        # Rich fills lines with spaces, of which a screen shows nothing.
        return "".join(f"{line.rstrip()}\n" for line in done.lines)

    return page


@pytest.mark.parametrize(("screen", "lang", "columns"), CASES)
def test_a_screen_looks_as_it_was_agreed(shown, request, screen, lang, columns):
    kept = HERE / f"{screen}.{lang}.{columns}.txt"
    page = shown(screen, lang, columns)
    if request.config.getoption("--update-golden"):
        kept.write_text(page, encoding="utf-8")
    assert page == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(("screen", "lang", "columns"), CASES)
def test_no_line_is_wider_than_the_screen_and_what_is_typed_again_is_whole(shown, screen, lang, columns):
    page = shown(screen, lang, columns)
    assert [line for line in page.splitlines() if cell_len(line) > columns] == []
    for word in NEVER_CUT[screen]:
        assert word in page


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_scores_stand_under_each_other_whatever_the_width_of_the_names(shown, lang, columns):
    scores = ("104.3", "72.4", "52.2", "36.2", "30.0", "15.0")
    lines = [line for line in shown("rank", lang, columns).splitlines() if line[:1].isdigit() and line[1:3] == "  "]
    ends = [cell_len(line[: line.index(score) + len(score)]) for line, score in zip(lines, scores, strict=True)]
    assert len(set(ends)) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_points_of_an_explained_score_stand_under_each_other(shown, lang, columns):
    points = ("76.9", "28.0", "11.9", "15.0", "10.0", "12.0", "+27.4", "+20.0", "+7.4", "104.3")
    page = shown("why", lang, columns).splitlines()
    ends = set()
    for number in points:
        line = next(line for line in page if f"  {number}" in line)
        ends.add(cell_len(line[: line.rindex(f" {number}") + len(number) + 1]))
    assert len(ends) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_what_a_day_is_about_stands_under_each_other_whatever_the_width_of_the_names(shown, lang, columns):
    first = {"en": "never reached", "zh": "从未联系上"}[lang]
    for screen in ("today", "plan"):
        lines = [line for line in shown(screen, lang, columns).splitlines() if first[:9] in line]
        assert len(lines) == 4
        assert len({cell_len(line[: line.index(first[:9])]) for line in lines}) == 1
