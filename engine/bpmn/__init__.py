"""Reading, rewriting, refusing and proving BPMN files. Pure."""

from engine.bpmn.bundle import Checked, check_bundle, check_files, read_process

__all__ = ["Checked", "check_bundle", "check_files", "read_process"]
