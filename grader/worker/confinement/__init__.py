"""The walls around a worker, one file each: what the Linux kernel refuses to it, and how each was tried."""
