"""threadgrader: grades Python multithreading exercises under every order in which threads may run."""

__version__ = "0.1.0"
