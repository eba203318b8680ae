"""Exercise 3: safe_print."""
