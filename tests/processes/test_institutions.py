"""The institutions that the shipped registries begin with."""

import pytest

from engine import MACHINE_ACTOR, Institutions, SeedInstitutions
from processes import daerah, institutions, look_in
from tests.engine.office import person


@pytest.mark.parametrize("code", daerah())
def test_what_the_files_name_is_entered_and_claims_no_more_than_its_source_says(engine, code):
    named = institutions(code)
    assert engine.do(SeedInstitutions(code, named), MACHINE_ACTOR).count == len(named) >= 1

    for one in engine.ask(Institutions(), person("ketua_lk3", daerah=code)):
        assert one.source
        # Nobody has asked there: no number is invented, and the page says that it is not certain.
        assert (one.phone, one.checked_on, one.agreement_no) == ("", "", "")


def test_a_daerah_of_ones_own_brings_its_institutions_in_a_file(tmp_path):
    folder = tmp_path / "daerah" / "99.01_tanjung"
    folder.mkdir(parents=True)
    told = "klinik: {nama: Klinik Tanjung, jenis: lainnya, kebutuhan: [informasi, konseling]}\n"
    (folder / "lembaga.yaml").write_text(told)
    look_in(tmp_path)
    try:
        assert institutions("99.01") == {
            "klinik": {"name": "Klinik Tanjung", "kind": "lainnya", "needs": "informasi konseling"}
        }
        assert institutions("99.02") == {}
    finally:
        look_in(None)
