"""Who is let into a case: the team and its access, emergencies, and words about them."""
