"""The trusted side of a worker: start it, limit it, ask it, end it. Imports grader.records only."""
