"""Who runs next: one strategy a file, behind the kernel's `Strategy`; `portfolio` names and mixes them."""
