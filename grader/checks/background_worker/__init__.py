"""Exercise 5: BackgroundWorker."""
