"""Exercise 4: run_pipeline."""
