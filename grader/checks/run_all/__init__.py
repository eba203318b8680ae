"""Exercise 1: run_all."""
