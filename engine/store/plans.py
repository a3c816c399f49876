"""What SQLite's planner is told of a daerah at work; PostgreSQL counts by itself.

SQLite counts only when it is bidden to, and chooses anew after each count. Told once, it reads
every list the same way in every institute, and the plans that tests prove are those that run:
without figures it reads thousands of tasks that are done to find the one that is open.
"""

from collections.abc import Mapping

from sqlalchemy import Connection

#: Table -> index -> its rows, then how many of them share its first column, its first two, …: of
#: 400 people with 100,000 open tasks, counted by ANALYZE and rounded. Ids end a row of figures.
AT_WORK: Mapping[str, Mapping[str, str]] = {
    "case_file": {
        "sqlite_autoindex_case_file_1": "50000 50000 1",
        "sqlite_autoindex_case_file_2": "50000 50000 1",
        "case_by_definition": "50000 50000 6250 6250 6250",
    },
    "case_team": {
        "sqlite_autoindex_case_team_1": "150000 150000 3 1",
        "case_team_of_person": "150000 150000 375 1",
    },
    "case_grant": {
        "sqlite_autoindex_case_grant_1": "2500 2500 1 1",
        "case_grant_of_person": "2500 2500 125 1",
        "case_grant_until": "2500 2500 2500",
    },
    "case_denial": {
        "sqlite_autoindex_case_denial_1": "500 500 1 1",
        "case_denial_of_person": "500 500 2 1",
    },
    "task": {
        "sqlite_autoindex_task_1": "1100000 1100000 1",
        "task_of_case": "1100000 1100000 22 1",
        "task_open_of_case": "100000 100000 2 1 1 1 1 1 1 1",
        "task_mine": "50000 50000 125 2 1",
        "task_pool": "50000 50000 12500 9 1 1 1 1 1 1 1",
        "task_open": "100000 100000 70 1 1 1 1 1",
        "task_newest": "100000 100000 50 1 1 1 1 1 1 1",
        "task_reminder": "50000 50000 25 1",
        "task_done": "1000000 1000000 2500 100 1 1 1 1 1",
    },
}

_TOLD = [(table, index, row) for table, rows in AT_WORK.items() for index, row in rows.items()]


def tell_planner(connection: Connection) -> None:
    """Lay the figures down in SQLite's own table, unless they lie there."""
    connection.exec_driver_sql("ANALYZE sqlite_schema")  # makes the table, and counts nothing
    found = connection.exec_driver_sql("SELECT tbl, idx, stat FROM sqlite_stat1").all()
    if {*map(tuple, found)} == {*_TOLD}:
        return
    connection.exec_driver_sql("DELETE FROM sqlite_stat1")
    connection.exec_driver_sql("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", _TOLD)
    connection.exec_driver_sql("ANALYZE sqlite_schema")  # this connection reads them
