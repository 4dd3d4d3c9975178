"""The one exception a user ever meets."""


class Refusal(Exception):  # noqa: N818 - it is no error of the program's
    """A job that could not be done. Its text is one Chinese sentence: what, where, what to do."""
