"""`lk3 serve`: the pages, with the worker beside them."""

import gc
import signal
import sys
from urllib.parse import parse_qs, urlsplit

import click

from engine import MACHINE_ACTOR, DemoAccounts, Text, say
from webui.cli.frame import REFUSED, engine, tell_unsealed, witness
from webui.cli.telling import log_to_stderr, words
from webui.hosts import HERE
from webui.own_places import refuse_unsound
from webui.settings import from_environment

NO_MASTER = say(
    "Kunci induk belum ada. Jalankan lk3 init untuk membuatnya, atau isi LK3_MASTER_KEY atau"
    " LK3_MASTER_FILE."
)
NO_HTTPS = say(
    "LK3_HTTPS belum diisi: tanpa https kata sandi, tautan, dan sesi terbaca di jaringan. Taruh"
    " proksi https di depannya, lalu jalankan dengan LK3_HTTPS=1 dan LK3_PROXIES=1."
)
OPEN_DATABASE = say(
    "DATABASE_URL menunjuk mesin lain tanpa TLS yang diperiksa. Tambahkan ?sslmode=verify-full."
)
OPEN_WEBHOOK = say("LK3_WEBHOOK menunjuk mesin lain tanpa https. Pakai alamat https://.")
DEMO = say("Basis data ini berisi akun latihan; hapus dahulu atau pakai yang lain.")


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
    "--production",
    is_flag=True,
    help=words("Tolak akun latihan, dan tanpa kunci induk atau https."),
)
@click.pass_context
def command(ctx: click.Context, host: str, port: int, *, worker: bool, production: bool) -> None:
    """Serve until interrupted."""
    from webui import create_app
    from webui.listening import listen
    from webui.wiring import clock
    from webui.worker import start_worker

    settings = from_environment()
    refuse_unsound()
    if production:
        refuse_if(ctx, NO_MASTER, holds=not settings.master)
        refuse_if(ctx, OPEN_DATABASE, holds=is_open(settings.database_url))
        refuse_if(ctx, OPEN_WEBHOOK, holds=is_open(settings.webhook))
    office = engine()
    if production:
        refuse_if(ctx, DEMO, holds=bool(office.ask(DemoAccounts(), MACHINE_ACTOR)))
        refuse_if(ctx, NO_HTTPS, holds=not settings.https)
    tell_unsealed(office)
    log_to_stderr()
    app = create_app(office, settings, clock)
    try:
        server = listen(app, host, port)
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


def is_open(address: str) -> bool:
    """Tell whether words to this address could be read or changed on their way."""
    there = urlsplit(address)
    asked = parse_qs(there.query)
    named = {there.hostname or "", *asked.get("host", ())}
    elsewhere = {host for host in named if host not in HERE | {""} and not host.startswith("/")}
    proven = there.scheme == "https" or asked.get("sslmode") == ["verify-full"]
    return bool(elsewhere) and not proven


def refuse_if(ctx: click.Context, why: Text, *, holds: bool) -> None:
    """End with one line that names the repair."""
    if holds:
        click.echo(words(why), err=True)
        ctx.exit(REFUSED)
