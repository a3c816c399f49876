"""Keys: what seals the words of families, and where the key to all keys is kept."""

from webui.keys.master import made
from webui.keys.ring import MasterKeys

__all__ = ["MasterKeys", "made"]
