"""What the environment decides, read once at start."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine import Room
from webui.attachments.scanning import BadScanner, Scanner, scanner_at
from webui.keys.master import BadMaster, keys_in, keys_of
from webui.nudges.settings import BadOutward, Outward, outward

#: A host has a name: an address of numbers has no keys. Capitals would not be what browsers send.
ORIGIN = re.compile(
    r"(https://[a-z0-9-]+(\.[a-z0-9-]*[a-z][a-z0-9-]*)+|https?://localhost)(:[1-9]\d{0,4})?"
)
#: Where a provider may be: over https, or on this machine.
PROVIDER = re.compile(r"(https://|http://(localhost|127\.0\.0\.1)(:\d+)?(/|$))\S*")
#: Shorter secrets can be guessed; 32 characters of a password manager are enough.
SECRET_LENGTH = 32
#: Different cases that somebody may open in an hour: more than any day at a desk asks for.
OPENINGS = 30
MEGABYTE = 1024 * 1024
USUAL_ROOM = Room()
#: A file lies in memory on its way; the server takes no larger request (security.py).
LARGEST_FILE = 14 * MEGABYTE


class BadSettings(ValueError):
    """The environment says something that cannot be obeyed; the message names the variable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenId:
    """Which identity provider, and who we are to it."""

    #: The provider's name for itself, an address.
    issuer: str
    client: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The installation's choices."""

    #: SQLAlchemy URL of the database.
    database_url: str
    #: Signs the session cookie and the form tokens.
    secret: str
    #: Folder for the database file, generated secrets and the witness.
    var: Path
    #: Where people reach this server, as in "https://lk3.pariaman.example"; passkeys are bound to
    #: it and identity providers lead back to it. "" does without both.
    address: str = ""
    #: People reach this server over https, perhaps through a proxy.
    https: bool = False
    #: Number of trusted reverse proxies in front.
    proxies: int = 0
    #: Makes the key that signs the history; "" leaves it unsigned.
    seal: str = ""
    #: File that keeps what was signed; it belongs on another disk than the database.
    witness: Path | None = None
    #: The identity provider through which people may come in; None knows none.
    openid: OpenId | None = None
    #: "required" of everybody who reaches what families said, or "offered" to all.
    second_factor: str = "required"
    #: Master keys, the newest first; none before the first is made, in `master_file`.
    master: tuple[bytes, ...] = ()
    master_file: Path = Path("var/master.key")
    #: `master` was told in LK3_MASTER_KEY: whatever lies in the file is not used.
    master_told: bool = False
    #: Address that is told of messages which cases send; "" when nobody is.
    webhook: str = ""
    #: Different cases that somebody may open in an hour before the auditor is told.
    openings: int = OPENINGS
    #: The ways that lead to people outside the pages.
    outward: Outward = field(default_factory=Outward)
    #: How much may be attached to a case.
    room: Room = USUAL_ROOM
    #: Who looks through attached files for malware; None when nobody does.
    scanner: Scanner | None = None
    #: Folder with more daerah than those that are shipped, laid out as `processes/` is.
    daerah: Path | None = None


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read DATABASE_URL and the variables that begin with LK3_; README.md lists them.

    Raises:
        BadSettings: a variable has a value that cannot be obeyed.
    """
    var = Path(environ.get("LK3_VAR") or "var")
    master_file = Path(environ.get("LK3_MASTER_FILE") or var / "master.key")
    return Settings(
        database_url=environ.get("DATABASE_URL") or f"sqlite:///{var.absolute() / 'lk3.sqlite3'}",
        secret=_secret("LK3_SECRET", environ.get("LK3_SECRET") or _kept(var / "secret")),
        seal=_secret("LK3_SEAL", environ.get("LK3_SEAL") or _kept(var / "seal")),
        var=var,
        address=_origin(environ, "LK3_ADDRESS"),
        https=_flag(environ, "LK3_HTTPS"),
        proxies=_count(environ, "LK3_PROXIES"),
        witness=Path(environ.get("LK3_WITNESS") or var / "witness.txt"),
        openid=_openid(environ),
        second_factor=_one_of(environ, "LK3_SECOND_FACTOR", ("required", "offered")),
        master=_master(environ.get("LK3_MASTER_KEY", ""), master_file),
        master_file=master_file,
        master_told=bool(environ.get("LK3_MASTER_KEY", "").split()),
        webhook=_address(environ, "LK3_WEBHOOK"),
        openings=_count(environ, "LK3_OPENINGS") or OPENINGS,
        outward=_outward(environ),
        room=_room(environ),
        scanner=_scanner(environ),
        daerah=own_daerah(environ),
    )


def own_daerah(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder of LK3_DAERAH; None when it is not set. Raises BadSettings."""
    value = environ.get("LK3_DAERAH", "")
    if value and not Path(value).is_dir():
        raise BadSettings(f"LK3_DAERAH: expected a folder, but {value!r} is none")
    return Path(value).resolve() if value else None


def _secret(name: str, value: str) -> str:
    if len(value) < SECRET_LENGTH:
        raise BadSettings(f"{name}: expected at least {SECRET_LENGTH} characters")
    return value


def _master(told: str, file: Path) -> tuple[bytes, ...]:
    try:
        return keys_in(told, "LK3_MASTER_KEY") or keys_of(file)
    except BadMaster as error:
        raise BadSettings(str(error)) from None


def _outward(environ: Mapping[str, str]) -> Outward:
    try:
        return outward(environ)
    except BadOutward as error:
        raise BadSettings(str(error)) from None


def _kept(path: Path) -> str:
    """Return a secret of this installation; make it at the first start, readable by us alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(SECRET_LENGTH))
    return path.read_text().strip()


def _flag(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "0")
    if value not in {"0", "1"}:
        raise BadSettings(f"{name}: expected 0 or 1, but got {value!r}")
    return value == "1"


def _one_of(environ: Mapping[str, str], name: str, words: tuple[str, ...]) -> str:
    """Return the variable's value, the first word when it is not set."""
    value = environ.get(name) or words[0]
    if value not in words:
        raise BadSettings(f"{name}: expected {' or '.join(words)}, but got {value!r}")
    return value


def _count(environ: Mapping[str, str], name: str) -> int:
    value = environ.get(name, "0")
    if not value.isdecimal():
        raise BadSettings(f"{name}: expected a whole number, but got {value!r}")
    return int(value)


def _room(environ: Mapping[str, str]) -> Room:
    """Return how much may be attached, told in megabytes; what is not told is as usual."""
    per_file = _count(environ, "LK3_FILE_MB") * MEGABYTE or USUAL_ROOM.per_file
    per_case = _count(environ, "LK3_CASE_MB") * MEGABYTE or USUAL_ROOM.per_case
    if not 0 < per_file <= min(LARGEST_FILE, per_case):
        raise BadSettings(
            f"LK3_FILE_MB: expected at most {LARGEST_FILE // MEGABYTE} and no more than LK3_CASE_MB"
        )
    return Room(per_file, per_case)


def _scanner(environ: Mapping[str, str]) -> Scanner | None:
    try:
        return scanner_at(environ.get("LK3_CLAMD", ""))
    except BadScanner as error:
        raise BadSettings(f"LK3_CLAMD: {error}") from None


def _origin(environ: Mapping[str, str], name: str) -> str:
    """Return scheme, host and port alone; browsers give keys to names over https, or localhost."""
    value = environ.get(name, "").rstrip("/")
    if value and not ORIGIN.fullmatch(value):
        raise BadSettings(
            f"{name}: expected https://host or http://localhost, with a port if need be, and no"
            f" path, but got {value!r}"
        )
    return value


def _openid(environ: Mapping[str, str]) -> OpenId | None:
    """Return the identity provider; its three variables are set together, or none of them."""
    names = ("LK3_OPENID_ISSUER", "LK3_OPENID_CLIENT", "LK3_OPENID_SECRET_FILE")
    issuer, client, file = (environ.get(name, "") for name in names)
    if not (issuer or client or file):
        return None
    for name in (*names, "LK3_ADDRESS"):
        if not environ.get(name):
            raise BadSettings(f"{name}: expected a value, since an identity provider is named")
    if not PROVIDER.fullmatch(issuer):
        raise BadSettings(f"{names[0]}: expected an https:// address, but got {issuer!r}")
    try:
        secret = Path(file).read_text().strip()
    except OSError as error:
        raise BadSettings(f"{names[2]}: {file}: {error.strerror}") from error
    return OpenId(issuer=issuer, client=client, secret=secret)


def _address(environ: Mapping[str, str], name: str) -> str:
    value = environ.get(name, "")
    if value and not value.startswith(("http://", "https://")):
        raise BadSettings(
            f"{name}: expected an address with http:// or https://, but got {value!r}"
        )
    return value
