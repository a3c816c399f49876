"""The only place that changes SpiffWorkflow; refuses to start when its source is not the one known.

Each patch names its reason. After an upgrade, read the new source, run the equivalence tests, then
renew the digest.
"""

import inspect
from hashlib import sha256
from typing import Any

from SpiffWorkflow import task as spiff_task
from SpiffWorkflow.bpmn.util.task import BpmnTaskIterator
from SpiffWorkflow.specs.Join import Join
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.deep_merge import DeepMerge
from SpiffWorkflow.util.task import TaskIterator

from engine.spiff.identity import NodeId

_MISSING = object()


class UnknownSpiffWorkflow(RuntimeError):
    """SpiffWorkflow differs from the one the patches were written for."""


def expect(target: object, digest: str) -> None:
    """Refuse to go on unless the source of `target` has this SHA-256."""
    found = sha256(inspect.getsource(target).encode()).hexdigest()  # type: ignore[arg-type]
    if found != digest:
        name = getattr(target, "__qualname__", repr(target))
        raise UnknownSpiffWorkflow(
            f"expected SpiffWorkflow 3.2.0, but the source of {name} has SHA-256 {found}; "
            "install the pinned version or renew engine/spiff/patches.py"
        )


def _lift_depth() -> None:
    """Let a walk go as deep as the tree.

    Past 1,000 levels SpiffWorkflow sees no task any more and calls the case completed.
    """
    expect(TaskIterator, "396da99d7dca40c0b1064db6fd54a8d914a025005c33f510fbd8381846192ab1")
    expect(BpmnTaskIterator, "e8a47b8495a456a58f30377bf24adf8ae95e6fb863cf98f091ec82bc58f9b18b")
    for walk in (TaskIterator, BpmnTaskIterator):
        walk.__init__.__defaults__ = tuple(
            10**9 if value == 1000 else value  # noqa: PLR2004 - the default of max_depth
            for value in walk.__init__.__defaults__
        )


def _set_state(task: Any, value: int) -> None:
    before = task._state
    if value != before:
        task._state = value
        task.workflow.top_workflow.moved(task, before)


def _tell_instance() -> None:
    """Tell the instance of a change of state, instead of building log records nobody reads.

    It halves the time of a step. The instance stamps its own count of changes on the task: joins
    order arrivals by that stamp, and a count never steps back as a wall clock may.
    """
    expect(Task._set_state, "86c4c1d22dc9b70f0db4602e89b186aaddfb37f400116cf4773b943b021e40ac")
    Task._set_state = _set_state


def _cheap_ids() -> None:
    """Hash task ids in C; `uuid.UUID` hashes in Python code, a tenth of a step."""
    expect(Task.__init__, "5d98d6df6c602dfb61e2df407f0e443b9a98a70395c3724fea4495af9d3fee49")
    spiff_task.uuid4 = NodeId.new


def _merge(into: Any, values: Any, path: object = None) -> Any:
    """Merge `values` into an object: into itself, or with a `path` to it into a copy."""
    merged = {**into} if path else into
    for name, value in values.items():
        old = merged.get(name, _MISSING)
        if old == value:
            continue
        if isinstance(old, dict) and isinstance(value, dict):
            merged[name] = _merge(old, value, [name])
        elif isinstance(old, list) and isinstance(value, list):
            merged[name] = [*old]
            DeepMerge.merge_array(merged[name], value, [name])
        else:
            merged[name] = value
    return merged


def _replace_values() -> None:
    """Replace a nested value that is merged, and never change it: then tasks may share it.

    SpiffWorkflow copies one level and changes what lies deeper in place: branches then share it,
    and a run in memory merges differently from the same run after a restart.
    """
    expect(DeepMerge, "e1709c85a46426b9637d9cb7a9d5542dc130c5f99dd3f40a3af7698e43bd55ba")
    DeepMerge.merge = staticmethod(_merge)


def _inherit(task: Any) -> None:
    above = task.parent.data
    if task.data:
        task.data = DeepMerge.merge({**task.data}, above)
    else:
        task.data = {**above} if isinstance(task.task_spec, Join) else above


def _inherit_at_once() -> None:
    """Let a task that has no variables, which is nearly every one, share its parent's.

    SpiffWorkflow merges them name by name. Nobody writes into variables: who sets some gets new
    ones (`Instance.learn`). Only SpiffWorkflow's joins do, and they have a copy.
    """
    expect(Task._inherit_data, "881f3fbdcf64c7638f53a1087215344d90a91a406a25e5a19b21a3051a6a75d3")
    Task._inherit_data = _inherit


_lift_depth()
_tell_instance()
_cheap_ids()
_replace_values()
_inherit_at_once()
