"""The process that holds student code. It is started as a program, not imported."""
