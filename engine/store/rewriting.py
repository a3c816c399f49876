"""PostgreSQL tables are written anew when nobody can need their deleted rows any more."""

import time

from sqlalchemy import Connection

from engine.errors import Unavailable

#: Longest wait for transactions that began before, in seconds.
PATIENCE = 30.0
#: Between two looks, in seconds.
PAUSE = 0.05

#: Is a transaction at work that began before number %s, here or elsewhere on the server? VACUUM
#: keeps for it, silently, what was deleted meanwhile.
OLDER = """
SELECT pg_snapshot_xmin(pg_current_snapshot()) <= %s::text::xid8 OR EXISTS (
    SELECT FROM pg_stat_activity
    WHERE (datname = current_database() OR datname IS NULL) AND pid <> pg_backend_pid()
      AND age(backend_xmin) >= age(%s::text::xid8::xid)
)
"""


def rewrite(connection: Connection, names: tuple[str, ...]) -> None:
    """Leave no byte of deleted rows in the files of some tables; `connection` commits by itself.

    Raises:
        Unavailable: an older transaction did not end in `PATIENCE`; nothing is written anew then.
    """
    now = str(connection.exec_driver_sql("SELECT pg_current_xact_id()::text").scalar_one())
    last = time.monotonic() + PATIENCE
    while connection.exec_driver_sql(OLDER, (now, now)).scalar_one():
        if time.monotonic() > last:
            raise Unavailable("VACUUM: an older transaction is still at work")
        time.sleep(PAUSE)
    for name in names:
        connection.exec_driver_sql(f"VACUUM (FULL) {name}")
