"""The command line: `lk3`."""

from webui.cli.frame import Frame
from webui.cli.speech import teach_click, with_metavars
from webui.cli.telling import words

__all__ = ["main"]

#: Command -> module that defines `command`; imported only when it is called, so `--help` is quick.
COMMANDS = {
]
