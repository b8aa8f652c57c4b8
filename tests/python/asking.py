"""How the facts about CPython are asked, and what they should be equal to."""


def fact(table, name, needs=(3, 11)):
    """Puts a fact into its table; it holds when calling it does not fail."""

    def register(check):
        assert name not in table, f"{name} is there twice"
        table[name] = (check, needs)
        return check

    return register


def refused(ask):
    """The last line of the traceback that `ask` ends in."""
    try:
        ask()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    raise AssertionError("nothing was refused")


def equal(seen, expected):
    assert seen == expected, f"CPython says {seen!r}, the book {expected!r}"


def assign(view, key, value):
    view[key] = value
