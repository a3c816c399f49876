"""Questions asked of people: JSON Schema forms, their checks, their drawing."""

from forms.blank import Blank, BlankForm, BlankPart, blank_form
from forms.drawing import form_tree
from forms.library import FormLibrary, shipped
from forms.marks import mark_fault
from forms.parsing import parse, wants_update
from forms.read_back import Answered, read_back
from forms.references import self_contained
from forms.tree import Fault, FieldView, FormTree, Option, Row, Section

__all__ = [
    "Answered",
    "Blank",
    "BlankForm",
    "BlankPart",
    "Fault",
    "FieldView",
    "FormLibrary",
    "FormTree",
    "Option",
    "Row",
    "Section",
    "blank_form",
    "form_tree",
    "mark_fault",
    "parse",
    "read_back",
    "self_contained",
    "shipped",
    "wants_update",
]
