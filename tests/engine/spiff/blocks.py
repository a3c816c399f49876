"""Random block-structured processes, for comparing runs."""

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import strategies as st

from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    call,
    catch,
    flows,
    inner,
    message,
    script,
    timer,
    user,
    xor,
)

VARIABLES = ("v0", "v1", "v2", "o.a", "o.b")
#: A block: its kind and the blocks in it.
Block = tuple[str, tuple["Block", ...]]

_LEAVES = ("task", "task", "task", "script", "catch", "wait", "gateway")


def blocks(depth: int = 3, *, without: frozenset[str] = frozenset()) -> st.SearchStrategy[Block]:
    """A block; kinds in `without` are not used."""
    leaf = st.tuples(
        st.sampled_from([kind for kind in _LEAVES if kind not in without]), st.just(())
    )
    if depth == 0:
        return leaf
    below = blocks(depth - 1, without=without)
    kinds = {
        "sequence": st.lists(below, min_size=2, max_size=3),
        "choice": st.lists(below, min_size=2, max_size=3),
        "parallel": st.lists(below, min_size=2, max_size=3),
        "loop": st.lists(below, min_size=1, max_size=1),
        "call": st.lists(below, min_size=1, max_size=1),
        "sub": st.lists(below, min_size=1, max_size=1),
        "several": st.lists(below, min_size=1, max_size=1),
        "watch": st.lists(below, min_size=1, max_size=1),
        "remind": st.lists(below, min_size=1, max_size=1),
    }
    some = [
        st.tuples(st.just(kind), inside.map(tuple))
        for kind, inside in kinds.items()
        if kind not in without
    ]
    return st.one_of(leaf, *some)


@dataclass
class Drawer:
    """Draws a block; each element's id is its kind and its number."""

    count: int = 0
    nodes: list[str] = field(default_factory=list)
    pairs: list[str] = field(default_factory=list)
    conditions: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    #: What stands inside a call or a sub-process, and the event that watches an activity.
    inside: dict[str, "Drawer"] = field(default_factory=dict)
    watch: dict[str, str] = field(default_factory=dict)

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def link(self, source: str, target: str, condition: str = "") -> None:
        self.pairs.append(f"{source}>{target}")
        if condition:
            self.conditions[f"{source}_{target}"] = condition

    def condition(self) -> str:
        return f"{VARIABLES[self.count % len(VARIABLES)]} > {self.count % 4 + 3}"

    def draw(self, block: Block) -> tuple[str, str]:
        """Draw a block and return where it is entered and left."""
        kind, inside = block
        return getattr(self, f"draw_{kind}")(inside)

    def draw_task(self, _: tuple[Block, ...]) -> tuple[str, str]:
        name = self.name("t")
        self.nodes.append(user(name))
        return name, name

    def draw_script(self, _: tuple[Block, ...]) -> tuple[str, str]:
        name = self.name("s")
        self.nodes.append(script(name, f"v{self.count % 3} = {self.count % 7}"))
        return name, name

    def draw_catch(self, _: tuple[Block, ...]) -> tuple[str, str]:
        name = self.name("c")
        self.nodes.append(catch(name, message("pesan")))
        return name, name

    def draw_wait(self, _: tuple[Block, ...]) -> tuple[str, str]:
        name = self.name("w")
        self.nodes.append(catch(name, timer("timeDuration", "P2D")))
        return name, name

    def draw_gateway(self, _: tuple[Block, ...]) -> tuple[str, str]:
        name, letter, clock, out = self.name("e"), self.name("c"), self.name("w"), self.name("x")
        self.nodes += [
            f'<eventBasedGateway id="{name}"/>',
            catch(letter, message("pesan")),
            catch(clock, timer("timeDuration", "P3D")),
            xor(out),
        ]
        for event in (letter, clock):
            self.link(name, event)
            self.link(event, out)
        return name, out

    def draw_sequence(self, inside: tuple[Block, ...]) -> tuple[str, str]:
        ends = [self.draw(block) for block in inside]
        for (_, source), (target, _) in pairwise(ends):
            self.link(source, target)
        return ends[0][0], ends[-1][1]

    def draw_choice(self, inside: tuple[Block, ...]) -> tuple[str, str]:
        split, join = self.name("x"), self.name("x")
        for number, block in enumerate(inside):
            entry, out = self.draw(block)
            self.link(split, entry, self.condition() if number else "")
            self.link(out, join)
            if not number:
                self.nodes.append(xor(split, f"{split}_{entry}"))
        self.nodes.append(xor(join))
        return split, join

    def draw_parallel(self, inside: tuple[Block, ...]) -> tuple[str, str]:
        split, join = self.name("p"), self.name("p")
        self.nodes += [both(split), both(join)]
        for block in inside:
            entry, out = self.draw(block)
            self.link(split, entry)
            self.link(out, join)
        return split, join

    def draw_loop(self, inside: tuple[Block, ...]) -> tuple[str, str]:
        merge, split, out = self.name("x"), self.name("x"), self.name("x")
        first, _ = self.draw_task(())  # so that somebody waits in each round
        entry, end = self.draw(inside[0])
        self.nodes += [xor(merge), xor(split, f"{split}_{out}"), xor(out)]
        self.link(merge, first)
        self.link(first, entry)
        self.link(end, split)
        self.link(split, merge, self.condition())
        self.link(split, out)
        return merge, out

    def draw_call(self, inside: tuple[Block, ...]) -> tuple[str, str]:
        name, process = self.name("k"), self.name("q")
        other = Drawer(count=self.count, called=self.called)
        self.called[process] = other.content(inside[0], process)
        self.inside[name] = other
        self.count = other.count
        self.nodes.append(call(name, process))
        return name, name

    def draw_sub(self, inside: tuple[Block, ...]) -> tuple[str, str]:
        name = self.name("u")
        other = Drawer(count=self.count, called=self.called)
        content = other.content(inside[0], name)
        self.inside[name] = other
        self.count = other.count
        self.nodes.append(inner(name, content))
        return name, name

    def draw_several(self, inside: tuple[Block, ...]) -> tuple[str, str]:
        name, _ = self.draw_sub(inside)
        kind = 'isSequential="true"' if self.count % 2 else ""
        tag = "multiInstanceLoopCharacteristics"
        each = f"<{tag} {kind}><loopCardinality>2</loopCardinality></{tag}>"
        opening = f'<subProcess id="{name}" name="{name}">'
        self.nodes[-1] = self.nodes[-1].replace(opening, opening + each, 1)
        return name, name

    def draw_watch(self, inside: tuple[Block, ...]) -> tuple[str, str]:
        return self._watched(inside, timer("timeDuration", "P1D"), stops=True)

    def draw_remind(self, inside: tuple[Block, ...]) -> tuple[str, str]:
        return self._watched(inside, message("ingat"), stops=False)

    def _watched(self, inside: tuple[Block, ...], trigger: str, *, stops: bool) -> tuple[str, str]:
        activity, _ = self.draw_sub(inside)
        event, extra, end = self.name("b"), self.name("t"), self.name("n")
        self.nodes += [boundary(event, activity, trigger, stops=stops), user(extra)]
        self.link(event, extra)
        self.watch[activity] = event
        if stops:
            out = self.name("x")
            self.nodes.append(xor(out))
            self.link(activity, out)
            self.link(extra, out)
            return activity, out
        self.nodes.append(f'<endEvent id="{end}"/>')
        self.link(extra, end)
        return activity, activity

    def content(self, block: Block, prefix: str) -> str:
        """The whole of a process or sub-process around a block."""
        start, end = f"{prefix}_mulai", f"{prefix}_selesai"
        entry, out = self.draw(block)
        self.link(start, entry)
        self.link(out, end)
        drawn = START.replace("mulai", start) + END.replace("selesai", end)
        return drawn + "".join(self.nodes) + flows(" ".join(self.pairs), self.conditions)
