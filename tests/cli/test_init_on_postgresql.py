"""`lk3 init` where PostgreSQL lets its user make no role: it says what somebody else must do."""

import psycopg
from sqlalchemy import make_url

from tests.postgres import cluster


def test_what_the_administrator_must_say_is_printed_until_it_was_said(lk3):
    with cluster() as url:
        place = make_url(url).set(username="dinas", database="dinas")
        plain = make_url(url).set(drivername="postgresql").render_as_string()
        with psycopg.connect(plain, autocommit=True) as administrator:
            administrator.execute("CREATE ROLE dinas LOGIN")
            administrator.execute("CREATE DATABASE dinas OWNER dinas")
            first = lk3("init", url=place.render_as_string())
            assert (first.exit_code, "Basis data siap" in first.stdout) == (0, True)
            said = first.stdout.split("\n", 1)[1]
            assert "NOBYPASSRLS;\nGRANT lk3_app TO dinas;" in said
            administrator.execute(said.encode())
        second = lk3("init", url=place.render_as_string())
        assert "GRANT" not in second.stdout
        assert second.stderr == ""
