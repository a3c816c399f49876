"""`lk3 publish`: give a daerah a new version of a process."""

from pathlib import Path

import click

from engine import MACHINE_ACTOR, PublishDefinition, read_process
from webui.bundles import with_forms
from webui.cli.check import gather
from webui.cli.frame import engine, json_option, print_json, words


@click.command("publish", help=words("Terbitkan proses dari folder atau berkas untuk satu daerah."))
@click.argument("daerah")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--process", default="", help=words("Proses utama; bawaan: nama berkas atau folder."))
@click.option("--note", default="", help=words("Catatan penerbitan."))
@json_option
def command(daerah: str, path: Path, process: str, note: str, *, as_json: bool) -> None:
    """Check and publish; refused as a whole when anything is wrong."""
    files = {Path(name).name: source for name, source in gather((path,)).items()}
    root = process or main_process(path, files)
    receipt = engine().do(PublishDefinition(daerah, root, complete(files), note), MACHINE_ACTOR)
    if as_json:
        print_json({"daerah": daerah, "process": root, "version": receipt.version})
    else:
        done = words("{process} versi {version} terbit untuk {daerah}")
        click.echo(done.format(process=root, version=receipt.version, daerah=daerah))


def main_process(path: Path, files: dict[str, bytes]) -> str:
    """Return the process that the file or folder is named after, else the only one there is."""
    drawn = [
        name
        for file, source in files.items()
        if file.endswith(".bpmn")
        for name in read_process(file, source)[0]
    ]
    named = path.stem if path.is_file() else path.name
    if named in drawn or len(drawn) != 1:
        return named
    return drawn[0]


def complete(files: dict[str, bytes]) -> dict[str, bytes]:
    """Add what the files call and name but lack, from the shipped library."""
    import processes

    shelf = {
        name: source for bundle in processes.shipped().values() for name, source in bundle.items()
    }
    whole = dict(files)
    for _ in shelf:
        missing = called_files(whole) & shelf.keys() - whole.keys()
        if not missing:
            break
        whole |= {name: shelf[name] for name in missing}
    return dict(with_forms(whole))


def called_files(files: dict[str, bytes]) -> set[str]:
    """File names of the processes and decisions that the diagrams call."""
    called: set[str] = set()
    for file, source in files.items():
        if file.endswith(".bpmn"):
            for drawn in read_process(file, source)[0].values():
                called |= {f"{node.calls}.bpmn" for node in drawn.nodes.values() if node.calls}
                called |= {f"{node.decision}.dmn" for node in drawn.nodes.values() if node.decision}
    return called
