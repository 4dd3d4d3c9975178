"""A page of figures: lines over its whole width, figures with their decimals, charts."""

from __future__ import annotations

from addin.office.pages.page import ChartPlan, Page, look
from addin.statistics.statistic import Statistic

FIRST_WIDTH, WIDTH = 16, 8
ROW = 21  # points: whole pixels, so that rows stand where they are reckoned to
PIXELS = 61  # of a column 8 characters wide
FIRST_PIXELS = 117


class FigurePage(Page):
    """A page of figures."""

    @property
    def pixels(self) -> int:
        """The width of the page."""
        return FIRST_PIXELS + PIXELS * (self.columns - 1)

    def line(self, row: int, text: str, kind: str, height: float = ROW) -> None:
        """Put a line over the whole width."""
        self.across(row, text, look(kind))
        self.heights[row] = height

    def figure(self, row: int, column: int, figure: Statistic | None, **changes: object) -> None:
        """Put a figure in a cell, nothing where there is none."""
        if figure is None:
            self.put(row, column, None, look("figure"))
        else:
            its = {"num_format": number_format(figure, unit=False), **changes}
            self.put(row, column, float(figure.value), look("figure", **its))

    def chart(self, plan: ChartPlan) -> int:
        """Add a chart; return the row after it."""
        self.charts.append(plan)
        return plan.row + -(-plan.height * 3 // (4 * ROW)) + 1


def number_format(figure: Statistic, *, unit: bool) -> str:
    """Return Excel's number format for a figure: its own decimals, its unit behind it."""
    decimals = len(str(figure.value).partition(".")[2])
    return "0" + ("." + "0" * decimals if decimals else "") + (f'"{figure.unit}"' if unit else "")
