"""A verdict for people and for programs. What a student wrote is data here: it is shown, never obeyed."""
