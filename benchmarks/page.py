"""The pages of what was measured, in each language: a table, and a plot of it."""

from collections.abc import Sequence
from html import escape

from .outcome import Outcome, figure
from .words import LANGUAGES, Words

BEGIN, END = "<!-- measured -->\n", "<!-- end -->\n"
WIDTH, ROW, LABEL, SCALE = 760, 26, 400, 110
STYLE = "text{font:12px sans-serif;fill:#24292f}.page{fill:#fff}"


def write_pages(outcomes: Sequence[Outcome]) -> None:
    """Put what was measured into the pages, and draw it."""
    for words in LANGUAGES.values():
        before, _, rest = words.page.read_text("utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        table = _table(outcomes, words)
        words.page.write_text(f"{before}{BEGIN}{table}{END}{after}", "utf-8")
        words.plot.write_text(_plot(outcomes, words), "utf-8")


def _table(outcomes: Sequence[Outcome], words: Words) -> str:
    rows = [
        f"| {words.say(each.subject)} | {each.figures} {words.say(each.unit)} "
        f"| {each.allowed} | {_verdict(each, words)} |\n"
        for each in outcomes
    ]
    return "".join([f"{words.columns}\n|---|---|---|---|\n", *rows])


def _verdict(outcome: Outcome, words: Words) -> str:
    return "" if outcome.limit is None else words.kept[outcome.passed]


def _plot(outcomes: Sequence[Outcome], words: Words) -> str:
    """Return a bar for each that has a limit, as long as its share of it."""
    outcomes = [each for each in outcomes if each.limit]
    height = ROW * (len(outcomes) + 1)
    limit = LABEL + SCALE
    bars = [_bar(each, ROW * number, words) for number, each in enumerate(outcomes)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">\n'
        f"<style>{STYLE}</style>\n"
        f'<rect class="page" width="{WIDTH}" height="{height}"/>\n'
        f"{''.join(bars)}"
        f'<path d="M{limit} 0V{height - ROW}" stroke="#24292f" stroke-dasharray="4"/>\n'
        f'<text x="{limit}" y="{height - 8}" text-anchor="middle">{words.limit}</text>\n'
        "</svg>\n"
    )


def _bar(outcome: Outcome, top: int, words: Words) -> str:
    share = min(outcome.value / (outcome.limit or 1), (WIDTH - LABEL - 60) / SCALE)
    colour = "#2da44e" if outcome.passed else "#cf222e"
    unit = words.say(outcome.unit).partition(" ")[0]
    return (
        f'<text x="{LABEL - 8}" y="{top + 18}" text-anchor="end">'
        f"{escape(words.say(outcome.subject))}</text>\n"
        f'<rect x="{LABEL}" y="{top + 5}" width="{share * SCALE:.0f}" height="18"'
        f' fill="{colour}"/>\n'
        f'<text x="{LABEL + share * SCALE + 6:.0f}" y="{top + 18}">'
        f"{figure(outcome.value)} {escape(unit)}</text>\n"
    )
