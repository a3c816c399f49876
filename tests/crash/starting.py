"""Starts `lk3 serve` again and again: imports everything once, and forks for each start.

Reads lines "DATABASE_URL FOLDER PORT" from standard input; each start answers with its process id,
and then tells its address as the program does.
"""

import os
import signal
import sys

import waitress  # noqa: F401  the command imports it when it runs

import webui.wiring
import webui.worker  # noqa: F401  the same
from webui.cli import main


def start(url: str, folder: str, port: str) -> None:
    """Do what the program does, in this process, until it is killed."""
    os.environ |= {"DATABASE_URL": url, "LK3_VAR": folder}
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    print(os.getpid(), flush=True)  # noqa: T201
    main(["serve", "--port", port])


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for who was killed
    for line in sys.stdin:
        if os.fork() == 0:
            start(*line.split())
