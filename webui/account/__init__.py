"""One's own account: what one proves oneself with, and where one is signed in."""
