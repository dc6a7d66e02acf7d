"""What a file says: its records, read and not yet a graph."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self, Unpack, cast

from . import _html, _native
from ._bridge import changes, encode, fail
from ._options import Limits
from ._source import OWN, Kept, Readable, read
from ._value import Answer
from .answers import Ids, Records
from .records import CLASSES, About, Record, Section
from .saving import Form, save

if TYPE_CHECKING:
    from .graph import Graph


class Document(Collection[str]):
    """What a file says: records by section, each read and checked for itself.

    Nothing is indexed, so that a document which no graph can hold, because an id stands for two records,
    is one all the same, to look at and to mend. A document never changes; :meth:`edit` makes another.
    It iterates over ids, in the order of sections; it compares by content, copies and pickles.

    >>> import claimgraph as cg
    >>> twice = cg.Document.loads('''{"format": 1,
    ...   "places": {"city": {"names": [{"text": "City"}]}},
    ...   "actors": {"city": {"kind": "state-body", "names": [{"text": "City Hall"}]}}}''')
    >>> twice.graph()
    Traceback (most recent call last):
    ...
    claimgraph.errors.GraphError: the data cannot be read: 1 error, the first: error[CG116]: the id `city` stands for a place and for an actor at /actors/city
    >>> mended = twice.edit(remove=["actors/city"])
    >>> mended
    <Document: 1 place>
    >>> mended.graph()["city"].label, len(twice)
    ('City', 2)
    """

    __slots__ = ("__weakref__", "_draft")

    def __init__(self, draft: _native.Draft, /) -> None:
        """Made by :meth:`load`, :meth:`loads` and :attr:`claimgraph.Graph.document`."""
        self._draft = draft

    @classmethod
    def load(cls, source: Readable, /, **limits: Unpack[Limits]) -> Self:
        """Reads a path, bytes or an open file, in either form.

        Raises :class:`claimgraph.GraphError` when a record cannot be read.
        """
        data, name = read(source)
        options = encode(limits)
        try:
            return cls(_native.Draft.open(data, options))
        except _native.Failure as failure:
            fail(failure, Kept(data, name), options)

    @classmethod
    def loads(cls, text: str | bytes, /, **limits: Unpack[Limits]) -> Self:
        """Reads text.

        >>> import claimgraph as cg
        >>> cg.Document.loads('{"format": 1}')
        <Document: empty>
        """
        return cls.load(text.encode() if isinstance(text, str) else text, **limits)

    # ---- what is in it

    def _ask(self, operation: str, **options: str) -> str:
        try:
            return self._draft.ask(operation, encode(options))
        except _native.Failure as failure:
            fail(failure)

    def ids(self, section: Section) -> Ids:
        """The ids of a section, sorted."""
        return Ids(self._ask("ids", section=section))

    def records(self, section: Section) -> Records:
        """The records of a section, by id."""
        return Records(self._ask("records", section=section))

    @property
    def about(self) -> About | None:
        """What the document says about itself."""
        about = self._draft.about()
        return None if about is None else About(json.loads(about))

    def __getitem__(self, id: str) -> Record:
        """The record of this id; ``KeyError`` where there is none, or two, which :meth:`records` tells apart."""
        sections = self._draft.sections_of(id) if isinstance(id, str) else []
        if len(sections) != 1:
            raise KeyError(f"{id} stands in {' and in '.join(sections)}" if sections else id)
        answer = Answer(self._ask("record", id=id))
        found = answer._json()
        return CLASSES[found["section"]](id, found["record"], answer.to_json())

    def __iter__(self) -> Iterator[str]:
        for section in CLASSES:
            yield from self.ids(cast("Section", section))

    def __len__(self) -> int:
        return len(self._draft)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and bool(self._draft.sections_of(id))

    def __eq__(self, other: object) -> bool:
        return self._draft.same(other._draft) if isinstance(other, Document) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _reopened, (type(self), self._draft.to_lines().encode())

    def _counts(self) -> list[tuple[str, int]]:
        counts = ((section, len(self.ids(cast("Section", section)))) for section in CLASSES)
        return [(section, n) for section, n in counts if n]

    def __repr__(self) -> str:
        return f"<Document: {_html.counted(self._counts()) or 'empty'}>"

    def _repr_html_(self) -> str:
        about = self.about
        title = about.title if about and about.title else "A document"
        return _html.card(title, [(name, f"{n:,}") for name, n in self._counts()])

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    # ---- another one, a graph, a file

    def edit(
        self,
        *,
        put: Mapping[str, Mapping[str, Any]] | None = None,
        change: Mapping[str, Mapping[str, Any]] | None = None,
        remove: Iterable[str] | None = None,
    ) -> Document:
        """Another document with changes, as :meth:`claimgraph.Graph.edit` has them; this one stays as it is.

        Where an id stands in two sections, ``"actors/city"`` says which is meant.

        >>> import claimgraph as cg
        >>> empty = cg.Document.loads('{"format": 1}')
        >>> empty.edit(put={"places": {"almaty": {"names": [{"text": "Almaty"}]}}}), empty
        (<Document: 1 place>, <Document: empty>)
        """
        try:
            return Document(self._draft.edit(changes(put, change, remove)))
        except _native.Failure as failure:
            fail(failure)

    def graph(self) -> Graph:
        """The graph of these records; :class:`claimgraph.GraphError` when there can be none."""
        from .graph import Graph

        try:
            return Graph(self._draft.index())
        except _native.Failure as failure:
            fail(failure)

    def to_json(self) -> str:
        """The document form, canonical: readable, and the same bytes for the same records."""
        return self._draft.to_json()

    def to_lines(self) -> str:
        """The line form: one record a line, for streaming and merging."""
        return self._draft.to_lines()

    def to_dict(self) -> dict[str, Any]:
        """The document form as plain dicts and lists, to change as one likes."""
        document: dict[str, Any] = json.loads(self.to_json())
        return document

    def save(self, path: str | os.PathLike[str], *, form: Form | None = None) -> None:
        """Writes a file, as :meth:`claimgraph.Graph.save` does."""
        save(path, form, self._draft)


def _reopened(kind: type[Document], lines: bytes) -> Document:
    return kind(_native.Draft.open(lines, OWN))
