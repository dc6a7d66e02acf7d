"""Cards and tables for notebooks. Everything that comes from data goes through :func:`escape`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape as _escape

STYLE = (
    "<style>.cg-card{border:1px solid #8886;border-radius:6px;padding:.6em .9em;margin:.3em 0;"
    "max-width:75em;overflow-x:auto;font-size:.95em}.cg-card h4{margin:.1em 0 .5em}"
    ".cg-card table{border-collapse:collapse;margin:0}.cg-card th,.cg-card td{text-align:left;"
    "vertical-align:top;padding:.15em .8em .15em 0;border-bottom:1px solid #8883;white-space:normal}"
    ".cg-card td.cg-n{text-align:right;font-variant-numeric:tabular-nums}"
    ".cg-card td.cg-brief{white-space:nowrap}"
    ".cg-card .cg-dim{opacity:.65}.cg-card code{background:#8882;padding:0 .25em;border-radius:3px}"
    ".cg-error{color:#b3261e}.cg-warning{color:#8a5a00}.cg-info{color:#2b5fa8}"
    ".cg-card .cg-error,.cg-card .cg-warning,.cg-card .cg-info{font-weight:600}</style>"
)


def escape(text: object) -> str:
    """Text as text: nothing in it is markup."""
    return _escape(str(text), quote=True)


def code(text: object) -> str:
    """An id or a code."""
    return f"<code>{escape(text)}</code>"


def cell(value: object) -> str:
    """A value in a cell."""
    if value is None:
        return '<span class="cg-dim">–</span>'
    if isinstance(value, Mapping):
        return ", ".join(f"{escape(key)}: {cell(inner)}" for key, inner in value.items())
    if isinstance(value, tuple | list):
        between = "<br>" if value and hasattr(value[0], "_members") else ", "
        shown = between.join(cell(inner) for inner in value[:6])
        return shown if len(value) <= 6 else f"{shown}, … ({len(value)})"
    if isinstance(value, bool):
        return "yes" if value else "no"
    members = getattr(value, "_members", None)
    if members is not None and type(value).__str__ is object.__str__:
        named = ((name.rstrip("_").replace("_", " "), inner) for name, inner in members())
        return ", ".join(f'<span class="cg-dim">{name}</span> {cell(inner)}' for name, inner in named)
    text = str(value)
    return escape(text if len(text) <= 300 else f"{text[:299]}…")


def plural(name: str, n: int) -> str:
    """What is counted, by its plural, so many of it."""
    return name.removesuffix("s") if n == 1 else name


def counted(counts: Iterable[tuple[str, int]]) -> str:
    """What is counted, and how many there are of each: ``1 claim, 2 places``."""
    return ", ".join(f"{n:,} {plural(name, n)}" for name, n in counts)


def bound(low: int | None, high: int | None) -> int | str | None:
    """An upper bound for people: one that is not there is open, unless nothing is bounded."""
    return "open" if high is None and low is not None else high


def card(title: str, rows: Iterable[tuple[str, str]], *, lead: str = "") -> str:
    """A heading and named values; the values are markup already."""
    body = "".join(f"<tr><th>{escape(name)}</th><td>{value}</td></tr>" for name, value in rows)
    return (
        f'{STYLE}<div class="cg-card"><h4>{escape(title)}</h4>{lead}'
        f"<table><tbody>{body}</tbody></table></div>"
    )


def table(
    title: str,
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    total: int,
    lead: str = "",
) -> str:
    """Rows of values that are no markup yet; numbers stand to the right."""
    shown = 0
    body = []
    for row in rows:
        shown += 1
        cells = []
        for value in row:
            number = isinstance(value, int) and not isinstance(value, bool)
            text = f"{value:,}" if number else cell(value)
            brief = len(text) <= 34
            kind = ' class="cg-n"' if number else ' class="cg-brief"' if brief else ""
            cells.append(f"<td{kind}>{text}</td>")
        body.append(f"<tr>{''.join(cells)}</tr>")
    more = f'<p class="cg-dim">{total - shown:,} more are not shown</p>' if total > shown else ""
    heads = "".join(f"<th>{escape(name)}</th>" for name in head)
    return (
        f'{STYLE}<div class="cg-card"><h4>{escape(title)}</h4>{lead}<table><thead><tr>{heads}</tr>'
        f"</thead><tbody>{''.join(body)}</tbody></table>{more}</div>"
    )
