"""`lk3 worker`: timers and deliveries apart from the pages."""

import signal
from threading import Event

import click

from webui.cli.frame import engine, tell_unsealed, witness
from webui.cli.telling import log_to_stderr, words
from webui.own_places import refuse_unsound


@click.command(
    "worker", help=words("Jalankan pekerja: tenggat dan kiriman, terpisah dari halaman.")
)
@click.option("--once", is_flag=True, help=words("Satu putaran saja, lalu selesai."))
def command(*, once: bool) -> None:
    """Work until interrupted."""
    from webui.worker import run_worker, work_once

    refuse_unsound()
    office = engine()
    tell_unsealed(office)
    log_to_stderr()
    if once:
        while work_once(office, witness()):
            pass
        return
    stop = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    run_worker(office, stop, witness=witness())
