"""The JSON beside the packaged TOML files: of the very text, and read as the text is."""

import tomllib

import pytest

from rmtool import config
from tests.compiled import DATA, NAMES, compiled, path_of


@pytest.mark.parametrize("name", NAMES)
def test_the_json_is_of_the_toml_beside_it(name):
    assert path_of(name).read_text("utf-8") == compiled(name), "python tests/compiled.py update"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_is_what_the_toml_says(name):
    assert config.read_packaged(name) == tomllib.loads((DATA / name).read_text("utf-8"))


def test_a_json_of_another_text_is_not_believed(tmp_path, monkeypatch):
    """Who changes a number in the TOML sees it at once."""
    (tmp_path / "rulebook.toml").write_text("[plan]\nvisits = 9\n")
    (tmp_path / "rulebook.json").write_text('{"of": 1, "tables": {"plan": {"visits": 3}}}')
    monkeypatch.setattr("importlib.resources.files", lambda _package: tmp_path)
    assert config.read_packaged("rulebook.toml") == {"plan": {"visits": 9}}
