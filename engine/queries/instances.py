"""Runnable definitions for questions about running cases, built once per process."""

from collections.abc import Mapping

from engine.bpmn import Ground, grounds_of
from engine.spiff import Definition
from engine.store.bundles import Bundle
from engine.store.recent import Recent

_built: Recent[Definition] = Recent(16)
_grounds: Recent[Mapping[str, Ground]] = Recent(16)


def definition_of(bundle: Bundle) -> Definition:
    """Return the runnable definition of a bundle."""
    return _built.get(bundle.hash, lambda: Definition.build(bundle.checked))


def grounds(bundle: Bundle) -> Mapping[str, Ground]:
    """Return where tokens may stand in the processes of a bundle."""
    return _grounds.get(bundle.hash, lambda: grounds_of(bundle.checked))
