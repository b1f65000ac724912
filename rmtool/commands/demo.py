"""`rmtool demo`: the sample book and its morning, in a throw-away folder; the RM's own book is not touched."""

import sys
import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import typer

from rmtool.commands.options import run_of
from rmtool.context import Run, sample_data
from rmtool.text import _

