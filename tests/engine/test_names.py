"""A name that joins two is kept in one text and said in the reader's language."""

from engine import told_name
from engine.model import in_the_name_of
from webui.i18n import catalogue

ENGLISH = catalogue("en").gettext


def test_a_name_in_two_is_said_in_the_readers_language_and_kept_in_one():
    kept = in_the_name_of("Sri Wahyuni", "Budi Santoso")
    assert kept == "Sri Wahyuni atas nama Budi Santoso"
    assert str(told_name(kept)) == kept
    assert told_name(kept).said(ENGLISH) == "Sri Wahyuni on behalf of Budi Santoso"


def test_a_name_of_one_is_said_as_it_is_whatever_it_holds():
    assert told_name("{Sri} Wahyuni").said(ENGLISH) == "{Sri} Wahyuni"
