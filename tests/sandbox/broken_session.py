"""A session that cannot be prepared."""


def prepare() -> None:
    raise RuntimeError("the session is broken on purpose")
