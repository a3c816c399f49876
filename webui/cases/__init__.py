"""A case: its head, tasks, answers, team, and its whole story."""
