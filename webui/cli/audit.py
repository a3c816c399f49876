"""`lk3 audit`: prove that the history is whole."""

import json
from pathlib import Path
from typing import TypeVar

import click

from engine import (
    MACHINE_ACTOR,
    VERIFIER,
    ProveHistory,
    Query,
    Unknown,
    Verdict,
    VerifyHistory,
    say,
    written_key,
)
from webui.cli.frame import REFUSED, engine, witness
from webui.cli.keeper import daerah_of, keeper
from webui.cli.telling import json_option, print_json, words
from webui.settings import from_environment

Answer = TypeVar("Answer")
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    required=True,
    help=words("Berkas hasil."),
)


@click.group("audit", help=words("Buktikan bahwa riwayat utuh."))
def command() -> None:
    """Group of the audit commands."""


@command.command(
    "verify", help=words("Periksa rantai riwayat; 1 dan entri bermasalah pertama bila tidak utuh.")
)
@click.option("--case", "no", default="", help=words("Hanya kasus ini."))
@json_option
@click.pass_context
def verify(ctx: click.Context, no: str, *, as_json: bool) -> None:
    """Recompute every chain of the installation, or one case's."""
    verdict = judged(no)
    if as_json:
        print_json(verdict)
    elif verdict.whole:
        counted = words("Riwayat utuh: {events} entri dalam {chains} rantai diperiksa.")
        click.echo(counted.format(events=verdict.events, chains=verdict.chains))
    else:
        line = words("Riwayat tidak utuh: rantai {chain}, entri {seq}: {why}")
        place = {"chain": verdict.bad_chain, "seq": verdict.bad_seq, "why": words(verdict.why)}
        click.echo(line.format(**place), err=True)
    if not verdict.whole:
        ctx.exit(REFUSED)


@command.command(
    "prove", help=words("Tulis bukti riwayat satu kasus, untuk diperiksa tanpa server ini.")
)
@click.argument("no")
@OUTPUT
def prove(no: str, output: Path) -> None:
    """Write the proof as JSON, and say with which key it is checked."""
    proof = asked(ProveHistory(no), no)
    text = json.dumps(proof, ensure_ascii=False, indent=1)
    output.write_text(text, encoding="utf-8")
    click.echo(words("Bukti ditulis ke {file}. Kunci: {key}").format(file=output, key=_key()))


@command.command("verifier", help=words("Tulis pemeriksa bukti: satu berkas Python tanpa paket."))
@OUTPUT
def verifier(output: Path) -> None:
    """Write the verifier, and say how it is run."""
    output.write_text(VERIFIER.read_text(encoding="utf-8"), encoding="utf-8")
    click.echo(words("python {file} BUKTI.json {key}").format(file=output, key=_key()))


def judged(no: str) -> Verdict:
    """Verify case `no`, or everything. Raises Unknown, naming the number, without such a case."""
    if no:
        return asked(VerifyHistory(no), no)
    return engine().ask(VerifyHistory(witness=witness().notes()), MACHINE_ACTOR)


def asked(query: Query[Answer], no: str) -> Answer:
    """Ask about case `no` as its keeper. Raises Unknown, naming the number, without such a case."""
    try:
        return engine().ask(query, keeper(daerah_of(no)))
    except Unknown:
        raise Unknown(say("Kasus “{no}” tidak ada.", no=no)) from None


def _key() -> str:
    from webui.seal import Ed25519Seal

    seal = Ed25519Seal(from_environment().seal)
    return written_key(seal.name, seal.public)
