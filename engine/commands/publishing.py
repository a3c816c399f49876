"""What every publishing does: the next version of a process, its bundle kept, its row written."""

from engine.errors import DefinitionRefused
from engine.model import Files
from engine.store.bundles import Bundle, read_bundle
from engine.store.history import Deed
from engine.store.work import Work


def readable_bundle(work: Work, process: str, files: Files) -> Bundle:
    """Return the files as one bundle; raises DefinitionRefused with all that is wrong with it."""
    bundle = read_bundle(process, files, work.means.forms)
    if any(problem.severity == "error" for problem in bundle.problems):
        raise DefinitionRefused(bundle.problems)
    return bundle


def current_version(work: Work, daerah: str, bundle: Bundle) -> tuple[int, bool]:
    """Lock the process for this deed; return its version, 0 without one, and if it is `bundle`."""
    work.history.hold(daerah, _chain(daerah, bundle.root))
    current = work.definitions.current(daerah, bundle.root)
    return (0, False) if current is None else (current.version, current.bundle == bundle.hash)


def publish(work: Work, daerah: str, bundle: Bundle, version: int, note: str) -> None:
    """Make the bundle this version of its process; whoever drew it has no draft any more."""
    work.keep_bundle(daerah, bundle)
    work.definitions.add(daerah, bundle, version, note)
    work.definitions.drop_draft(daerah, bundle.root)
    deed = Deed(
        deed="definition_published",
        name=bundle.checked.processes[bundle.root].name,
        bundle=bundle.hash,
        digest=bundle.hash,
        reason=note,
        detail={"process": bundle.root, "version": version},
    )
    work.history.of_chain(daerah, _chain(daerah, bundle.root), deed)


def _chain(daerah: str, process: str) -> str:
    return f"proses:{daerah}:{process}"
