"""How fast the command is beside the floors it cannot go below; it prints, and never fails for being slow.

    python -m pytest -m bench -n 0 tests/bench

Everything is a whole process, and what is compared runs in turns, so that a busy machine slows both.
"""

import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
import xlsxwriter

pytestmark = pytest.mark.bench

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ROUNDS = int(os.environ.get("RMTOOL_BENCH_ROUNDS", "11"))
CLIENTS_MANY = 100_000
CLIENTS_PLANNED = 3_000
PRODUCTS = 200
FLOORS = {
    "T": [sys.executable, str(HERE / "floors.py")],
    "S": [sys.executable, str(HERE / "floors.py"), "--session"],
}
# The same words that an installed `rmtool` holds; its name is also what completion asks for.
ENTRY = "from rmtool.__main__ import main\nmain()\n"


class Measured(NamedTuple):
    seconds: float
    peak_mb: float


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="session")
def rmtool(folder):
    """The start of the command line, as pip would install it."""
    script = folder / "rmtool"
    script.write_text(ENTRY)
    return [sys.executable, str(script)]


@pytest.fixture(scope="session")
def small_book(folder):
    """1,000 clients."""
    return made_book(folder / "small.db", 1_000)


@pytest.fixture(scope="session")
def large_book(folder):
    """100,000 clients."""
    return made_book(folder / "large.db", CLIENTS_MANY)


@pytest.fixture
def scratch_book(small_book, tmp_path):
    """A copy to write in."""
    return Path(shutil.copy(small_book, tmp_path))


@pytest.fixture
def tell(capsys):
    """Print past pytest's capture: the numbers are what the run is for."""

    def say(text):
        with capsys.disabled():
            print(text)

    return say


def environment(book: Path) -> dict[str, str]:
    ours = {"PYTHONPATH": str(ROOT), "RMTOOL_BOOK": str(book), "RMTOOL_TODAY": "2026-11-24", "COLUMNS": "100"}
    # Without .pyc files every start would be measured with a compiler in it.
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | ours


def made_book(path: Path, clients: int, products: int = 0) -> Path:
    maker = [sys.executable, str(HERE / "book_maker.py"), str(path), str(clients), str(products)]
    subprocess.run(maker, env=environment(path), check=True)
    return path


def made_list(path: Path, changed: float) -> Path:
    maker = [sys.executable, str(HERE / "list_maker.py"), str(path), str(CLIENTS_MANY), str(changed)]
    subprocess.run(maker, check=True)
    return path


def measure(command: list[str], book: Path) -> Measured:
    # -I -S keep the measuring process as small as Python can be; the command's environment is untouched.
    runner = [sys.executable, "-I", "-S", str(HERE / "timed.py"), *command]
    done = subprocess.run(runner, env=environment(book), capture_output=True, text=True, check=True, cwd=ROOT)
    seconds, peak, code = done.stdout.split()
    assert code == "0", f"{command} ended with {code}: {done.stderr[-500:]}"
    return Measured(float(seconds), float(peak))


def median(rounds: list[Measured]) -> Measured:
    return Measured(statistics.median(each.seconds for each in rounds), max(each.peak_mb for each in rounds))


def in_turns(commands: dict[str, list[str]], book: Path) -> dict[str, Measured]:
    """Return the median of whole processes run in turns; `{round}` in a word is the round's number."""
    seen: dict[str, list[Measured]] = {name: [] for name in commands}
    for turn in range(ROUNDS + 1):
        for name, command in commands.items():
            seen[name].append(measure([word.replace("{round}", str(turn)) for word in command], book))
    # The first turn compiles and fills the caches.
    return {name: median(rounds[1:]) for name, rounds in seen.items()}


READING = {
    "rank": (["rank"], 1.5),
    "rank --why": (["rank", "--why", "000012"], 1.5),
    "rank -f json": (["rank", "-f", "json"], 1.5),
    "quadrant": (["quadrant"], 1.5),
    "quadrant --why": (["quadrant", "--why", "000012"], 1.5),
    "remind": (["remind"], 1.5),
    "remind -f json": (["remind", "-f", "json"], 1.5),
    "today": (["today"], 1.5),
    "profile": (["profile", "000012"], 1.6),
    "find name": (["find", "王伟"], 1.6),
    "find pinyin": (["find", "wangwei"], 1.6),
    "find phone": (["find", "0012"], 1.6),
    "--help": (["--help"], 1.2),
    "--version": (["--version"], 1.2),
}
WRITING = {
    "log": (["log", "000012", "round {round}", "--phone", "--reached"], 1.4),
    "log --topic": (["log", "000013", "round {round}", "--phone", "--reached", "--topic", "maturity"], 1.4),
    "add": (["add", "测速{round}", "--client-no", "B{round}", "--mobile", "10400000000"], 1.4),
    "edit": (["edit", "000012", "--set", "note=round {round}"], 1.4),
}


def line(name: str, measured: Measured, base: Measured, floor: str, wanted: float) -> str:
    times = f"{measured.seconds / base.seconds:5.2f} x {floor} (wanted {wanted})"
    return f"  {name:14} {measured.seconds * 1000:6.0f} ms  {times}  {measured.peak_mb:4.0f} MB"


def pace(floor: Measured) -> str:
    return f"  T = {floor.seconds * 1000:.0f} ms here and now; seconds and rows/s were set where it takes 140 ms"


@pytest.mark.parametrize(("floor", "work"), [("T", READING), ("S", WRITING)], ids=["reading", "writing"])
def test_commands_on_a_thousand_clients_against_their_floor(floor, work, rmtool, scratch_book, tell):
    commands = {name: rmtool + words for name, (words, _wanted) in work.items()}
    medians = in_turns({floor: FLOORS[floor]} | commands, scratch_book)
    base = medians[floor]
    tell(f"\n1,000 clients, median of {ROUNDS} rounds in turns: {floor} = {base.seconds * 1000:.0f} ms")
    for name, (_words, wanted) in work.items():
        tell(line(name, medians[name], base, floor, wanted))


def test_completion_against_its_floor(rmtool, small_book, tell):
    # What a shell asks of a Typer app when the Tab key is pressed.
    asked = {"_RMTOOL_COMPLETE": "complete_bash", "COMP_WORDS": "rmtool profile 0000", "COMP_CWORD": "2"}
    complete = ["env", *[f"{name}={value}" for name, value in asked.items()], *rmtool]
    medians = in_turns({"T": FLOORS["T"], "completion": complete}, small_book)
    tell("\n" + line("completion", medians["completion"], medians["T"], "T", 1.2))


@pytest.mark.parametrize("verb", ["rank", "quadrant", "remind", "today"])
def test_a_hundred_thousand_clients(verb, rmtool, large_book, tell):
    medians = in_turns({"T": FLOORS["T"], verb: [*rmtool, verb]}, large_book)
    seconds, peak = medians[verb]
    tell(f"\n100,000 clients: {verb} {seconds:.2f} s (wanted 1.5)  {peak:.0f} MB (wanted 90)")
    tell(pace(medians["T"]))


def test_recommendations_from_a_catalogue_of_two_hundred(rmtool, folder, tell):
    work = {
        "recommend": ["recommend", "000012"],
        "brief": ["brief", "000012"],
        "offer list": ["offer", "list", "000012"],
    }
    commands = {"T": FLOORS["T"]} | {name: [*rmtool, *words] for name, words in work.items()}
    medians = in_turns(commands, made_book(folder / "shelf.db", 1_000, PRODUCTS))
    tell(f"\n1,000 clients, {PRODUCTS} products")
    for name in work:
        tell(line(name, medians[name], medians["T"], "T", 1.6))
    large = made_book(folder / "work_list.db", 10_000, PRODUCTS)
    seconds, peak = measure([*rmtool, "recommend", "--all"], large)
    tell(f"  recommend --all, 10,000 clients x {PRODUCTS} products: {seconds:.1f} s (wanted 10)  {peak:.0f} MB")


def test_the_plan_of_three_thousand_clients(rmtool, folder, tell):
    medians = in_turns({"T": FLOORS["T"], "plan": [*rmtool, "plan"]}, made_book(folder / "plan.db", CLIENTS_PLANNED))
    seconds, peak = medians["plan"]
    tell(f"\n{CLIENTS_PLANNED:,} clients: plan {seconds:.2f} s (wanted 2)  {peak:.0f} MB")
    tell(pace(medians["T"]))


def test_one_client_costs_the_same_in_a_large_book(rmtool, small_book, large_book, tell):
    book_option = {f"{path.stem} book": ["--book", str(path)] for path in (small_book, large_book)}
    # Both books begin with the same clients; somebody who is in neither would be looked for in every note.
    with closing(sqlite3.connect(large_book)) as book:
        name, sound = book.execute("SELECT name, pinyin FROM client WHERE client_no = '000012'").fetchone()
    work = {
        "profile": ["profile", "000012"],
        "find name": ["find", name],
        "find pinyin": ["find", sound],
        "find phone": ["find", "19900000012"],
    }
    commands = {"T": FLOORS["T"]} | {
        f"{what}, {name}": [*rmtool, *option, *words]
        for what, words in work.items()
        for name, option in book_option.items()
    }
    medians = in_turns(commands, small_book)
    for name, (seconds, _peak) in medians.items():
        tell(f"\n{name}: {seconds * 1000:.0f} ms, {seconds / medians['T'].seconds:.2f} x T (wanted 1.6)")


def test_import_of_a_hundred_thousand_rows(rmtool, folder, tell):
    book = folder / "imported.db"
    first, later = made_list(folder / "first.csv", 0.0), made_list(folder / "later.csv", 0.5)
    tell("\nimport of 100,000 rows of 20 columns")
    tell(pace(in_turns({"T": FLOORS["T"]}, book)["T"]))
    runs = (
        ("first", first, "2026-11-23", 12_000),
        ("same again", first, "2026-11-23", 12_000),
        ("half changed", later, "2026-11-24", 6_000),
    )
    for name, file, as_of, wanted in runs:
        seconds, peak = measure([*rmtool, "import", str(file), "--as-of", as_of], book)
        rate = f"{CLIENTS_MANY / seconds:7,.0f} rows/s (wanted {wanted:,})"
        tell(f"  {name:14} {rate}  {seconds:.1f} s  {peak:.0f} MB")
    for name in ("undo of the half changed", "undo of the first"):
        seconds, peak = measure([*rmtool, "undo", "--yes"], book)
        tell(f"  {name:24} {seconds:.1f} s  {peak:.0f} MB")


def test_memory_of_an_import_does_not_grow_with_the_list(rmtool, folder, tell):
    peaks = []
    for rows in (10_000, CLIENTS_MANY):
        file = folder / f"{rows}.csv"
        subprocess.run([sys.executable, str(HERE / "list_maker.py"), str(file), str(rows)], check=True)
        peaks.append(measure([*rmtool, "import", str(file)], folder / f"{rows}.db").peak_mb)
    tell(f"\nimport: {peaks[0]:.0f} MB for 10,000 rows, {peaks[1]:.0f} MB for 100,000")


def test_import_of_a_workbook_beside_the_same_csv(rmtool, folder, tell):
    text, book = wide_list(folder / "wide.csv"), folder / "wide.xlsx"
    with xlsxwriter.Workbook(book, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for place, line in enumerate(text.read_text(encoding="utf-8").splitlines()):
            sheet.write_row(place, 0, line.split(","))
    medians = in_turns(
        {file.suffix: [*rmtool, "import", str(file), "--dry-run"] for file in (text, book)}, folder / "wide.db"
    )
    csv, xlsx = medians[".csv"], medians[".xlsx"]
    tell(
        f"\n10,000 rows of 40 columns: csv {csv.seconds:.2f} s, {csv.peak_mb:.0f} MB; xlsx {xlsx.seconds:.2f} s, {xlsx.peak_mb:.0f} MB"
    )
    tell(f"  a workbook takes {xlsx.seconds / csv.seconds:.2f} x its CSV (wanted 3)")


def wide_list(path: Path) -> Path:
    """Return the list of 20 columns with twenty more that no field takes."""
    subprocess.run([sys.executable, str(HERE / "list_maker.py"), str(path), "10000"], check=True)
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    more = [",".join(f"指标{n}" for n in range(20)), *([",".join(f"{n}.5" for n in range(20))] * len(rows))]
    path.write_text(
        "".join(f"{line},{end}\n" for line, end in zip([header, *rows], more, strict=True)), encoding="utf-8"
    )
    return path
