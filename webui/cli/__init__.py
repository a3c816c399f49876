"""The command line: `lk3`."""

from webui.cli.frame import Frame
from webui.cli.speech import teach_click, with_metavars
from webui.cli.telling import words

__all__ = ["main"]

#: Command -> module that defines `command`; imported only when it is called, so `--help` is quick.
COMMANDS = {
    "init": "init",
    "demo": "demo",
    "account": "account",
    "serve": "serve",
    "worker": "worker",
    "check": "check",
    "publish": "publish",
    "region": "region",
    "holidays": "holidays",
    "walk": "walk",
    "try": "tryout",
    "case": "case",
    "incident": "incident",
    "migrate": "migrate",
    "report": "report",
    "audit": "audit",
    "keys": "keys",
    "bench": "bench",
}

teach_click()
main = with_metavars(
    Frame(
        COMMANDS,
        name="lk3",
        help=words(
            "Sistem kasus Lembaga Konsultasi Kesejahteraan Keluarga (LK3).\n\n"
            "Semua perintah mengikuti DATABASE_URL; tanpa itu dipakai SQLite di folder var/.\n"
            "Status keluar: 0 baik, 1 ditolak, 2 cara pakai keliru."
        ),
    )
)
