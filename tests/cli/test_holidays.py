"""`lk3 holidays`: a daerah's own days of rest, while cases run."""

import json

DAY = "2026-07-02"


def test_a_day_is_added_listed_and_taken_back(lk3, database_url):
    def say(*words):
        return lk3("holidays", *words, url=database_url)

    assert say("add", "13.77", DAY, "Hari jadi Kota Pariaman").stdout == "0\n"
    assert say("list", "13.77").stdout == f"{DAY}  Hari jadi Kota Pariaman\n"
    assert json.loads(say("list", "13.77", "--json").stdout) == {DAY: "Hari jadi Kota Pariaman"}
    assert say("list", "94.04").stdout == ""
    assert say("remove", "13.77", DAY).exit_code == 0
    assert say("remove", "13.77", DAY).exit_code == 1
