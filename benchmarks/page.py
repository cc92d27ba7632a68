"""The page of what was measured: a table, and a plot of it."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from .outcome import Outcome, figure

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "performance.md"
PLOT = DOCS / "images" / "performance.svg"
BEGIN, END = "<!-- measured -->\n", "<!-- end -->\n"
WIDTH, ROW, LABEL, SCALE = 760, 26, 400, 110
STYLE = "text{font:12px sans-serif;fill:#24292f}.page{fill:#fff}"


def write_page(outcomes: Sequence[Outcome]) -> None:
    """Put what was measured into the page, and draw it."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}{_table(outcomes)}{END}{after}", "utf-8")
    PLOT.write_text(_plot(outcomes), "utf-8")


def _table(outcomes: Sequence[Outcome]) -> str:
    rows = [
        f"| {each.subject} | {each.measured} | {each.allowed} | {_verdict(each)} |\n"
        for each in outcomes
    ]
    return "".join(
        ["| What | Median [least–most] | Limit | Kept |\n|---|---|---|---|\n", *rows]
    )


def _verdict(outcome: Outcome) -> str:
    if outcome.limit is None:
        return ""
    return "yes" if outcome.passed else "**no**"


def _plot(outcomes: Sequence[Outcome]) -> str:
    """Return a bar for each that has a limit, as long as its share of it."""
    outcomes = [each for each in outcomes if each.limit]
    height = ROW * (len(outcomes) + 1)
    limit = LABEL + SCALE
    bars = [_bar(each, ROW * number) for number, each in enumerate(outcomes)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">\n'
        f"<style>{STYLE}</style>\n"
        f'<rect class="page" width="{WIDTH}" height="{height}"/>\n'
        f"{''.join(bars)}"
        f'<path d="M{limit} 0V{height - ROW}" stroke="#24292f" stroke-dasharray="4"/>\n'
        f'<text x="{limit}" y="{height - 8}" text-anchor="middle">limit</text>\n'
        "</svg>\n"
    )


def _bar(outcome: Outcome, top: int) -> str:
    share = min(outcome.value / (outcome.limit or 1), (WIDTH - LABEL - 60) / SCALE)
    colour = "#2da44e" if outcome.passed else "#cf222e"
    return (
        f'<text x="{LABEL - 8}" y="{top + 18}" text-anchor="end">'
        f"{escape(outcome.subject)}</text>\n"
        f'<rect x="{LABEL}" y="{top + 5}" width="{share * SCALE:.0f}" height="18"'
        f' fill="{colour}"/>\n'
        f'<text x="{LABEL + share * SCALE + 6:.0f}" y="{top + 18}">'
        f"{figure(outcome.value)} {escape(outcome.unit.partition(' ')[0])}</text>\n"
    )
