"""Hosts that need no secrecy on the way to them."""

#: This machine: what is said to it crosses no network.
HERE = frozenset(("localhost", "127.0.0.1", "::1"))
