"""The entry: the garbage collector rests and the language is chosen before anything heavy is imported."""

import gc
import os
import sys


def main() -> None:
    """Run the command line; the process ends with one of the exit codes that README lists."""
    gc.disable()
    from rmtool import config, text

    text.set_language(config.language(sys.argv[1:]))
    _speak_utf8()
    from rmtool.app import app

    gc.freeze()
    app()


def _speak_utf8() -> None:
    """A pipe gets UTF-8 on every system, and a terminal that lacks a character shows a stand-in, never a crash."""
    chosen = "PYTHONIOENCODING" in os.environ
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if chosen or stream.isatty() else "utf-8", errors="replace")


if __name__ == "__main__":
    main()
