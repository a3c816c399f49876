"""Passkeys over HTTP: bound to this browser and this site, harmless with whatever is sent."""

import json
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.device import Device
from tests.webui.conftest import ADDRESS, PASSWORD, settings_in, words_of
from webui import create_app
from webui.passkeys import WebAuthn

HOST = "lk3.pariaman.example"


@pytest.fixture
def device():
    return Device(ADDRESS, HOST)


def add(person, device, name="Ponsel"):
    asked = person.post("/akun/kunci/tantangan").json
    return person.post("/akun/kunci", {"nama": name, "jawaban": device.create(asked)})


def enter(visitor, device, **more):
    asked = visitor.post("/masuk/kunci/tantangan").json
    return visitor.post("/masuk/kunci", {"jawaban": device.get(asked), **more})


def test_a_key_is_added_and_opens_the_door_to_where_she_wanted_to_go(office, device):
    person = office.person("penerima")
    added = add(person, device)
    assert "Kunci “Ponsel” ditambahkan." in added.text
    assert added.text.count("<code>") == 10
    visitor = office.visitor()
    answer = enter(visitor, device, lanjut="/kasus")
    assert (answer.status_code, answer.location) == (303, "/kasus")
    page = words_of(visitor.get("/akun/kunci").text)
    assert "Dewi Lestari" in page
    assert "terakhir dipakai 23 November 2026" in page


def test_what_was_typed_before_the_session_ran_out_comes_along(office, device):
    add(office.person("penerima"), device)
    answer = enter(office.visitor(), device, **{"bawa:nama": "Ani", "lanjut": "/tugas/1"})
    assert 'name="nama" value="Ani"' in answer.text


def test_whoever_has_several_hats_chooses_one(office, device):
    add(office.person("rangkap"), device)
    assert enter(office.visitor(), device).location == "/masuk/peran?lanjut=/"


def test_another_browser_cannot_answer_this_ones_challenge(office, device):
    add(office.person("penerima"), device)
    mine, hers = office.visitor(), office.visitor()
    asked = mine.post("/masuk/kunci/tantangan").json
    hers.post("/masuk/kunci/tantangan")
    answer = device.get(asked)
    assert hers.post("/masuk/kunci", {"jawaban": answer}).status_code == 401
    assert mine.post("/masuk/kunci", {"jawaban": answer}).status_code == 303


def test_a_host_header_moves_no_key_to_another_site(office):
    client, elsewhere = office.app.test_client(), "http://jahat.example/"
    with client.session_transaction(base_url=elsewhere) as session:
        session["x-csrf"] = "t"
    sent = {"x-csrf": "t"}
    forged = client.post("/masuk/kunci/tantangan", base_url=elsewhere, data=sent)
    assert forged.json["rpId"] == HOST
    assert forged.json["userVerification"] == "required"


def test_a_password_is_finished_with_the_key(office, device):
    add(office.person("penerima"), device)
    visitor = office.visitor()
    halfway = visitor.post("/masuk", {"nama": "penerima", "sandi": PASSWORD, "lanjut": "/kasus"})
    assert halfway.location == "/masuk/kedua?lanjut=/kasus"
    assert 'data-passkey="get"' in visitor.get(halfway.location).text
    assert visitor.get("/kasus").status_code == 303
    assert enter(visitor, device, lanjut="/kasus").location == "/kasus"
    assert visitor.get("/kasus").status_code == 200


def test_a_second_key_needs_no_second_set_of_recovery_codes(office, device):
    person = office.person("penerima")
    add(person, device)
    assert add(person, Device(ADDRESS, HOST), "Komputer").location == "/akun/kunci"


def test_the_account_s_page_counts_the_keys(office, device):
    person = office.person("penerima")
    assert "Belum ada faktor kedua." in person.get("/akun").text
    add(person, device)
    page = person.get("/akun").text
    assert "Anda memiliki 1 kunci." in page
    assert "Belum ada faktor kedua." not in page


def test_a_session_that_is_not_fresh_is_asked_for_a_proof(office):
    person = office.person("penerima")
    office.clock.turn(timedelta(minutes=6))
    assert person.get("/akun/kunci").location == "/masuk/ulang?lanjut=/akun/kunci"
    assert "Pastikan ini Anda" in person.post("/akun/kunci/tantangan").text


def test_a_session_begins_anew_after_a_sign_in(office, device):
    add(office.person("penerima"), device)
    visitor = office.visitor()
    enter(visitor, device)
    with visitor.client.session_transaction() as session:
        assert set(session) == {"x-csrf", "token"}


def test_a_refused_key_is_told_on_the_page(office, device):
    device.origin = "https://jahat.example"
    person = office.person("penerima")
    refused = add(person, device)
    assert refused.status_code == 422
    assert "tidak dapat dibuktikan" in refused.text
    late = person.post("/akun/kunci", {"nama": "Ponsel", "jawaban": "{}"})
    assert late.status_code == 409
    assert "kedaluwarsa" in late.text


def test_an_installation_without_an_address_offers_no_keys(office, tmp_path):
    plain = settings_in(tmp_path, address="")
    app = create_app(office.engine, plain, office.clock)
    assert "kunci sandi" not in app.test_client().get("/masuk").text
    with app.test_client() as client:
        with client.session_transaction() as session:
            session["x-csrf"] = "t"
        sent = client.post("/masuk/kunci/tantangan", data={"x-csrf": "t"})
    assert sent.status_code == 404


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)
PARTS = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_answer_of_a_wrong_shape_is_more_than_refused(data):
    keys, asked, device = WebAuthn(ADDRESS), {"challenge": "A" * 43}, Device(ADDRESS, HOST)
    made = json.loads(device.create({**asked, "user": {"id": "AAAA"}}))
    used = json.loads(device.get(asked))
    cose = keys.added(json.dumps(made), "A" * 43).public_key
    for answer in (made, used):
        place = data.draw(st.sampled_from([answer, answer["response"]]))
        name = data.draw(st.sampled_from([*PARTS, *place]))
        kept = str(place.get(name, ""))[: data.draw(st.integers(0, 400))]
        place[name] = data.draw(JSON | st.just(kept))
        sent = json.dumps(answer)
        keys.added(sent, "A" * 43)
        keys.named(sent)
        keys.used(sent, "A" * 43, cose)


@pytest.mark.parametrize("sent", ["", "[", "[" * 7_000, "null", '{"id": 5}', "\u0000"])
def test_what_is_no_answer_at_all_is_refused(office, sent):
    visitor = office.visitor()
    visitor.post("/masuk/kunci/tantangan")
    assert visitor.post("/masuk/kunci", {"jawaban": sent}).status_code in {401, 422}


def test_a_fresh_proof_is_given_by_the_key_and_leads_on_with_what_was_sent(office, device):
    """ASVS 7.5.3: no password is needed where a key is."""
    person = office.person("penerima")
    assert "/masuk/ulang/kunci" not in person.get("/masuk/ulang").text
    add(person, device)
    office.clock.turn(timedelta(minutes=6))
    assert 'action="/masuk/ulang/kunci"' in person.post("/akun/kode-pemulihan").text
    asked = person.post("/masuk/kunci/tantangan").json
    sent = {"jawaban": device.get(asked), "lanjut": "/akun/kode-pemulihan", "bawa:apa": "saja"}
    again = person.post("/masuk/ulang/kunci", sent)
    assert 'name="apa" value="saja"' in again.text
    assert person.post("/akun/kode-pemulihan").status_code == 200
    assert person.post("/masuk/ulang/kunci", sent).status_code == 401
