"""The registry of institutions that families are referred to."""
