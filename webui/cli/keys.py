"""`lk3 keys`: new keys for cases, daerah and the whole database; sealing what lay in the clear."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import click

from engine import Reindexing, Rotation, Shredding, masters_in_use, say
from forms import FormLibrary
from webui.cli.custody import join, split
from webui.cli.daerah_code import DaerahCode
from webui.cli.frame import database
from webui.cli.telling import json_option, print_json, words
from webui.keys.envelope import KEY
from webui.keys.master import BadMaster, alone, keep, made
from webui.keys.ring import fingerprint
from webui.settings import BadSettings, Settings, from_environment

Piece = TypeVar("Piece")
IN_THE_ENVIRONMENT = say(
    "Kunci induk ada di LK3_MASTER_KEY. Taruh kunci baru di depannya, dipisah spasi, nyalakan ulang"
    " peladen, jalankan perintah ini lagi, lalu hapus kunci lama."
)
STILL_THERE = say(
    "Kunci lama masih di berkas kunci. Hapus dengan lk3 keys forget-master setelah memeriksa bahwa"
    " kasus terbuka."
)
IN_USE = say(
    "Kunci induk lama masih dipakai. Jalankan lk3 keys rotate master sampai selesai, lalu ulangi."
)
#: What is told while it is done, and afterwards.
TOLD = {
    "keys": (say("Mengganti kunci"), say("{n} kunci diganti.")),
    "search": (say("Menulis ulang daftar cari"), say("{n} kasus ditulis ulang.")),
}

BUSY = say("{file} sedang diganti oleh perintah lain. Tunggu sampai selesai, lalu ulangi.")
BACKUPS = say(
    "Di berkas basis data tidak tersisa kuncinya. Cadangan dari sebelum hari itu masih memuatnya:"
    " hapus cadangan itu bila waktunya tiba."
)


@dataclass(frozen=True, slots=True)
class Rotated:
    """What was done."""

    #: "case", "daerah", "master" or "search".
    level: str
    count: int


@click.group("keys", help=words("Kelola kunci penyandi isi kasus."))
def command() -> None:
    """Group of the key commands."""


command.add_command(split)
command.add_command(join)


@command.group("rotate", help=words("Ganti kunci; boleh diputus dan diulang kapan saja."))
def rotate() -> None:
    """Group of the keys: of a case, of a daerah, of search, and the master."""


@rotate.command("case", help=words("Sandikan ulang isi setiap kasus dengan kunci baru."))
@click.option("--daerah", type=DaerahCode(), default=None, help=words("Hanya daerah ini."))
@click.option(
    "--older",
    default=1,
    show_default=True,
    type=click.IntRange(0),
    help=words("Hanya kunci yang lebih tua dari sekian hari, dan kasus yang belum tersandi."),
)
@json_option
def of_cases(daerah: str | None, older: int, *, as_json: bool) -> None:
    """Give cases new keys; a run that was broken off goes on where it stopped."""
    from webui.wiring import clock

    work = _rotation(from_environment())
    found = work.cases(daerah or "", clock() - timedelta(days=older))
    _each("case", found, work.case, as_json=as_json)


@rotate.command("daerah", help=words("Bungkus kunci kasus dengan kunci daerah yang baru."))
@click.option("--daerah", type=DaerahCode(), default=None, help=words("Hanya daerah ini."))
@json_option
def of_daerah(daerah: str | None, *, as_json: bool) -> None:
    """Give every daerah a new key."""
    work = _rotation(from_environment())
    _each("daerah", [daerah] if daerah else work.daerah_keys(), work.daerah, as_json=as_json)


@rotate.command("master", help=words("Buat kunci induk baru dan bungkus kunci daerah dengannya."))
@json_option
def of_master(*, as_json: bool) -> None:
    """Make a new master key and wrap with it; the one before is kept until it is forgotten."""
    settings = from_environment()
    path = settings.master_file
    if settings.master_told:
        if len(settings.master) == 1:
            raise BadSettings(words(IN_THE_ENVIRONMENT))
        work = _rotation(settings)
        _each("master", work.daerah_keys(), work.master, as_json=as_json)
        return
    with _alone(path):
        before = made(path)
        # A run that was broken off left two keys: it goes on with the new one.
        keys = before if len(before) > 1 else (secrets.token_bytes(KEY), *before)
        keep(path, keys)
        work = _rotation(from_environment())
        _each("master", work.daerah_keys(), work.master, as_json=as_json)
    if not as_json:
        click.echo(words(STILL_THERE))


@rotate.command("search", help=words("Ganti kunci pencarian dan tulis ulang daftar cari."))
@click.option("--daerah", type=DaerahCode(), default=None, help=words("Hanya daerah ini."))
@json_option
def of_search(daerah: str | None, *, as_json: bool) -> None:
    """Give every daerah a new search key; people are found all the while."""
    work, keys = _reindexing(from_environment())
    for one in [daerah] if daerah else keys.daerah_keys():
        work.renew(one)
    _write_anew(work, daerah, as_json=as_json)


@command.command("reindex", help=words("Tulis ulang daftar cari orang; boleh diputus dan diulang."))
@click.option("--daerah", type=DaerahCode(), default=None, help=words("Hanya daerah ini."))
@json_option
def reindex(daerah: str | None, *, as_json: bool) -> None:
    """Write anew what people are found by: for cases from before, or after a broken run."""
    work, _ = _reindexing(from_environment())
    _write_anew(work, daerah, as_json=as_json)


@command.command("destroy", help=words("Hapus sisa kunci kasus yang pemusnahannya disetujui."))
@click.argument("cases", nargs=-1, required=True, metavar=words("NOMOR…"))
@json_option
def destroy(cases: tuple[str, ...], *, as_json: bool) -> None:
    """Finish erasures that two people decided: no file of the database keeps a key of theirs."""
    done = Shredding(database(from_environment())).cases(cases)
    if as_json:
        print_json(done)
        return
    for one in done:
        click.echo(f"{one.case_no}: {words(one.said)}")
    click.echo(words(BACKUPS))


@command.command("forget-master", help=words("Hapus kunci induk lama dari berkas kunci."))
def forget_master() -> None:
    """Keep the newest master key alone, unless something is wrapped by another one."""
    settings = from_environment()
    if settings.master_told:
        raise BadSettings(words(IN_THE_ENVIRONMENT))
    with _alone(settings.master_file):
        newest = from_environment().master[:1]
        if masters_in_use(database(settings)) - {fingerprint(key) for key in newest}:
            raise BadSettings(words(IN_USE))
        if newest:
            keep(settings.master_file, newest)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Change the key file alone: of two new keys one would be lost, and all it wraps with it."""
    with ExitStack() as stack:
        try:
            stack.enter_context(alone(path))
        except BadMaster:
            raise BadSettings(words(BUSY).format(file=path)) from None
        yield


def _rotation(settings: Settings) -> Rotation:
    from webui.wiring import clock, keyring

    opened = database(settings)
    return Rotation(opened, keyring(opened, settings), clock)


def _reindexing(settings: Settings) -> tuple[Reindexing, Rotation]:
    from webui.wiring import clock, keyring

    opened = database(settings)
    ring = keyring(opened, settings)
    return Reindexing(opened, ring, FormLibrary(), clock), Rotation(opened, ring, clock)


def _write_anew(work: Reindexing, daerah: str | None, *, as_json: bool) -> None:
    _each("search", work.cases(daerah or ""), work.case, as_json=as_json)
    work.forget()


def _each(
    level: str, pieces: Sequence[Piece], do: Callable[[Piece], None], *, as_json: bool
) -> None:
    doing, done = TOLD["search" if level == "search" else "keys"]
    with click.progressbar(pieces, label=words(doing), hidden=as_json) as shown:
        for piece in shown:
            do(piece)
    if as_json:
        print_json(Rotated(level, len(pieces)))
    else:
        click.echo(words(done).format(n=len(pieces)))
