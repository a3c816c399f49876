"""Everything the engine can refuse to do; the docstring is the message.

EngineError
├── Unknown            no such case, task, process … (also when it is somebody else's)
├── Forbidden          this person may not do this
├── Conflict
│   ├── TaskNotOpen        somebody was faster, or the task was withdrawn
│   ├── StaleVersion       the page is older than the record
│   ├── WrongState         not in this state of the case
│   └── SubmissionReused   the same submission id with another content
├── Refused            files or answers do not fit: carries the problems
│   ├── AnswersRefused
│   └── DefinitionRefused
├── NotSignedIn        name or password do not match, or the session is over
│   ├── TooManyTries       after wrong attempts: wait, then try again
│   └── ProviderSilent     the identity provider cannot be reached
├── NotProven          signed in, but must prove once more who she is before this
├── Unavailable        the database cannot be reached, opened or written
├── Erased             the key of the case was destroyed, so that nobody reads its content again
└── Broken             a stored state cannot be read: unknown version, damaged, definition missing
    └── Unreadable         sealed content does not open: key missing or another, moved, damaged
"""

from datetime import datetime, timedelta
from math import ceil

from engine.model import Problem, Text, say


class EngineError(Exception):
    """Permintaan ini tidak dapat dilaksanakan."""

    #: The case that was refused, for the row that tells of it; never told.
    case_id = case_no = klass = ""

    def __init__(self, message: Text | None = None) -> None:
        self.message = message or say(type(self).__doc__ or "")
        super().__init__(str(self.message))


class Unknown(EngineError):
    """Tidak ditemukan. Mungkin alamatnya keliru, atau Anda tidak memiliki akses."""


class Forbidden(EngineError):
    """Peran Anda tidak mencakup tindakan ini."""


class Conflict(EngineError):
    """Keadaan telah berubah sejak halaman ini dibuka."""

    def __init__(
        self, message: Text | None = None, *, by_name: str = "", at: datetime | None = None
    ) -> None:
        super().__init__(message)
        #: Who was faster, and when; "" and None when nobody was.
        self.by_name = by_name
        self.at = at


class TaskNotOpen(Conflict):
    """Tugas ini sudah diselesaikan atau ditarik."""


class StaleVersion(Conflict):
    """Isian ini sudah diperbarui di tempat lain."""


class WrongState(Conflict):
    """Tindakan ini tidak berlaku pada keadaan kasus sekarang."""


class SubmissionReused(Conflict):
    """Kiriman dengan tanda yang sama sudah diterima dengan isi yang berbeda."""


class Refused(EngineError):
    """Ada yang perlu diperbaiki."""

    def __init__(self, problems: tuple[Problem, ...], message: Text | None = None) -> None:
        super().__init__(message)
        self.problems = problems


class AnswersRefused(Refused):
    """Ada isian yang perlu diperbaiki."""


class DefinitionRefused(Refused):
    """Berkas proses belum dapat diterbitkan."""


class NotSignedIn(EngineError):
    """Nama pengguna atau kata sandi tidak cocok."""


class TooManyTries(NotSignedIn):
    """Terlalu banyak percobaan yang keliru."""

    def __init__(self, wait: timedelta) -> None:
        #: How long nobody is heard.
        self.seconds = ceil(wait.total_seconds())
        minutes = ceil(self.seconds / 60)
        super().__init__(
            say(
                "Terlalu banyak percobaan yang keliru. Tunggu {minutes} menit, lalu coba lagi.",
                minutes=minutes,
            )
        )


class ProviderSilent(NotSignedIn):
    """Penyedia akun sedang tidak menjawab. Masuklah dengan kata sandi, atau coba lagi sebentar."""


class NotProven(EngineError):
    """Untuk tindakan ini, buktikan sekali lagi bahwa ini Anda."""


class Unavailable(EngineError):
    """Basis data sedang tidak dapat dipakai."""

    def __init__(self, reason: str = "") -> None:
        super().__init__()
        #: What the driver says; for whoever keeps the machine, not for visitors.
        self.reason = reason


class Erased(EngineError):
    """Isi kasus ini sudah dimusnahkan menurut hukum; riwayatnya tetap ada."""


class Broken(EngineError):
    """Keadaan kasus yang tersimpan tidak dapat dibaca."""


class Unreadable(Broken):
    """Isi yang tersandi tidak dapat dibuka dengan kunci yang ada."""
