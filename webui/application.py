"""The Flask application, put together from its parts and rooms."""

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from engine import Engine, Now
from webui import (
    answers,
    board,
    compression,
    dates,
    errors,
    flashes,
    health,
    i18n,
    leaving,
    off_hours,
    places,
    reasons,
    security,
    static_files,
    visit,
    words,
)
from webui.access import emergency, erasure, notices, team
from webui.account import factors, nudges
from webui.account import passkeys as own_passkeys
from webui.account import views as account
from webui.attachments import uploads
from webui.attachments import views as attachments
from webui.audit import views as audit
from webui.cases import (
    appointments,
    beside,
    clocks,
    documents,
    handovers,
    history,
    papers,
    timeline,
    transfers,
)
from webui.cases import views as cases
from webui.doors import answering, reporting, switches
from webui.doors import links as answer_links
from webui.institutions import views as institutions
from webui.letters import views as letters
from webui.openid import provider_at
from webui.passkeys import passkeys_at
from webui.people import areas
from webui.people import views as people
from webui.processes import handing_in, moving, pathway_pages
from webui.processes import views as processes
from webui.repair import views as repair
from webui.search import views as search
from webui.settings import Settings
from webui.signin import again, halfway, links, passkeys
from webui.signin import provider as provider_room
from webui.signin import views as signin
from webui.tasks import absences, deeds, keeping, leaver, left, load, paper, work
from webui.tasks import views as tasks

#: What every page stands on. The answer passes through them in reverse: compressed last.
PARTS = (
    visit,
    i18n,
    words,
    dates,
    reasons,
    answers,
    flashes,
    places,
    off_hours,
    notices,
    areas,
    static_files,
    uploads,
    errors,
    compression,
)
#: The rooms that answer addresses.
ROOMS = (
    *(health, board, leaving, signin, passkeys, provider_room),
    *(tasks, deeds, keeping, left, work, paper, load, leaver, absences),
    *(cases, papers, history, timeline, documents, clocks, search),
    *(beside, appointments, handovers, transfers),
    *(repair, audit, processes, pathway_pages, moving, handing_in),
    *(halfway, again, links, account, nudges, factors, own_passkeys, people),
    *(team, emergency, erasure, letters, institutions, attachments),
    *(answer_links, answering, reporting, switches),
)


def assemble(engine: Engine, settings: Settings, now: Now) -> Flask:
    """Make the application; see `webui.create_app`."""
    app = Flask("webui", static_folder=None)
    passkeys = passkeys_at(settings.address)
    provider = provider_at(settings.openid, settings.address, now)
    app.extensions.update(engine=engine, now=now, passkeys=passkeys, provider=provider)
    app.extensions.update(address=settings.address, room=settings.room)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for part in PARTS:
        part.register(app)
    security.register(app, settings)
    for room in ROOMS:
        app.register_blueprint(room.bp)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies)  # type: ignore[method-assign]
    return app
