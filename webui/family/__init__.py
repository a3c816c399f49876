"""A family as its forms tell of it: who belongs to it, its genogram, its ecomap."""

from webui.family.household import Relative, household
from webui.family.picture import FamilyPicture, picture_of

__all__ = ["FamilyPicture", "Relative", "household", "picture_of"]
