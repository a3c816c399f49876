"""Published versions of a process."""

from dataclasses import dataclass
from datetime import datetime

from engine.model import Files, Process


@dataclass(frozen=True, slots=True)
class OfferView:
    """A process by its name."""

    process: str
    name: str
    #: The daerah's overlay lets no case begin on it.
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionView:
    """One published version of a process in a daerah."""

    daerah: str
    process: str
    name: str
    version: int
    bundle: str
    published_at: datetime
    published_by: str
    note: str = ""
    #: Roles that open its cases; "" is every role that opens cases at all.
    starters: str = ""
    running: int = 0
    #: An unpublished copy of its diagram waits in the editor; said only to those who may edit.
    draft: bool = False
    #: The daerah does not offer it: no new case begins.
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionSheet:
    """A definition with its files, for the editor and the diagram page."""

    definition: DefinitionView
    files: Files
    processes: dict[str, Process]
    versions: tuple[DefinitionView, ...]
    #: The editor's unpublished copy of the main diagram, if there is one.
    draft: bytes | None = None
    draft_version: int = 0
