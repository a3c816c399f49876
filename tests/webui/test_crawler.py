"""As everybody, through every link and form with a hostile word: no answer has a fault."""

import pytest
from flask import Flask, redirect, request

from engine import MACHINE_ACTOR, RegisterAccount
from engine.access import HATS
from tests.webui.conftest import PASSWORD, PEOPLE, Person
from tests.webui.crawler import WORD, Atlas, Walk

NAMES = [name for name, *_ in PEOPLE]
#: Hats that none of the office's people wears; each is worn by somebody of her name.
OTHERS = sorted(HATS - {role for *_, roles in PEOPLE for role in roles})


@pytest.fixture(scope="module")
def walks(shared_office):
    """Everybody's walk through an office whose cases have hostile answers too."""
    shared_office.visited_case(nama=WORD)
    shared_office.visited_case()
    for role in OTHERS:
        account = RegisterAccount(role, f"Ibu {role}", "13.77", (role,), password=PASSWORD)
        shared_office.engine.do(account, MACHINE_ACTOR)
    people = {name: shared_office.person(name) for name in (*NAMES, *OTHERS)}
    return {
        name: Walk(person, 30 if name in OTHERS else 150, papers=name == "manajer").go()
        for name, person in people.items()
    } | {"": Walk(shared_office.visitor()).go()}


@pytest.mark.parametrize("name", [*NAMES, *OTHERS, ""])
def test_no_link_and_no_form_has_an_answer_with_a_fault(walks, name):
    assert not walks[name].faults, "\n".join(walks[name].faults)


def test_the_addresses_that_no_page_leads_to_have_no_answer_with_a_fault(walks, shared_office):
    """A script or a rare state leads to them: they are knocked at with the ids that were seen."""
    atlas = Atlas(shared_office.app)
    for walk in walks.values():
        atlas.mark(walk)
    assert len(atlas.reached) > 30
    for name in ("manajer", "koordinator"):
        walk = Walk(shared_office.person(name))
        for method, path in atlas.unreached():
            walk.knock(method, path)
        assert not walk.faults, "\n".join(walk.faults)


def test_a_page_with_every_fault_would_be_found():
    app = Flask("faulty")

    @app.get("/")
    def home():
        return f"<a href='/jauh'>x</a> {request.args.get('x', '')}"

    @app.get("/jauh")
    def away():
        return redirect("https://example.org/")

    found = "\n".join(Walk(Person(app.test_client())).go().faults)
    for fault in ("lacks Content-Security-Policy", "may be kept", "leads away", "as it came"):
        assert fault in found


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_a_method_that_an_address_does_not_know_is_refused_by_a_page(shared_office, method):
    person = shared_office.person("manajer")
    headers = {"X-CSRF-Token": person.token()}
    tried = 0
    for rule in shared_office.app.url_map.iter_rules():
        with shared_office.app.test_request_context():
            path = rule.build(dict.fromkeys(rule.arguments, "x"), append_unknown=False)[1]
        if shared_office.app.url_map.bind("lk3").test(path, method):
            continue  # another rule answers
        answer = person.client.open(path, method=method, headers=headers)
        assert (path, answer.status_code) == (path, 405)
        assert answer.text.rstrip().endswith("</html>")
        tried += 1
    assert tried > 5
