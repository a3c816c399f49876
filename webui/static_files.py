"""Built stylesheets and scripts: their hashed names, served compressed and for ever."""

import json
from functools import partial
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, request, send_from_directory, url_for

BUILT = Path(__file__).parent / "static" / "built"
#: A hashed name never changes its content, so a browser need not ask again for a year.
IMMUTABLE = "public, max-age=31536000, immutable"
#: Encodings in order of preference, with the suffix of the file made at set-up.
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))

bp = Blueprint("static_files", __name__)


def register(app: Flask) -> None:
    """Read the build's manifest and give templates `asset(name)`."""
    path = BUILT / "manifest.json"
    app.config["BUILT"] = BUILT
    manifest = json.loads(path.read_text()) if path.exists() else {}
    app.register_blueprint(bp)

    @app.template_global()
    def asset(name: str) -> str:
        return url_for("static_files.built", name=manifest.get(name, name))


@bp.get("/aset/<path:name>")
def built(name: str) -> Response:
    """Send a built file, compressed if the browser takes it and the build made it."""
    folder = current_app.config["BUILT"]
    encoding, suffix = next(filter(partial(_fits, folder, name), ENCODINGS), ("", ""))
    response = send_from_directory(folder, name + suffix, download_name=Path(name).name)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Cache-Control"] = IMMUTABLE
    response.vary.add("Accept-Encoding")
    return response


def _fits(folder: Path, name: str, encoding: tuple[str, str]) -> bool:
    taken, suffix = encoding
    return bool(request.accept_encodings.quality(taken)) and (folder / (name + suffix)).is_file()
