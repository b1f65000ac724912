"""`rmtool rank`: the machine contract, the choice of clients, and the explained score (D31, D56-D61)."""

import pytest


def test_probe(run, sample):
    done = run("rank", "-f", "json")
    assert done.code == 0
    assert len(done.json) == 20
