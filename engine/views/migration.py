"""What would become of cases on another version."""

from dataclasses import dataclass, field
from typing import Literal

from engine.model import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlan:
    """What would become of one case on another version of its process."""

    no: str
    verdict: Literal["safe", "needs_mapping", "stays"]
    #: Names of the steps the case stands at.
    at: tuple[str, ...] = ()
    #: Why it must stay.
    reasons: tuple[Text, ...] = ()
    #: Node id to name: in use, and without a counterpart.
    missing: dict[str, str] = field(default_factory=dict)
    #: What changes although nothing is lost.
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationSheet:
    """What would become of the running cases of one version on another."""

    process: str
    name: str
    from_version: int
    to_version: int
    mapping: dict[str, str]
    #: Cases on the old version, on all pages.
    total: int
    cases: tuple[CasePlan, ...]
    #: Node id to name: nodes that only the new version has.
    targets: dict[str, str]
    #: Numbers of cases that came over and can still go back.
    undoable: tuple[str, ...]
    #: Hand it back for the next page; "" at the end.
    next: str = ""
