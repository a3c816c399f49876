"""Decisions of the DMN standard: read, checked, evaluated, explained."""

from engine.dmn.decision import Decision, Evaluation
from engine.dmn.library import read_decisions

__all__ = ["Decision", "Evaluation", "read_decisions"]
