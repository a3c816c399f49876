"""Where somebody serves: region codes, of which a longer one lies within a shorter."""

import re
from collections.abc import Collection

_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?")


def is_area(code: object) -> bool:
    """Tell whether it is a code of Kemendagri: kabupaten, kecamatan, or desa/kelurahan."""
    return isinstance(code, str) and _CODE.fullmatch(code) is not None


def covers(areas: Collection[str], code: str) -> bool:
    """Tell whether `code` is one of the areas or lies within one: a kecamatan has its desa."""
    return any(code == area or code.startswith(f"{area}.") for area in areas)
