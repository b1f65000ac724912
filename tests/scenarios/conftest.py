import shutil

import pytest


@pytest.fixture(scope="module")
def ask(command, sample_book, tmp_path_factory):
    """A copy of the sample book, asked on any day; no answer may be an error. The page is as wide as its words."""
    folder = tmp_path_factory.mktemp("copy")
    book = folder / "book.db"
    shutil.copy(sample_book, book)
    environment = {"RMTOOL_BOOK": str(book), "RMTOOL_CONFIG": str(folder), "RMTOOL_LANG": "en", "COLUMNS": "300"}

    def ask(today, *words):
        done = command(environment, "--today", today.isoformat(), *words)
        assert done.code == 0, (today, words, done.err)
        return done

    return ask
