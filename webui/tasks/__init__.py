"""A person's tasks: the inbox, the page where one is worked on, and what happens when two meet."""
