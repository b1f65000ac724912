"""The command as a process: pipes, exit codes, encodings, languages, colour, and two commands at once."""

import json
import re
import signal
import time

import pytest

DRAWN = re.compile(r"[\u2500-\u259f]")  # box drawing and block elements
COLOUR = re.compile(r"\x1b\[")


@pytest.mark.parametrize(
    "words", [["rank", "--top", "0"], ["rank", "--top", "0", "-f", "csv"], ["log", "--list", "-f", "json"]]
)
def test_a_pipe_into_head_ends_quietly(start_process, sample, words):
    done = start_process(*words)
    assert done.stdout.readline()
    done.stdout.close()  # what `head -1` does
    error = done.stderr.read().decode()
    done.stderr.close()
    assert done.wait(30) == 0
    assert "Traceback" not in error
    assert "BrokenPipe" not in error


def test_a_pipe_that_is_closed_before_the_first_word_ends_quietly(start_process, sample):
    done = start_process("rank", "-f", "ids")
    done.stdout.close()
    error = done.stderr.read().decode()
    done.stderr.close()
    assert done.wait(30) == 0
    assert "Traceback" not in error
    assert "Exception ignored" not in error


def test_an_interrupted_import_ends_with_130_and_changes_nothing(start_process, sample):
    rows = "\n".join(f"{number},甲{number}" for number in range(100_000, 200_000))
    sample.write("long.csv", f"client_no,name\n{rows}\n")
    before = sample.book.stat().st_size
    started = start_process("import", "long.csv")
    time.sleep(1.5)
    started.send_signal(signal.SIGINT)
    started.stdout.close()
    error = started.stderr.read().decode()
    started.stderr.close()
    assert started.wait(30) == 130
    assert "nothing was changed" in error
    assert "Traceback" not in error
    assert sample.book.stat().st_size == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["rank"], 0),
        (["rank", "--no-such"], 2),
        ([], 2),
        (["profile", "nobody"], 3),
        (["profile", "zw"], 4),
        (["--book", "gone.db", "rank"], 5),
        (["--rulebook", "gone.toml", "rank"], 6),
        (["import", "bad.csv"], 7),
        (["import", "short.csv", "--full"], 8),
        (["import", "gone.csv"], 9),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else str(part),
)
def test_every_way_to_end_has_its_exit_code(run_process, small, words, code):
    small.write("bad.csv", "client_no,name,aum\n000900,新人,约50\n")
    small.write("short.csv", "client_no,name\n000012,王伟\n")
    done = run_process(*words)
    assert done.code == code, done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"LANG": "C", "LC_ALL": "C"}, "utf-8"),
        ({"PYTHONIOENCODING": "gb18030"}, "gb18030"),
        ({"PYTHONIOENCODING": "ascii"}, "ascii"),
    ],
    ids=["LANG=C", "gb18030", "ascii"],
)
def test_any_encoding_of_the_system_is_answered_without_a_crash(run_process, small, environment, encoding):
    done = run_process("rank", env=environment, encoding=encoding)
    assert done.code == 0, done.err
    assert ("王伟" if encoding != "ascii" else "?") in done.out
    assert "000012" in done.out
    missing = run_process("profile", "王五", env=environment, encoding=encoding)
    assert missing.code == 3


@pytest.mark.parametrize(
    ("words", "environment", "chinese"),
    [
        (["rank"], {"RMTOOL_LANG": "zh"}, True),
        (["rank"], {"RMTOOL_LANG": "en", "LANG": "zh_CN.UTF-8"}, False),
        (["rank"], {"RMTOOL_LANG": None, "LANG": "zh_CN.UTF-8"}, True),
        (["rank"], {"RMTOOL_LANG": None, "LANG": "en_US.UTF-8"}, False),
        (["rank"], {"RMTOOL_LANG": None, "LC_ALL": "zh_CN.GB18030", "LANG": "en_US.UTF-8"}, True),
        (["--lang", "zh", "rank"], {"RMTOOL_LANG": "en"}, True),
        (["rank", "--lang=en"], {"RMTOOL_LANG": "zh"}, False),
        (["--help"], {"RMTOOL_LANG": "zh"}, True),
        (["rank", "--help", "--lang", "zh"], {}, True),
    ],
)
def test_the_language_is_that_of_the_flag_then_the_environment_then_the_system(
    run_process, small, words, environment, chinese
):
    done = run_process(*words, env=environment)
    assert done.code == 0, done.err
    # The first line is ours alone; names and banks below it are Chinese in every language.
    assert bool(re.search(r"[\u4e00-\u9fff]", done.out.splitlines()[0])) == chinese


def test_config_toml_says_the_language_where_nothing_else_does(run_process, small):
    (small.config / "config.toml").write_text('lang = "zh"\n')
    assert run_process("--help", env={"RMTOOL_LANG": None}).out != run_process("--help").out


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["rank"], {}),
        (["rank"], {"NO_COLOR": "1"}),
        (["rank"], {"TERM": "xterm-256color"}),
        (["rank", "--why", "000012"], {}),
        (["profile", "000012"], {}),
        (["log", "--list"], {}),
        (["rules", "show"], {}),
        (["--help"], {}),
    ],
)
def test_a_pipe_gets_neither_colour_nor_boxes(run_process, small, words, environment):
    done = run_process(*words, env=environment)
    assert done.code == 0, done.err
    assert not DRAWN.search(done.out)
    assert not COLOUR.search(done.out)


def test_no_progress_bar_is_drawn_where_nobody_watches(run_process, desk):
    rows = "".join(f"{n:06},客户{n}\n" for n in range(1, 3001))
    desk.write("list.csv", "client_no,name\n" + rows)
    done = run_process("import", "list.csv")
    assert (done.code, done.err) == (0, "")
    assert not COLOUR.search(done.out)
    assert not DRAWN.search(done.out)
    assert "\r" not in done.out


def test_without_columns_a_pipe_cuts_nothing(run_process, small):
    done = run_process("rank", env={"COLUMNS": None})
    assert "…" not in done.out


def test_a_contact_logged_during_a_long_import_is_kept_and_so_is_the_import(run_process, start_process, small):
    rows = "".join(f"9{n:06},客户{n},{n}00\n" for n in range(12_000))
    small.write("long.csv", "client_no,name,aum\n" + rows)
    long = start_process("import", "long.csv", "-f", "json")
    logged, began = [], time.monotonic()
    while long.poll() is None and time.monotonic() - began < 60:
        logged.append(run_process("log", "000012", f"call {len(logged)}", "--phone"))
    out, err = long.communicate()
    assert long.returncode == 0, err
    assert json.loads(out)["added"] == 12_000
    assert logged
    assert {done.code for done in logged} == {0}, [done.err for done in logged]
    notes = [one["note"] for one in json.loads(run_process("log", "--list", "000012", "-f", "json").out)]
    assert {f"call {n}" for n in range(len(logged))} <= set(notes)


def test_two_commands_that_make_the_book_at_the_same_moment_share_it(start_process, desk):
    started = [start_process("add", f"客户{n}", "--client-no", f"{n:06}") for n in range(3)]
    ends = [(process.communicate(timeout=60), process.returncode) for process in started]
    assert [code for _streams, code in ends] == [0] * 3, ends
    done = start_process("rank", "-f", "ids")
    assert done.communicate()[0].decode().split() == ["000000", "000001", "000002"]
