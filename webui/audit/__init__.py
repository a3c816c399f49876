"""The auditor's desk: find a case, verify that history is whole."""
