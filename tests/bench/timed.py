"""Runs one command and prints its wall time in seconds, its peak memory in MB and its exit code.

A process of its own, and a small one: on Linux a child's peak counts the memory of whoever started it, so a
test run of 100 MB could measure nothing below.
"""

import os
import sys
import time


def main(command: list[str]) -> None:
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    started = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=silent)
    _child, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    per_mb = 1024 * 1024 if sys.platform == "darwin" else 1024
    print(seconds, used.ru_maxrss / per_mb, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1:])
