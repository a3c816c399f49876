"""Published bundles: stored once by hash, read and checked once per process."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from engine.bpmn import Checked, check_bundle
from engine.errors import Broken
from engine.model import Files, FormFact, Problem
from engine.ports import Forms
from engine.store import schema_office
from engine.store.canonical import digest, packed_bundle, unpacked_bundle
from engine.store.recent import Recent
from engine.store.upsert import insert_or_ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One root process with everything it needs, as it was published."""

    #: SHA-256 of the canonical encoding of its root and files.
    hash: str
    root: str
    files: Files
    facts: Mapping[str, FormFact]
    checked: Checked
    problems: tuple[Problem, ...]

    def form_files(self) -> Files:
        """Return the files that are forms."""
        return {name: source for name, source in self.files.items() if name.endswith(".json")}


def read_bundle(root: str, files: Files, forms: Forms) -> Bundle:
    """Read and check files as one bundle; whether it may be published is in `problems`."""
    facts, form_problems = forms.facts(files)
    checked = check_bundle(root, files, facts)
    return Bundle(
        hash=digest(packed_bundle(root, files)),
        root=root,
        files=files,
        facts=facts,
        checked=checked,
        problems=(*checked.problems, *form_problems),
    )


class Bundles:
    """The bundles of one database. A hash names one content, so the cache is never stale."""

    def __init__(self, forms: Forms, size: int = 64) -> None:
        self._forms = forms
        self._recent: Recent[Bundle] = Recent(size)

    def get(self, connection: Connection, daerah: str, hash_: str) -> Bundle:
        """Return a published bundle; Broken when it is missing or damaged."""
        return self._recent.get(hash_, lambda: self._load(connection, daerah, hash_))

    def put(self, connection: Connection, daerah: str, bundle: Bundle) -> None:
        """Store a bundle, once per daerah."""
        row = {
            "daerah": daerah,
            "hash": bundle.hash,
            "root": bundle.root,
            "files": packed_bundle(bundle.root, bundle.files),
        }
        insert_or_ignore(connection, schema_office.bundle, row)

    def _load(self, connection: Connection, daerah: str, hash_: str) -> Bundle:
        table = schema_office.bundle
        query = select(table).where(table.c.daerah == daerah, table.c.hash == hash_)
        row = connection.execute(query).first()
        if row is None:
            raise Broken
        return read_bundle(*unpacked_bundle(row.files, hash_), self._forms)
