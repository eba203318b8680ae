"""A class of submissions: where they lie, what was graded of them, and what comes out."""
