"""Letters: the register of those that were signed, and each on paper."""
