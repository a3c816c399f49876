"""An application on a port of this machine, served as `lk3 serve` does, while a block lasts."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from flask import Flask
from waitress import wasyncore

from webui.listening import listen


@contextmanager
def serving(app: Flask, port: int = 0) -> Iterator[str]:
    """Yield the address under which `app` answers; on any free port unless one is given."""
    server = listen(app, "127.0.0.1", port)
    thread = Thread(target=server.run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        # The sockets belong to the server's own thread; its loop ends when none is left.
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join()
        server.task_dispatcher.shutdown()


def free_port() -> int:
    """Return a port that nobody uses: for who must know her address before she opens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
