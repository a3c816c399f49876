"""The only room that speaks SpiffWorkflow: a bundle becomes specs, a case takes steps."""

from engine.spiff import repair
from engine.spiff.definition import Definition
from engine.spiff.moments import moment
from engine.spiff.running import Running

__all__ = ["Definition", "Running", "moment", "repair"]
