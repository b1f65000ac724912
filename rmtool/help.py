"""Help pages in the reader's language: the words that Typer writes itself, and ours for them."""

import re

from rmtool.text import _, mark

# Typer vendors its parser and writes these in English, outside any catalogue.
TYPERS_WORDS = (
    mark("Usage:"),
    mark("Arguments:"),
    mark("Options:"),
    mark("[OPTIONS]"),
    mark("COMMAND [ARGS]..."),
    mark("[required]"),
    mark("[default: "),
    mark("Show this message and exit."),
    mark("Install completion for the current shell."),
    mark("Show completion for the current shell, to copy it or customize the installation."),
)


def translated(page: str) -> str:
    """Return a help page with Typer's own words in the language in force; they may be broken across lines."""
    for word in TYPERS_WORDS:
        ours = _(word)
        if ours != word:
            page = re.sub(
                r"\s+".join(map(re.escape, word.split(" "))) if len(word) > 60 else re.escape(word), ours, page
            )
    return page
