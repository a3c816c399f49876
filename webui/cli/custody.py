"""`lk3 keys split` and `join`: the master key among custodians."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from engine import say
from webui.cli.telling import json_option, print_json, words
from webui.keys.master import keys_of, put
from webui.keys.shamir import MOST
from webui.keys.share import BadShare, Share, master_of, printed, read, shares_of
from webui.settings import BadSettings, from_environment

NO_KEY = say("Belum ada kunci induk. Jalankan lk3 init dahulu.")
SEVERAL = say(
    "Ada lebih dari satu kunci induk. Selesaikan lk3 keys rotate master dan lk3 keys forget-master"
    " dahulu."
)
TOO_FEW = say("Jumlah bagian harus paling sedikit sama dengan ambangnya.")
TOLD = say("Kunci induk sudah ada di LK3_MASTER_KEY; kosongkan dahulu.")
ANOTHER = say("{file} sudah berisi kunci lain; tidak ada yang ditimpa.")
HAND_OUT = say(
    "Serahkan setiap berkas kepada satu pemegang, di kertas atau di tempat yang hanya ia buka, lalu"
    " hapus dari mesin ini. Siapa yang mengumpulkan {threshold} bagian dapat membuka semua kasus."
)
AGAIN = say("Bagian lama tetap berlaku sampai kunci induk diganti dan yang lama dilupakan.")
PAGE = say(
    "LK3 · BAGIAN KUNCI INDUK {number} DARI {shares}\n"
    "Set {set} · kunci {master}\n\n"
    "{rows}\n\n"
    "{threshold} bagian dari set yang sama memulihkan kunci; kurang dari itu tidak memberi tahu apa"
    " pun.\nSimpan sendiri, jauh dari basis data dan cadangannya, dan jauh dari bagian lain.\n"
    "Bila disalin tangan: enam baris bernomor sudah cukup; kelompok terakhir tiap baris"
    " memeriksanya.\nMemulihkan: lk3 keys join BERKAS…\n"
)


@dataclass(frozen=True, slots=True)
class Split:
    """What was written."""

    set_id: str
    threshold: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Where the key lies now."""

    file: str
    master: str
    #: False when it lay there already.
    written: bool


@click.command("split", help=words("Bagi kunci induk kepada beberapa pemegang."))
@click.option(
    "--shares", required=True, type=click.IntRange(2, MOST), help=words("Banyaknya pemegang.")
)
@click.option(
    "--threshold",
    required=True,
    type=click.IntRange(2, MOST),
    help=words("Banyaknya bagian yang memulihkan kunci."),
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help=words("Map bagi berkasnya."),
)
@json_option
def split(shares: int, threshold: int, into: Path, *, as_json: bool) -> None:
    """Write one page for each custodian; nothing is overwritten."""
    if shares < threshold:
        raise click.UsageError(words(TOO_FEW))
    keys = from_environment().master
    if len(keys) != 1:
        raise BadSettings(words(SEVERAL if keys else NO_KEY))
    made = shares_of(keys[0], shares, threshold)
    into.mkdir(parents=True, exist_ok=True)
    files = [_written(into, share) for share in made]
    if as_json:
        print_json(Split(made[0].set_id, threshold, tuple(map(str, files))))
        return
    for file in files:
        click.echo(file)
    click.echo(words(HAND_OUT).format(threshold=threshold))
    click.echo(words(AGAIN))


@click.command("join", help=words("Pulihkan kunci induk dari bagian para pemegang."))
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@json_option
def join(files: Sequence[Path], *, as_json: bool) -> None:
    """Put the key where LK3_MASTER_FILE says, unless another one lies there."""
    settings = from_environment()
    if settings.master_told:
        raise BadSettings(words(TOLD))
    try:
        shares = [(str(file), read(_text(file), str(file))) for file in files]
        master = master_of(shares)
    except BadShare as refusal:
        raise BadSettings(words(refusal.said)) from None
    path, before = settings.master_file, settings.master
    put(path, master)
    # Also of two that run at once: whichever was first stays.
    if master not in keys_of(path):
        raise BadSettings(words(ANOTHER).format(file=path))
    if as_json:
        print_json(Joined(str(path), shares[0][1].master, written=not before))
    else:
        click.echo(words("Kunci induk ada di {file}.").format(file=path))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadShare(say("{file}: bukan berkas teks bagian kunci.", file=file)) from None


def _written(folder: Path, share: Share) -> Path:
    """Write a page that its owner alone can read."""
    path = folder / f"bagian-{share.set_id}-{share.number}.txt"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(
            words(PAGE).format(
                number=share.number,
                shares=share.shares,
                set=share.set_id,
                master=share.master,
                threshold=share.threshold,
                rows="\n".join(printed(share.content())),
            )
        )
    return path
