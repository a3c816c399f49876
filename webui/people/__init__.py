"""The people of a daerah and their terms of office, for who administers them."""
