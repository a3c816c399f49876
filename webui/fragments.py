"""A page and its htmx fragment are one template: send the block that was asked for."""

from flask import current_app, render_template, request


def by_script() -> bool:
    """Tell whether htmx asks, and so wants a block and not a page."""
    return request.headers.get("HX-Request") == "true"


def page(template: str, block: str, **context: object) -> str:
    """Render `block` of `template` for htmx, the whole page otherwise."""
    if not by_script():
        return render_template(template, **context)
    scope = dict(context)
    current_app.update_template_context(scope)
    compiled = current_app.jinja_env.get_or_select_template(template)
    return "".join(compiled.blocks[block](compiled.new_context(scope)))
