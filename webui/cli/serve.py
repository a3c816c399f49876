"""`lk3 serve`: the pages, with the worker beside them."""

import gc
import signal
import sys

import click

from engine import MACHINE_ACTOR, DemoAccounts, say
from webui.cli.frame import REFUSED, engine, witness
from webui.cli.telling import log_to_stderr, words
from webui.settings import from_environment

NO_MASTER = say(
    "Kunci induk belum ada. Jalankan lk3 init untuk membuatnya, atau isi LK3_MASTER_KEY atau"
    " LK3_MASTER_FILE."
)


@click.command(
    "serve", help=words("Jalankan halaman web (dengan pekerja pengatur waktu di dalamnya).")
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help=words("Alamat yang didengarkan.")
)
@click.option(
    "--port",
    default=8080,
    show_default=True,
    type=click.IntRange(0, 65_535),
    help=words("Nomor pintu; 0 memilih yang bebas."),
)
@click.option(
    "--worker/--no-worker", default=True, help=words("Jalankan pekerja di dalam proses ini.")
)
@click.option(
    "--production", is_flag=True, help=words("Tolak basis data yang berisi akun latihan.")
)
@click.pass_context
def command(ctx: click.Context, host: str, port: int, *, worker: bool, production: bool) -> None:
    """Serve until interrupted."""
    from waitress import create_server

    from webui import create_app
    from webui.security import SERVER
    from webui.wiring import clock
    from webui.worker import start_worker

    if production and not from_environment().master:
        click.echo(words(NO_MASTER), err=True)
        ctx.exit(REFUSED)
    office = engine()
    if production and office.ask(DemoAccounts(), MACHINE_ACTOR):
        click.echo(
            words("Basis data ini berisi akun latihan; hapus dahulu atau pakai yang lain."),
            err=True,
        )
        ctx.exit(REFUSED)
    log_to_stderr()
    app = create_app(office, from_environment(), clock)
    try:
        server = create_server(app, host=host, port=port, **SERVER)
    except ValueError:
        unknown = words("Alamat “{host}” tidak dikenal.").format(host=host)
        raise click.UsageError(unknown, ctx) from None
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    stop = start_worker(office, witness=witness()) if worker else None
    shown = getattr(server, "effective_port", port)
    click.echo(words("Buka http://{host}:{port}").format(host=host, port=shown))
    # What is loaded by now stays: a full collection that walks it holds a page up for 90 ms.
    gc.collect()
    gc.freeze()
    try:
        server.run()
    finally:
        if stop:
            stop.set()
