"""The bounds of one expression: what a hostile or careless author can cost at most."""

from datetime import datetime

from engine.model import Text, say

#: Characters of one source.
SOURCE = 4_096
#: Nesting of brackets, ifs, loops … in one source.
DEPTH = 50
#: Depth of one syntax tree; a long chain of `or` is deep, too.
TREE = 120
#: Elements of one list.
LIST = 10_000
#: Characters of one string that an expression makes.
STRING = 65_536
#: Steps of one evaluation: an iteration, a call, 64 characters made or one element copied.
STEPS = 200_000
#: Characters of a regular expression, and of the text it is tried on.
PATTERN, SEARCHED = 200, 4_096

_HOLDERS = frozenset({list, dict})


class FeelError(Exception):
    """Ekspresi ini tidak dapat dibaca."""

    def __init__(self, message: Text, position: int) -> None:
        super().__init__(f"{position}: {message}")
        #: What is wrong, for people.
        self.message = message
        #: Offset in the source, from 0.
        self.position = position


class FeelLimit(Exception):
    """Perhitungan ini melebihi batas."""

    def __init__(self, message: Text) -> None:
        super().__init__(str(message))
        #: Which bound was passed, for people.
        self.message = message


class Run:
    """One evaluation: its clock, and the steps it may still take."""

    __slots__ = ("left", "notes", "now")

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.left = STEPS
        #: What decision tables have to tell beside their value.
        self.notes: list[object] = []

    def spend(self, steps: int) -> None:
        """Take `steps` from the budget; raise FeelLimit when it is used up."""
        self.left -= steps
        if self.left < 0:
            raise FeelLimit(say("Perhitungan melebihi {most} langkah.", most=STEPS))

    def text(self, made: str) -> str:
        """Pay for a string that was made, and return it."""
        if len(made) > STRING:
            raise FeelLimit(say("Teks melebihi {most} karakter.", most=STRING))
        self.spend(len(made) >> 6)
        return made

    def weigh(self, value: object) -> None:
        """Pay for every element in a list or context, as often as it stands there.

        Whoever puts a list into a list twice doubles it without copying it; weighed where it is
        made, no value can grow larger than the budget.
        """
        ahead = [value]
        while ahead:
            whole = ahead.pop()
            if isinstance(whole, dict):
                whole = list(whole.values())
            if isinstance(whole, list):
                self.spend(len(whole))
                ahead += [part for part in whole if type(part) in _HOLDERS]

    def items(self, count: int) -> None:
        """Pay for a list of `count` elements before it is made."""
        if count > LIST:
            raise FeelLimit(say("Daftar melebihi {most} unsur.", most=LIST))
        self.spend(count)
