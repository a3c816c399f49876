"""Where families live, as the inbox offers it: kecamatan of the daerah, and what lies in one."""

from processes import Region, regions, within
from webui.visit import visitor


def is_near(code: str) -> bool:
    """Tell whether it is a kecamatan, desa or kelurahan of the visitor's daerah."""
    return code.startswith(f"{visitor().daerah}.") and code in regions()


def districts() -> tuple[Region, ...]:
    """Return the kecamatan of the visitor's daerah."""
    return within(visitor().daerah)


def villages(chosen: str) -> tuple[Region, ...]:
    """Return what lies in the kecamatan that was chosen, or around the desa that was."""
    if not chosen:
        return ()
    parent = regions()[chosen].kode_induk
    return within(chosen if parent == visitor().daerah else parent)
