"""One folder an exercise: what to try, how to do it to a student's code, and what must hold."""
