"""Deterministic threads. `machine.Machine` is the public face: see its module for how to use it."""
