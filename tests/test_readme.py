"""The README cannot rot: its commands are the app's, its console blocks are run, its numbers are the rulebook's."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import typer.main

from rmtool.app import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SECONDS = re.compile(r"\d+\.\d s\b")


def commands_of_the_app():
    group = typer.main.get_command(app)
    for name, command in group.commands.items():
        yield from (f"{name} {sub}" for sub in command.commands) if hasattr(command, "commands") else [name]


def test_the_command_table_is_the_app():
    rows = re.findall(r"^\| `rmtool ([a-z]+)(?: ([a-z]+(?:/[a-z]+)*))?", README, re.MULTILINE)
    listed = [f"{verb} {under}".strip() for verb, unders in rows for under in unders.split("/")]
    assert sorted(listed) == sorted(commands_of_the_app())


def test_every_command_has_help_that_says_what_it_does():
    group = typer.main.get_command(app)
    assert all(command.help for command in group.commands.values())


def blocks():
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        yield from re.findall(r"^\$ (rmtool .*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)


def test_the_console_blocks_show_what_the_program_prints(tmp_path):
    env = os.environ | {
        "RMTOOL_BOOK": str(tmp_path / "book.db"), "RMTOOL_CONFIG": str(tmp_path), "RMTOOL_TODAY": "2026-11-24",
        "RMTOOL_LANG": "en", "COLUMNS": "100",
    }  # fmt: skip
    shown = list(blocks())
    assert shown
    for command, output in shown:
        words = [sys.executable, "-m", *command.split()]
        done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=True)
        assert trimmed(done.stdout) == trimmed(output), command


def trimmed(text):
    lines = [SECONDS.sub("0.0 s", line.rstrip()) for line in text.splitlines()]
    return "\n".join(lines).strip()


def test_the_two_set_up_commands_are_complete():
    commands = re.findall(r"^python3 -m venv .*", README, re.MULTILINE)
    assert [command.split(" && ")[-1] for command in commands] == [".venv/bin/rmtool demo", ".venv/bin/pytest -q"]


def test_the_table_of_points_is_the_rulebook():
    rulebook = tomllib.loads((ROOT / "rmtool/data/rulebook.toml").read_text("utf-8"))
    weights = sorted(entry["value"] for entry in rulebook["priority"]["weight"].values())
    shown = sorted(int(points) for points in re.findall(r"^\| .* \| (\d+) \| D\d+ \|$", README, re.MULTILINE))
    assert shown == weights
