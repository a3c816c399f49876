"""How often a backtracking search may try a pattern, told from the pattern alone."""

import re
from dataclasses import dataclass
from functools import lru_cache

#: One sign, class, group opening or quantifier of a pattern.
PART = re.compile(
    r"\\.|\[\^?\]?(?:\\.|\[[^\]]*\]|[^\]\\])*\]|\(\?:|[{][0-9]*,?[0-9]*[}]|.", re.DOTALL
)
#: A `{2,8}` up to this wide counts as choices, a wider one as a repetition.
_FEW = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What makes a search long."""

    #: `*`, `+` and wide `{…}`: each can stop anywhere in the text.
    repetitions: int
    #: Product of the alternatives, options and narrow `{…}`.
    choices: int
    #: A search that is not anchored starts anywhere, too.
    anchored: bool

    def tries(self, length: int) -> int:
        """Return the most tries on a text of that length."""
        exponent = self.repetitions + (not self.anchored)
        return self.choices * int(max(1, length) ** min(max(1, exponent), 8))


#: The cost of a pattern that only compares.
FREE = Cost(0, 1, anchored=False)


@lru_cache(maxsize=256)
def cost(pattern: str) -> Cost | None:
    """Return the cost; None when a repetition holds another repetition or a choice."""
    repetitions, choices = 0, 1
    #: Per open group: alternatives so far, and whether it holds a repetition or choice.
    groups = [(1, False)]
    closed = False
    for part in PART.findall(pattern):
        low, high = _times(part)
        if high > 1 and closed:
            return None
        if high - low > _FEW:
            repetitions += 1
        else:
            choices *= high - low + 1
        branches, loose = groups[-1]
        groups[-1] = (branches + (part == "|"), loose or high > low or part == "|")
        closed = False
        if part in {"(", "(?:"}:
            groups.append((1, False))
        elif part == ")" and len(groups) > 1:
            branches, closed = groups.pop()
            choices *= branches
            groups[-1] = (groups[-1][0], groups[-1][1] or closed)
    return Cost(repetitions, choices * groups[0][0], anchored=pattern.startswith("^"))


def _times(part: str) -> tuple[int, int]:
    """Return how often a quantifier lets its item stand; (1, 1) for anything else."""
    if part in {"*", "+"}:
        return 0, 1 << 20
    if part == "?":
        return 0, 1
    if part[0] != "{" or not part[1:-1]:
        return 1, 1
    low, comma, high = part[1:-1].partition(",")
    if not comma:
        return int(low), int(low)
    return int(low or 0), int(high) if high else 1 << 20
