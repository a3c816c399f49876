"""The English catalogue, and what finds the Indonesian sentences it translates."""
