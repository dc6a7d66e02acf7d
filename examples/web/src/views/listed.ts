// Claims, actors and findings, as tables to search.

import type { TableName, Tables } from "../case/tables";
import { claimLink, type Context, searchLink, type View } from "../page/context";
import { coded, el } from "../page/element";
import type { ViewName } from "../page/place";
import { type Column, rowsOf } from "../page/rows";
import { plain, published, reserve } from "../page/wording";
import { speakers } from "./columns";

function listed<Name extends TableName & ViewName>(
  name: Name,
  label: string,
  heading: string,
  about: string,
  columns: (context: Context) => Column<Tables[Name]>[],
): View {
  return {
    name,
    label,
    heading,
    mount(context) {
      const rows = rowsOf(context, name, { caption: label.toLowerCase(), columns: columns(context) });
      return { element: el("div", {}, el("p", { class: "aside" }, about), rows.element), update: rows.update };
    },
  };
}

/** A way to the record that a finding is about. */
function recordLink(context: Context, id: string, pointer: string): HTMLAnchorElement | HTMLElement {
  const section = pointer.split("/")[1];
  if (section === "claims") return claimLink(context, id);
  if (section === "places") return context.link({ view: "places", place: id }, context.name(id));
  if (section === "actors" || section === "sources") return searchLink(context, section, id, context.name(id));
  return el("code", {}, pointer);
}

export const findings = listed(
  "findings",
  "Findings",
  "What the check finds",
  "Faults, doubts and things worth knowing, the gravest first. A warning is no verdict: claimants contradict each other, and that is what is recorded. With a day chosen, what needs a claim that was not public yet is left out.",
  (context) => [
    { title: "Severity", sort: "severity", cell: ({ severity }) => el("span", { class: `severity ${severity}` }, severity) },
    { title: "Code", sort: "code", as: "name", cell: ({ code, slug }) => [code, " ", el("span", { class: "slug" }, plain(slug))] },
    { title: "Finding", cell: ({ message, help }) => [...coded(message), help === undefined ? "" : el("span", { class: "help" }, ...coded(help))] },
    {
      title: "Place",
      sort: "place",
      cell: ({ pointer, id }) =>
        id === undefined ? el("code", {}, pointer) : recordLink(context, id, pointer),
    },
  ],
);

export const claims = listed(
  "claims",
  "Claims",
  "Every claim",
  "Nothing here is a fact: each line is somebody's claim, found in a text.",
  (context) => [
    { title: "Claim", sort: "claim", as: "name", cell: (row) => [claimLink(context, row.claim, row.text ?? row.claim), reserve(row)] },
    { title: "Kind", sort: "kind", cell: ({ kind }) => plain(kind) },
    { title: "Term", cell: ({ term }) => plain(term ?? "") },
    { title: "By", sort: "by", cell: (row) => speakers(context, row) },
    { title: "About", sort: "about", cell: ({ actors = [] }) => actors.map(context.name).join(", ") },
    { title: "Public", sort: "public", cell: ({ first_published }) => published(first_published) },
    { title: "In", sort: "sources", cell: ({ sources }) => sources.map(context.name).join(", ") },
  ],
);

export const actors = listed(
  "actors",
  "Actors",
  "Who speaks, and who is spoken of",
  "With every spelling the texts use. A name in quotation marks is a description of people nobody has identified.",
  (context) => [
    { title: "Actor", sort: "actor", as: "name", cell: ({ actor }) => searchLink(context, "claims", actor, context.name(actor)) },
    { title: "Kind", sort: "kind", cell: ({ kind }) => plain(kind) },
    { title: "Spellings", cell: ({ names }) => names.map(({ text, lang }) => (lang === undefined ? text : `${text} (${lang})`)).join("; ") },
    {
      title: "Belongs to",
      sort: "belongs",
      cell: ({ organ_of = [], member_of = [] }) => [...organ_of, ...member_of].map(({ actor }) => context.name(actor)).join(", "),
    },
    { title: "Identified", sort: "known", cell: ({ identified }) => (identified === false ? "no" : "yes") },
    { title: "Note", cell: ({ note }) => note ?? "" },
  ],
);
