"""A plugin for pytest: each clause of an exercise is a test item. The one place that imports pytest."""
