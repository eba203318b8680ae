"""Exercise 2: pool_map."""
