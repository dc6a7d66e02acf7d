"""How an operation fails. What is wrong with the data is a report, not an exception."""

from __future__ import annotations

from .report import Report


class GraphError(ValueError):
    """The data cannot be read; :attr:`report` says everything that is wrong, and where.

    >>> import claimgraph as cg
    >>> try:
    ...     cg.loads('{"format": 1, "planes": {}}')
    ... except cg.GraphError as error:
    ...     print(error.report[0].message)
    unknown field `planes`
    """

    report: Report

    def __init__(self, message: str, report: Report, failure: str) -> None:
        super().__init__(message, report, failure)
        self.report = report

    def __str__(self) -> str:
        return f"{self.args[0]}\n\n{self.report}" if self.report.has_source else str(self.args[0])

    def to_json(self) -> str:
        """The failure as JSON text, the same bytes in every language."""
        return str(self.args[2])


class QuestionError(ValueError):
    """It cannot be asked so: an id that is not there, an option that cannot be.

    >>> import claimgraph as cg
    >>> cg.loads('{"format": 1}').trace("toll")
    Traceback (most recent call last):
    ...
    claimgraph.errors.QuestionError: there is no claim `toll`
    """

    def __init__(self, message: str, failure: str) -> None:
        super().__init__(message, failure)

    def __str__(self) -> str:
        return str(self.args[0])

    def to_json(self) -> str:
        """The failure as JSON text, the same bytes in every language."""
        return str(self.args[1])
