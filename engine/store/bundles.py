"""Published bundles: stored once by hash, read and checked once per process."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from engine.bpmn import Checked, check_bundle
from engine.errors import Broken
from engine.model import Files, FormFact, Problem
from engine.ports import Forms
from engine.store import schema_office
from engine.store.canonical import digest, packed_files, unpacked_files
from engine.store.recent import Recent


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One root process with everything it needs, as it was published."""

    #: SHA-256 of the canonical encoding of its files.
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
        hash=digest(packed_files(files)),
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
        table = schema_office.bundle
        known = select(table.c.hash).where(table.c.daerah == daerah, table.c.hash == bundle.hash)
        if connection.execute(known).first() is None:
            connection.execute(
                insert(table).values(
                    daerah=daerah,
                    hash=bundle.hash,
                    root=bundle.root,
                    files=packed_files(bundle.files),
                )
            )

    def _load(self, connection: Connection, daerah: str, hash_: str) -> Bundle:
        table = schema_office.bundle
        query = select(table).where(table.c.daerah == daerah, table.c.hash == hash_)
        row = connection.execute(query).first()
        if row is None:
            raise Broken
        return read_bundle(row.root, unpacked_files(row.files, hash_), self._forms)
