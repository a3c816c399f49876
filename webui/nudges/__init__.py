"""Telling people outside the pages: the words, mail, and a gateway to WhatsApp."""

from webui.nudges.gateway import Gateway
from webui.nudges.mail import Mail
from webui.nudges.outside import Outside, outside

__all__ = ["Gateway", "Mail", "Outside", "outside"]
