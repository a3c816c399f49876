"""The second step of a sign-in, the code app's page, and proving once more who one is."""

import re
from datetime import timedelta

import pytest
from pyotp import TOTP

from engine import SENSITIVE, Engine
from forms import FormLibrary
from tests.conftest import VAULT, QuickPasswords
from tests.webui.conftest import PASSWORD, field_of, words_of

PAGE = "/akun/aplikasi"


def secret_in(page):
    return re.search(r'<code class="key">(.*?)</code>', page, re.DOTALL)[1].replace(" ", "")


class Woman:
    """Somebody who signs in with password and code."""

    def __init__(self, office, name="peksos"):
        self.office, self.name, self.browser = office, name, office.visitor()

    def knock(self, **more):
        self.browser.get("/masuk")
        return self.browser.post("/masuk", {"nama": self.name, "sandi": PASSWORD, **more})

    def code(self):
        return TOTP(self.secret).at(self.office.clock.moment)

    def enrol(self, onward="/tugas"):
        page = self.browser.get(f"{PAGE}?lanjut={onward}").text
        self.secret = secret_in(page)
        sent = {"kode": self.code(), "nama": "Telepon", "tanda": field_of(page, "tanda")}
        answer = self.browser.post(PAGE, {**sent, "lanjut": onward})
        self.office.clock.turn(timedelta(seconds=30))
        return answer


@pytest.fixture
def woman(office):
    somebody = Woman(office)
    somebody.knock()
    return somebody


def test_the_page_draws_the_secret_without_asking_another_server(woman):
    page = woman.browser.get(PAGE).text
    assert re.search(r"<svg[^>]* viewBox=", page)
    assert "<title>Kode QR</title>" in page
    assert re.fullmatch("[A-Z2-7]{32}", secret_in(page))


def test_an_app_is_set_up_and_ten_codes_are_shown_once(woman):
    page = woman.enrol()
    codes = re.findall(r"<li><code>([\w-]+)</code>", page.text)
    assert len({*codes}) == 10
    own = words_of(woman.browser.get("/akun").text)
    assert "Telepon" in own
    assert "Tersisa 10 kode" in own
    assert not any(code in own for code in codes)


def test_a_wrong_code_sets_nothing_up_and_keeps_the_picture(woman):
    page = woman.browser.get(PAGE).text
    mark = field_of(page, "tanda")
    answer = woman.browser.post(PAGE, {"kode": "000000", "tanda": mark})
    assert answer.status_code == 422
    assert secret_in(answer.text) == secret_in(page)
    assert "Belum ada faktor kedua" in woman.browser.get("/akun").text


def test_nobody_brings_a_secret_of_his_own(woman):
    """ASVS 6.5.3: seeds come from the server's random numbers."""
    secret = "A" * 32
    for mark in ("", secret, field_of(office_page(woman, "rangkap"), "tanda")):
        sent = {"kode": TOTP(secret).at(woman.office.clock.moment), "tanda": mark}
        assert woman.browser.post(PAGE, sent).status_code == 422


def office_page(woman, name):
    other = Woman(woman.office, name)
    other.knock()
    return other.browser.get(PAGE).text


def test_the_code_leads_where_she_wanted_to_go_and_the_password_alone_nowhere(office, woman):
    """ASVS 6.3.3."""
    woman.enrol()
    woman.browser = office.visitor()
    answer = woman.knock(lanjut="/kasus")
    assert answer.location == "/masuk/kedua?lanjut=/kasus"
    assert woman.browser.get("/kasus").location.startswith("/masuk?")
    page = woman.browser.get(answer.location)
    assert page.status_code == 200
    wrong = woman.browser.post("/masuk/kedua", {"kode": "123", "lanjut": "/kasus"})
    assert wrong.status_code == 401
    assert "Kode tidak cocok" in wrong.text
    right = woman.browser.post("/masuk/kedua", {"kode": woman.code(), "lanjut": "/kasus"})
    assert (right.status_code, right.location) == (303, "/kasus")
    assert woman.browser.get("/kasus").status_code == 200


def test_who_is_inside_and_goes_back_to_the_second_step_is_led_on(office, woman):
    for answer in (
        woman.browser.get("/masuk/kedua?lanjut=/kasus"),
        woman.browser.post("/masuk/kedua", {"kode": "000000", "lanjut": "/kasus"}),
    ):
        assert (answer.status_code, answer.location) == (303, "/kasus")
    door = office.visitor().get("/masuk/kedua").location
    assert woman.browser.get(door).location == "/"


def test_what_was_typed_is_carried_through_both_steps(office, woman):
    woman.enrol()
    woman.browser = office.visitor()
    step = woman.knock(lanjut="/kasus", **{"bawa:nama": "Ani binti Umar"})
    assert 'name="bawa:nama" value="Ani binti Umar"' in step.text
    sent = {"kode": woman.code(), "lanjut": "/kasus", "bawa:nama": "Ani binti Umar"}
    assert 'name="nama" value="Ani binti Umar"' in woman.browser.post("/masuk/kedua", sent).text


def test_a_recovery_code_from_paper_opens_too(office, woman):
    codes = re.findall(r"<li><code>([\w-]+)</code>", woman.enrol().text)
    woman.browser = office.visitor()
    woman.knock()
    assert woman.browser.post("/masuk/kedua", {"kode": codes[0]}).status_code == 303
    assert "Tersisa 9 kode" in words_of(woman.browser.get("/akun").text)


def test_who_guesses_is_told_to_wait_whoever_she_says_she_is(office):
    """ASVS 6.3.1, 6.3.8."""
    told = []
    for name in ("penerima", "tidak.ada"):
        guesser = office.visitor()
        guesser.get("/masuk")
        for _ in range(6):
            answer = guesser.post("/masuk", {"nama": name, "sandi": "salah"})
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "15"
        told.append(words_of(answer.text))
    assert "Tunggu 1 menit" in told[0]
    assert told[0] == told[1]


def test_after_five_minutes_she_proves_once_more_who_she_is(office, woman):
    """ASVS 7.5.3: a fresh proof before what is most sensitive."""
    woman.enrol()
    office.clock.turn(timedelta(minutes=5))
    assert woman.browser.get(PAGE).location == f"/masuk/ulang?lanjut={PAGE}"
    page = woman.browser.post("/akun/kode-pemulihan", {"apa": "saja"})
    assert page.status_code == 403
    assert 'name="bawa:apa" value="saja"' in page.text
    wrong = {"sandi": "bukan ini", "lanjut": "/akun/kode-pemulihan", "bawa:apa": "saja"}
    assert woman.browser.post("/masuk/ulang", wrong).status_code == 401
    again = woman.browser.post("/masuk/ulang", {**wrong, "sandi": PASSWORD})
    assert 'action="/akun/kode-pemulihan"' in again.text
    assert woman.browser.post("/akun/kode-pemulihan").status_code == 200
    office.clock.turn(timedelta(minutes=6))
    code = {"kode": woman.code(), "lanjut": PAGE}
    assert woman.browser.post("/masuk/ulang", code).location == PAGE


def test_a_factor_is_taken_away_on_its_page(woman):
    woman.enrol()
    [id_] = re.findall(r"/akun/faktor/(\w+)/hapus", woman.browser.get("/akun").text)
    assert woman.browser.post(f"/akun/faktor/{id_}/hapus").status_code == 303
    assert "Belum ada faktor kedua" in woman.browser.get("/akun").text


@pytest.fixture
def strict(office):
    """An office where whoever reads what families said must have a second factor."""
    means = {"vault": VAULT, "duty": SENSITIVE}
    strict = Engine(office.database, FormLibrary(), QuickPasswords(), office.clock, **means)
    office.app.extensions["engine"] = strict
    yield office
    office.app.extensions["engine"] = office.engine


def test_who_must_have_one_is_told_and_then_asked_to_set_it_up(strict):
    """ASVS 6.3.3."""
    office = strict
    woman = Woman(office)
    assert woman.knock(lanjut="/tugas").location == "/tugas"
    assert "Mulai masuk berikutnya" in woman.browser.get("/tugas").text
    woman.browser = office.visitor()
    assert woman.knock(lanjut="/tugas").location == f"{PAGE}?lanjut=/tugas"
    assert woman.browser.get("/tugas").location.startswith("/masuk?")
    page = woman.browser.get(PAGE).text
    assert "memerlukan faktor kedua" in page
    assert "Batal masuk" in page
    assert woman.enrol().status_code == 200
    assert woman.browser.get("/tugas").status_code == 200


TYPED = {"lanjut": "/kasus", "bawa:nama": "Ani binti Umar", "bawa:x-kiriman": "77"}


def test_what_was_typed_outlives_a_sign_in_that_leads_to_setting_up(strict):
    """A page whose session ran out is sent after all, once the code app is there."""
    woman = Woman(strict)
    woman.knock()
    woman.browser = strict.visitor()
    page = woman.knock(**TYPED).text
    assert 'name="bawa:nama" value="Ani binti Umar"' in page
    mark, woman.secret = field_of(page, "tanda"), secret_in(page)
    wrong = woman.browser.post(PAGE, {**TYPED, "kode": "000000", "tanda": mark})
    assert 'name="bawa:nama" value="Ani binti Umar"' in wrong.text
    done = woman.browser.post(PAGE, {**TYPED, "kode": woman.code(), "tanda": mark}).text
    assert len(re.findall(r"<li><code>", done)) == 10
    form = done[done.index('action="/kasus"') :]
    assert field_of(form, "nama") == "Ani binti Umar"
    assert field_of(form, "x-kiriman") == "77"


def test_what_was_typed_outlives_a_second_step_that_took_too_long(office, woman):
    woman.enrol()
    woman.browser = office.visitor()
    woman.knock(**TYPED)
    office.clock.turn(timedelta(minutes=16))
    late = woman.browser.post("/masuk/kedua", {**TYPED, "kode": woman.code()})
    assert late.status_code == 401
    assert field_of(late.text, "bawa:nama") == "Ani binti Umar"
    assert field_of(late.text, "lanjut") == "/kasus"
