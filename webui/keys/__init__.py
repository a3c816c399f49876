"""Keys: what seals the words of families, and where the key to all keys is kept."""

from webui.keys.master import keys_of, made
from webui.keys.ring import MasterKeys

__all__ = ["MasterKeys", "keys_of", "made"]
