"""Every sentence has its English; every template speaks through the catalogue."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from engine import FeelError, compile_expression, say
from webui.i18n import TRANSLATIONS
from webui.i18n import catalogue as spoken_in
from webui.translations.harvest import sentences

ROOMS = ("engine", "forms", "processes", "reports", "webui")
PLACE = re.compile(r"%\(\w+\)s|\{\w*\}")
#: What Jinja reads; the block `kind` is a page's CSS class.
JINJA = re.compile(r"\{#.*?#\}|\{% block kind %\}\w+|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
#: An attribute that a macro adds to a tag of its caller.
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"|\bdata-[\w-]+|\bformnovalidate\b')
#: Tags whose text nobody reads, and attributes that are read aloud or shown.
SILENT = {"script", "style"}
SPOKEN = {"alt", "aria-description", "aria-label", "placeholder", "title"}
#: Names and signs that are the same in every language.
NAMES = {"LK3", "LK3-1377-2026-00042", "NIP", "Rp", "(SHA-256):"}


def messages(path):
    with path.open("rb") as source:
        return {message.id: message for message in read_po(source, locale="en") if message.id}


@pytest.fixture(scope="module")
def catalogue():
    return messages(TRANSLATIONS / "en" / "LC_MESSAGES" / "lk3.po")


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """What `make catalogue` finds in the rooms: sentence -> its places."""
    template = tmp_path_factory.mktemp("catalogue") / "lk3.pot"
    extract = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract"]
    root = TRANSLATIONS.parents[1]
    subprocess.run([*extract, "-F", "pyproject.toml", "-o", template, *ROOMS], cwd=root, check=True)
    return {said: message.locations for said, message in messages(template).items()}


def forms_of(text):
    return (text,) if isinstance(text, str) else text


def places(text):
    return frozenset(PLACE.findall(text))


def test_every_sentence_has_its_english(spoken, catalogue):
    missing = {
        said: where
        for said, where in spoken.items()
        if said not in catalogue or not all(forms_of(catalogue[said].string))
    }
    assert missing == {}, "run `make catalogue` and translate"


def test_the_catalogue_has_nothing_that_is_no_longer_said(spoken, catalogue):
    assert sorted(map(str, catalogue.keys() - spoken.keys())) == [], "run `make catalogue`"


def test_no_translation_is_a_guess(catalogue):
    assert [said for said, message in catalogue.items() if message.fuzzy] == []


def test_a_translation_keeps_the_places_of_its_sentence(catalogue):
    changed = {
        said: message.string
        for said, message in catalogue.items()
        if {*map(places, forms_of(said))} != {*map(places, forms_of(message.string))}
    }
    assert changed == {}


def test_a_sentence_within_a_sentence_is_translated_too():
    with pytest.raises(FeelError) as refusal:
        compile_expression("usia >")
    whole = say("“{source}” bukan FEEL: {reason}", source="usia >", reason=refusal.value.message)
    assert "tetapi ada akhir ekspresi" in str(whole)
    assert "but found the end of the expression" in whole.said(spoken_in("en").gettext)


def test_a_sentence_put_together_from_parts_is_refused():
    with pytest.raises(SyntaxError, match="whole sentence"):
        list(sentences(BytesIO(b'say(f"Kasus {no} dibuka.")'), (), (), {}))


class Bare(HTMLParser):
    """Collects the words of a template that stand outside every expression."""

    def __init__(self):
        super().__init__()
        self.inside = ""
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.inside = tag
        self.found += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, _tag):
        self.inside = ""

    def handle_data(self, data):
        if self.inside not in SILENT:
            self.found.append(ATTRIBUTE.sub("", data))


def bare_words(template):
    page = Bare()
    page.feed(JINJA.sub(" ", template))
    page.close()
    words = [word for text in page.found for word in text.split()]
    return [word for word in words if re.search(r"[^\W\d_]", word) and word not in NAMES]


def test_every_template_speaks_through_the_catalogue():
    root = TRANSLATIONS.parents[1]
    folders = (root / "webui" / "templates", root / "reports" / "templates")
    templates = [path for folder in folders for path in sorted(folder.rglob("*.html"))]
    bare = {
        str(path.relative_to(root)): words
        for path in templates
        if (words := bare_words(path.read_text(encoding="utf-8")))
    }
    assert templates
    assert bare == {}


def test_a_word_outside_the_catalogue_is_noticed():
    template = '<p title="Kasus">{{ _("Tugas") }} <b>Selesai</b> LK3 {% if a > b %}·{% endif %}</p>'
    assert bare_words(template) == ["Kasus", "Selesai"]
