"""Questions asked of people: JSON Schema forms, their checks, their drawing."""

from forms.library import FormLibrary, shipped

__all__ = ["FormLibrary", "shipped"]
