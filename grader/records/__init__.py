"""Plain frozen data that crosses the wall between the judge and the worker. Imports nothing of ours."""
