"""`lk3 publish`: give a daerah a new version of a process, or of all its pathways together."""

from pathlib import Path

import click

from engine import (
    MACHINE_ACTOR,
    Definitions,
    Files,
    PublishDefinition,
    Refused,
    SeedInstitutions,
    read_process,
    say,
)
from processes import institutions
from webui.applying import applied
from webui.bundles import completed, resolved
from webui.checked_daerah import refuse_forbidden
from webui.cli.daerah_code import DaerahCode
from webui.cli.frame import engine
from webui.cli.gathering import gather
from webui.cli.keeper import keeper
from webui.cli.telling import json_option, print_json, words

AMBIGUOUS = say("Folder ini berisi beberapa proses; sebutkan yang utama dengan --process.")


@click.command(
    "publish",
    help=words(
        "Terbitkan proses dari folder atau berkas untuk satu daerah; tanpa PATH semua jalur daerah"
        " itu menurut overlaynya, bersama-sama atau tidak sama sekali."
    ),
)
@click.argument("daerah", type=DaerahCode())
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--process", default="", help=words("Proses utama; bawaan: nama berkas atau folder."))
@click.option("--note", default="", help=words("Catatan penerbitan."))
@json_option
def command(daerah: str, path: Path | None, process: str, note: str, *, as_json: bool) -> None:
    """Check and publish; refused as a whole when anything is wrong."""
    if path is None:
        publish_overlay(daerah, note, as_json=as_json)
    else:
        publish_process(daerah, path, process, note, as_json=as_json)


def publish_overlay(daerah: str, note: str, *, as_json: bool) -> None:
    """Publish every pathway of a daerah as its overlay has it."""
    deed = applied(daerah, note)
    office = engine()
    receipt = office.do(deed, MACHINE_ACTOR)
    office.do(SeedInstitutions(daerah, institutions(daerah)), MACHINE_ACTOR)
    published = {
        one.process: one.version
        for one in office.ask(Definitions(), keeper(daerah))
        if one.process in deed.offered
    }
    if as_json:
        told = {"daerah": daerah, "overlay": receipt.version, "published": published}
        print_json({**told, "closed": sorted(deed.closed)})
        return
    for process, version in published.items():
        click.echo(words("{process} versi {version}").format(process=process, version=version))
    done = words("{count} jalur terbit dalam versi baru untuk {daerah}")
    click.echo(done.format(count=receipt.count, daerah=daerah))


def publish_process(daerah: str, path: Path, process: str, note: str, *, as_json: bool) -> None:
    """Publish one process from a folder or file."""
    found, unread = gather((path,))
    if unread:
        raise Refused(unread)
    files = {Path(name).name: source for name, source in found.items()}
    root = process or main_process(path, files)
    bundle = completed(files, daerah)
    refuse_forbidden(resolved(daerah), root, bundle)
    receipt = engine().do(PublishDefinition(daerah, root, bundle, note), MACHINE_ACTOR)
    if as_json:
        print_json({"daerah": daerah, "process": root, "version": receipt.version})
        return
    done = words("{process} versi {version} terbit untuk {daerah}")
    if receipt.deed == "definition_unchanged":
        done = words("{process} tidak berubah; tetap versi {version} untuk {daerah}")
    click.echo(done.format(process=root, version=receipt.version, daerah=daerah))


def main_process(path: Path, files: Files) -> str:
    """Return the process that the file or folder is named after, else the only one there is.

    Raises:
        Refused: there are several, and none of that name.
    """
    drawn = [
        process
        for file, source in files.items()
        if file.endswith(".bpmn")
        for process in read_process(file, source)[0]
    ]
    named = path.stem if path.is_file() else path.resolve().name
    if named in drawn or not drawn:
        return named
    if len(drawn) > 1:
        raise Refused((), AMBIGUOUS)
    return drawn[0]
