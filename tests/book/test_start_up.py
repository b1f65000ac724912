"""Reading a book must not pay for the tools of writing: SQLModel's import alone costs more than a morning's answer."""

import subprocess
import sys

import pytest

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "pypinyin", "rapidfuzz", "phonenumbers", "rich")
READING = """
import sys
from pathlib import Path
from rmtool import context
from rmtool.book import clients, facts, history, open
book = open.open_to_read(Path(sys.argv[1])).connection
client = clients.find_client(book, "zhangw")
asked = context.Run(today_word="2026-11-24").windows
list(facts.read_clients(book, windows=asked))
facts.read_file(book, client.client_id, windows=asked)
history.read_history(book, client.client_id)
clients.complete_client(book, "张")
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""


@pytest.fixture
def book(desk):
    desk.add(client_no="000012", name="张伟", mobile=["19900001234"])
    return desk.path


def test_reading_a_book_loads_none_of_the_heavy_libraries(book):
    done = subprocess.run([sys.executable, "-c", READING, book, *HEAVY], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("module", ["open", "facts", "records", "clients", "migrations", "trouble", "derive", "stored"])
def test_no_module_of_the_reading_side_loads_them_by_itself(module):
    script = f"import sys, rmtool.book.{module}; print(*(name for name in sys.argv[1:] if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script, *HEAVY], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
