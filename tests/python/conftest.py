"""What the tests share: the example case, and a small one."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimgraph as cg

pytest_plugins = ["python_counts"]

REPOSITORY = Path(__file__).resolve().parents[2]
JANUARY = REPOSITORY / "examples" / "january-2022" / "case.json"

#: A small case with everything that Python shows: an invented bridge.
BRIDGE = """{ "format": 1, "about": { "title": "The bridge" },
  "places": {
    "city": { "names": [{ "text": "City" }], "kind": "city", "point": { "lat": 43.25, "lon": 76.9, "precision": 1 } },
    "old-town": { "names": [{ "text": "Old Town" }], "within": [{ "place": "city", "basis": "stated" }] } },
  "actors": {
    "state": { "kind": "state-body", "names": [{ "text": "The State" }] },
    "mayor": { "kind": "person", "names": [{ "text": "the mayor" }, { "text": "мэр", "lang": "ru" }],
               "organ_of": [{ "actor": "state", "role": "mayor", "basis": "stated" }] },
    "crowd": { "kind": "group", "identified": false, "names": [{ "text": "rights groups" }] },
    "daily": { "kind": "media", "names": [{ "text": "The Daily" }] } },
  "incidents": {
    "collapse": { "title": "The bridge collapses", "kind": "accident", "when": "2031-03-01", "place": "city" } },
  "sources": {
    "daily-1": { "kind": "article", "title": "Grief", "outlet": "daily", "published": "2031-03-02" },
    "daily-2": { "kind": "article", "title": "More grief", "outlet": "daily", "published": "2031-03~",
                 "derived_from": [{ "source": "daily-1", "how": "cites", "basis": "stated" }] } },
  "claims": {
    "toll-1": { "kind": "figure", "incident": "collapse", "stated_by": [{ "actor": "mayor", "on_behalf_of": "state" }],
      "verb": "said", "stated_on": "2031-03-01", "reported_in": [{ "source": "daily-1", "quote": { "exact": "41 people" },
        "position": { "start": 3, "end": 12 } }],
      "figure": { "measure": "killed", "quantity": { "kind": "exact", "value": 41, "words": "41 people" } } },
    "toll-2": { "kind": "figure", "incident": "collapse", "stated_by": [{ "actor": "mayor" }],
      "reported_in": [{ "source": "daily-2" }], "supersedes": [{ "claim": "toll-1", "basis": "inferred" }],
      "figure": { "measure": "killed", "quantity": { "kind": "at-least", "value": 43 }, "as_of": "2031-03" } },
    "more": { "kind": "figure", "incident": "collapse", "stated_by": [{ "actor": "crowd" }],
      "reported_in": [{ "source": "daily-2" }],
      "figure": { "measure": "killed", "quantity": { "kind": "about", "value": 100 },
                  "population": { "age": "child" }, "place": "old-town" } },
    "call": { "kind": "demand", "incident": "collapse", "stated_by": [{ "actor": "crowd" }],
      "reported_in": [{ "source": "daily-2" }], "demand": { "text": "that the mayor go", "addressed_to": ["mayor"] } },
    "no": { "kind": "response", "incident": "collapse", "stated_by": [{ "actor": "mayor" }], "polarity": "denies",
      "reported_in": [{ "source": "daily-2" }], "responds_to": [{ "claim": "call", "basis": "stated" }],
      "response": { "text": "there is no reason to" } } },
  "assessments": { "weak": { "of": "daily-2", "by": "crowd", "reliability": "C" } } }"""


@pytest.fixture(scope="session")
def bridge() -> cg.Graph:
    return cg.loads(BRIDGE)


@pytest.fixture(scope="session")
def january() -> cg.Graph:
    return cg.load(JANUARY)
