"""The tables and the verbs a command may use on them."""
