"""Numbers of letters as a daerah's pattern writes them."""

from datetime import date

from engine.model import NumberStyle
from engine.numbering import written


def test_letter_numbers_write_months_in_roman():
    style = NumberStyle("{bulan_romawi}", "LK3")
    assert [written(style, "", 1, date(2026, month, 1)) for month in (1, 4, 9, 12)] == [
        "I",
        "IV",
        "IX",
        "XII",
    ]
