"""`lk3 migrate`: take running cases of a process to another version of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import click

from engine import (
    Actor,
    CasePlan,
    Engine,
    EngineError,
    MigrateCase,
    MigrationPlan,
    MigrationSheet,
    Text,
    UndoMigration,
    Unknown,
    say,
)
from webui.cli.daerah_code import DaerahCode
from webui.cli.frame import REFUSED, engine
from webui.cli.keeper import mender
from webui.cli.telling import json_option, print_json, words

#: Cases that are tried out in one question.
PAGE = 50


class Pair(click.ParamType[tuple[str, str]]):
    """A step of the old version and its counterpart: OLD=NEW."""

    name = "lama=baru"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return both ids."""
        old, sign, new = value.partition("=")
        if not (old and sign and new):
            self.fail(words("Tuliskan LAMA=BARU, bukan “{value}”.").format(value=value), param, ctx)
        return old, new


@dataclass(frozen=True, slots=True)
class _Way:
    """From where to where, for whom."""

    office: Engine
    actor: Actor
    process: str
    old: int
    new: int
    mapping: Mapping[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class _Told:
    """One case in the outcome."""

    no: str
    verdict: str
    done: bool
    at: tuple[str, ...] = ()
    reasons: tuple[Text, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


@click.command(
    "migrate",
    help=words(
        "Pindahkan kasus berjalan ke versi lain; tiap kasus diuji coba dahulu, dan yang akan "
        "kehilangan sesuatu tetap pada versinya. 1 bila ada yang tetap."
    ),
)
@click.argument("process")
@click.option("--daerah", type=DaerahCode(), required=True, help=words("Kode daerah."))
@click.option("--from", "old", type=int, required=True, help=words("Versi asal."))
@click.option("--to", "new", type=int, required=True, help=words("Versi tujuan."))
@click.option(
    "--map", "pairs", type=Pair(), multiple=True, help=words("Langkah lama dan penggantinya.")
)
@click.option("--case", "numbers", multiple=True, help=words("Hanya kasus ini; dapat diulang."))
@click.option("--reason", default="", help=words("Alasan; tercatat dalam riwayat."))
@click.option("--dry-run", is_flag=True, help=words("Uji coba saja; tidak ada yang berubah."))
@click.option("--undo", is_flag=True, help=words("Kembalikan kasus yang belum berjalan lagi."))
@json_option
@click.pass_context
def command(ctx: click.Context, /, **given: object) -> None:
    """Plan, then take over what is safe; or take back what has not moved on."""
    way = _way(given)
    numbers, dry_run, quiet = given["numbers"], bool(given["dry_run"]), bool(given["as_json"])
    chosen = frozenset(numbers) if isinstance(numbers, tuple) else frozenset[str]()
    if given["undo"]:
        told = list(_undone(way, chosen, quiet=quiet))
    else:
        told = list(_migrated(way, chosen, dry_run=dry_run, quiet=quiet))
    _tell(way, told, dry_run=dry_run, as_json=quiet)
    if any(one.verdict != "safe" for one in told):
        ctx.exit(REFUSED)


def _way(given: Mapping[str, object]) -> _Way:
    pairs = given["pairs"]
    return _Way(
        office=engine(),
        actor=mender(str(given["daerah"])),
        process=str(given["process"]),
        old=int(str(given["old"])),
        new=int(str(given["new"])),
        mapping=dict(pairs) if isinstance(pairs, tuple) else {},
        reason=str(given["reason"]),
    )


def _sheet(way: _Way, after: str = "", limit: int = PAGE) -> MigrationSheet:
    plan = MigrationPlan(way.process, way.old, way.new, way.mapping, after, limit)
    try:
        return way.office.ask(plan, way.actor)
    except Unknown:
        place = {"process": way.process, "old": way.old, "new": way.new}
        message = say("Proses “{process}” tidak terbit dalam versi {old} dan {new}.", **place)
        raise Unknown(message) from None


def _plans(way: _Way) -> Iterator[CasePlan]:
    """Try every case out, page by page."""
    after = ""
    while True:
        sheet = _sheet(way, after)
        yield from sheet.cases
        after = sheet.next
        if not after:
            return


def _migrated(way: _Way, chosen: frozenset[str], *, dry_run: bool, quiet: bool) -> Iterator[_Told]:
    total = _sheet(way, limit=1).total
    label = words("Menguji coba") if dry_run else words("Memindahkan")
    with click.progressbar(_plans(way), length=total, label=label, hidden=quiet) as plans:
        for plan in plans:
            if not chosen or plan.no in chosen:
                yield _one(way, plan, dry_run=dry_run)


def _one(way: _Way, plan: CasePlan, *, dry_run: bool) -> _Told:
    reasons, verdict, done = plan.reasons, str(plan.verdict), False
    if verdict == "safe" and not dry_run:
        deed = MigrateCase(way.actor.daerah, plan.no, way.old, way.new, way.mapping, way.reason)
        try:
            way.office.do(deed, way.actor)
            done = True
        except EngineError as error:  # somebody was faster; the others go on
            verdict, reasons = "stays", (error.message,)
    missing = tuple(plan.missing)
    return _Told(plan.no, verdict, done, plan.at, reasons, missing, plan.notes)


def _undone(way: _Way, chosen: frozenset[str], *, quiet: bool) -> Iterator[_Told]:
    numbers: Iterable[str] = _sheet(way, limit=1_000_000).undoable
    wanted = [no for no in numbers if not chosen or no in chosen]
    with click.progressbar(wanted, label=words("Mengembalikan"), hidden=quiet) as shown:
        for no in shown:
            way.office.do(UndoMigration(no, way.reason), way.actor)
            yield _Told(no, "safe", done=True)


def _tell(way: _Way, told: list[_Told], *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        done = sum(one.done for one in told)
        head = {"process": way.process, "from": way.old, "to": way.new, "dry_run": dry_run}
        print_json({**head, "migrated": done, "cases": told})
        return
    for one in told:
        sign = "✓" if one.done else "•" if one.verdict == "safe" else "✗"
        click.echo(f"{sign} {one.no}  {', '.join(one.at)}")
        for name in one.missing:
            sentence = words("Langkah “{name}” perlu pengganti: --map {name}=…")
            click.echo(f"  {sentence.format(name=name)}")
        for line in (*one.reasons, *one.notes):
            click.echo(f"  {words(line)}")
