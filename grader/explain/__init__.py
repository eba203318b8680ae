"""From the trace of a failing run to what a student is told. Explains and judges nothing: code that is right is never here."""
