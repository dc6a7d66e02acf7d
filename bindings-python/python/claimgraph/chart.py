"""Pictures: the core draws, and every language shows the same bytes."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._value import Answer
from .saving import replace

if TYPE_CHECKING:
    import altair

#: The version of Vega-Lite that the specifications are written for, as vl-convert names it.
VEGA_LITE = "5.20"
MIME = "application/vnd.vegalite.v5+json"


class Chart(Answer):
    """A Vega-Lite v5 specification with its data inline: it draws offline, and nothing is fetched.

    A notebook shows it as it is. With the extra ``claimgraph[plot]`` it becomes a file or an Altair
    chart, and a notebook keeps a picture of it, which is seen where nothing can draw.
    """

    __slots__ = ()

    @property
    def title(self) -> str:
        """What it shows."""
        return str(self._json()["description"])

    def __repr__(self) -> str:
        return f"Chart({self.title})"

    def _repr_html_(self) -> str:
        from . import _html

        return _html.card("Chart", [("shows", _html.escape(self.title))])

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        bundle: dict[str, Any] = {MIME: self.to_dict(), "text/plain": repr(self)}
        if importlib.util.find_spec("vl_convert") is not None:
            bundle["image/png"] = self.to_png(scale=1.0)
        return bundle

    def to_altair(self) -> altair.Chart:
        """The same as an Altair chart, to change as one likes."""
        altair = _plotting("altair")
        return altair.Chart.from_dict(self.to_dict())  # type: ignore[no-any-return]

    def to_png(self, *, scale: float = 2.0) -> bytes:
        """The picture as PNG."""
        convert = _plotting("vl_convert")
        return bytes(convert.vegalite_to_png(self.to_json(), vl_version=VEGA_LITE, scale=scale))

    def to_svg(self) -> str:
        """The picture as SVG."""
        convert = _plotting("vl_convert")
        return str(convert.vegalite_to_svg(self.to_json(), vl_version=VEGA_LITE))

    def save(self, path: str | os.PathLike[str], *, scale: float = 2.0) -> None:
        """Writes ``.png``, ``.svg``, ``.html`` (a page that needs no network) or ``.json``."""
        suffix = Path(path).suffix.lower()
        if suffix == ".png":
            content = self.to_png(scale=scale)
        elif suffix == ".svg":
            content = self.to_svg().encode()
        elif suffix == ".html":
            convert = _plotting("vl_convert")
            page = convert.vegalite_to_html(self.to_json(), vl_version=VEGA_LITE, bundle=True)
            content = page.encode()
        elif suffix == ".json":
            content = self.to_json().encode()
        else:
            raise ValueError(f"a chart is saved as .png, .svg, .html or .json, not {suffix!r}")
        replace(path, content)


def _plotting(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError(
            f"{module} is not installed: pip install 'claimgraph[plot]'", name=module
        ) from missing


class Charted(Answer):
    """An answer of which the core draws a chart. A notebook shows both."""

    __slots__ = ()

    def chart(self) -> Chart:
        """The answer as a picture."""
        drawing = object.__getattribute__(self, "_drawing")
        if drawing is None:
            raise ValueError("only an answer that was asked of a graph can be drawn; ask it again")
        if not isinstance(drawing, Chart):
            ask, operation, options = drawing
            drawing = Chart(ask(operation, options))
            object.__setattr__(self, "_drawing", drawing)
        return drawing

    def __reduce__(self) -> tuple[Any, ...]:
        """An answer travels with its picture, for the graph that could draw it stays behind."""
        return _restored, (type(self), self.to_json(), self._picture())

    def _picture(self) -> Chart | None:
        from .errors import QuestionError

        try:
            return self.chart()
        except (QuestionError, ValueError):
            # Too much for one picture, or an answer out of a file: the table says it all.
            return None

    def plot(self) -> Chart:
        """The same, by the name that one looks for."""
        return self.chart()

    def to_altair(self) -> altair.Chart:
        """The picture as an Altair chart."""
        return self.chart().to_altair()

    def save(self, path: str | os.PathLike[str], *, scale: float = 2.0) -> None:
        """Writes the picture: ``.png``, ``.svg``, ``.html`` or ``.json``."""
        self.chart().save(path, scale=scale)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        table = {"text/html": self._repr_html_(), "text/plain": repr(self)}
        picture = self._picture()
        return table if picture is None else picture._repr_mimebundle_() | table

    def _ipython_display_(self) -> None:
        """Both beside each other, where a notebook would choose one."""
        display: Any = importlib.import_module("IPython.display").display
        bundle = self._repr_mimebundle_()
        table = {kind: bundle.pop(kind) for kind in ("text/html", "text/plain")}
        if bundle:
            display(bundle | {"text/plain": table["text/plain"]}, raw=True)
            table["text/plain"] = ""
        display(table, raw=True)


def _restored(kind: type[Charted], text: str, picture: Chart | None) -> Charted:
    answer = kind(text)
    object.__setattr__(answer, "_drawing", picture)
    return answer
