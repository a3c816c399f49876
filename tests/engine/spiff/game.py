"""The standard's token game on a drawn block structure: what the engine is judged by."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from tests.engine.spiff.blocks import Drawer


class Game:
    """One process or sub-process being played; ids begin with a letter that tells the kind."""

    def __init__(
        self,
        drawer: Drawer,
        values: dict[str, Any],
        done: Callable[[], None],
        handlers: Iterable[tuple[str, str, bool]] = (),
    ) -> None:
        self.drawer = drawer
        self.values = values
        self.done = done
        #: Event sub-processes that may begin: start -> its task, and whether it ends the rest.
        self.handlers = {start: (task, stops) for start, task, stops in handlers}
        #: Open tasks of event sub-processes.
        self.beside: list[str] = []
        #: Tokens that lie before a join, by flow.
        self.tokens: Counter[str] = Counter()
        self.open: list[str] = []
        self.inner: dict[str, Game] = {}
        self.pairs = [tuple(pair.split(">")) for pair in drawer.pairs]

    def start(self) -> None:
        self.forward(next(name for name, _ in self.pairs if name.endswith("_mulai")))

    def waiting(self) -> list[str]:
        """Everything somebody can do, sorted."""
        inside = [name for game in self.inner.values() for name in game.waiting()]
        watches = [self.drawer.watch[name] for name in self.inner if name in self.drawer.watch]
        return sorted([*self.open, *inside, *watches, *self.beside, *self.handlers])

    def do(self, name: str) -> bool:
        """Let the task or message `name` be done; tell whether it stands in this part."""
        if name in self.open:
            self.open.remove(name)
            self.forward(name)
        elif name in self.beside:
            self.beside.remove(name)
            self.settle()
        elif name in self.handlers:
            self.handle(*self.handlers[name])
        elif name in self.drawer.watch.values():
            self.forward(name)
        else:
            return any(game.do(name) for game in list(self.inner.values()))
        return True

    def handle(self, task: str, stops: bool) -> None:  # noqa: FBT001 - as drawn
        """Begin an event sub-process; one that ends the rest leaves nothing to begin."""
        if stops:
            for rest in (self.open, self.inner, self.tokens, self.beside, self.handlers):
                rest.clear()  # type: ignore[attr-defined]
        self.beside.append(task)

    def forward(self, name: str) -> None:
        for source, target in self.pairs:
            if source == name:
                self.enter(target, f"{source}_{target}")

    def enter(self, name: str, flow: str) -> None:
        if name.endswith("_selesai") or name[0] == "n":
            self.settle()
        elif name[0] in "tc":
            self.open.append(name)
        elif name[0] == "x":
            self.choose(name)
        elif name[0] == "p":
            self.join(name, flow)
        else:
            handlers = self.drawer.handlers.get(name, ())
            drawn = self.drawer.inside[name]
            inner = Game(drawn, self.values, lambda: self.leave(name), handlers)
            self.inner[name] = inner
            inner.start()

    def leave(self, name: str) -> None:
        del self.inner[name]
        self.forward(name)

    def choose(self, name: str) -> None:
        default = ""
        for source, target in self.pairs:
            if source == name:
                condition = self.drawer.conditions.get(f"{source}_{target}")
                if condition is None:
                    default = target
                elif self.holds(condition):
                    self.enter(target, f"{source}_{target}")
                    return
        self.enter(default, f"{name}_{default}")

    def holds(self, condition: str) -> bool:
        path, _, figure = condition.partition(" > ")
        value = self.values.get(path)
        return value is not None and value > int(figure)

    def join(self, name: str, flow: str) -> None:
        ways = [f"{source}_{target}" for source, target in self.pairs if target == name]
        self.tokens[flow] += 1
        if all(self.tokens[way] for way in ways):
            self.tokens.subtract(ways)
            self.forward(name)

    def settle(self) -> None:
        if not self.open and not self.inner and not any(self.tokens.values()):
            # the rest is done: only what ends all may still begin
            self.handlers = {start: how for start, how in self.handlers.items() if how[1]}
            if not self.beside:
                self.done()
