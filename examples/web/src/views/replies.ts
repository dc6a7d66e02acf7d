// Who answered whom: a small graph of who speaks to whom, and every answer beside what it answers.

import type { ReplyRow } from "../case/tables";
import { claimLink, type Context, type Mounted, type View } from "../page/context";
import { el, fill } from "../page/element";
import { Latest } from "../page/latest";
import { AT_FIRST, knownAt, type Place } from "../page/place";
import { rowsOf } from "../page/rows";
import { plain, reserve } from "../page/wording";
import type { Arrow, Box, DrawnGraph } from "../draw/graph";
import { speakers } from "./columns";

export const replies: View = {
  name: "replies",
  label: "Who answered whom",
  heading: "Who answered whom",
  mount,
};

/** Answers beyond these make no picture. */
const MOST = 40;

function mount(context: Context): Mounted {
  const latest = new Latest();
  let drawn: DrawnGraph | undefined;
  const graph = el("div", { class: "graph", role: "img", "aria-label": "Graph of the answers in the table below" });
  const key = el("p", { class: "key" });
  const rows = rowsOf(context, "replies", {
    caption: "who answered whom",
    columns: [
      {
        title: "Answer",
        as: "name",
        sort: "answer",
        cell: ({ reply }) => [el("span", { class: "speaker" }, speakers(context, reply)), claimLink(context, reply.claim, reply.text ?? reply.claim), reserve(reply)],
      },
      { title: "How", sort: "how", cell: ({ stance }) => plain(stance ?? "") },
      {
        title: "To",
        sort: "to",
        cell: ({ to, toClaim }) =>
          to === undefined
            ? ["not public by then: ", claimLink(context, toClaim)]
            : [el("span", { class: "speaker" }, speakers(context, to)), claimLink(context, to.claim, to.text ?? to.claim), reserve(to)],
      },
      {
        title: "Ground",
        sort: "ground",
        cell: ({ basis, note }) => [plain(basis ?? ""), note === undefined ? "" : el("span", { class: "help" }, note)],
      },
    ],
  });
  const element = el(
    "div",
    {},
    el("p", { class: "aside" }, "Answers beside what they answer. “Inferred” means that the curator concludes it; no text says so."),
    graph,
    key,
    rows.element,
  );

  async function update(place: Place): Promise<void> {
    const last = latest.begin();
    const listed = rows.update(place);
    const { rows: all, matching } = await context.client.table("replies", { of: { known: knownAt(place) }, ...AT_FIRST, size: MOST });
    const { drawGraph } = await import("../draw/graph");
    const actors = await context.client.ask("actors");
    if (!last()) return;
    const isUnknown = ({ speakers: said = [] }: ReplyRow["reply"]): boolean => said.length === 0 || said.some((id) => actors[id]?.identified === false);
    drawn?.remove();
    drawn = undefined;
    const { boxes, arrows } = spoken(context, all, isUnknown);
    const isDrawn = arrows.length > 0 && matching <= MOST;
    graph.hidden = !isDrawn;
    fill(key, isDrawn ? "From whoever answers to whoever is answered. Rectangle: a text that names nobody. Dashed border: nobody knows who that is. Dashed line: the curator concludes that it is an answer." : matching > MOST ? "There are too many answers for a picture." : "");
    if (isDrawn) {
      drawn = drawGraph(graph, boxes, arrows, ({ id }) => context.go({ sight: { ...AT_FIRST, search: id } }));
    }
    await listed;
  }

  function remove(): void {
    latest.begin();
    drawn?.remove();
  }

  return { element, update, remove };
}

function spoken(context: Context, rows: ReplyRow[], isUnknown: (row: ReplyRow["reply"]) => boolean): { boxes: Box[]; arrows: Arrow[] } {
  const boxes = new Map<string, Box>();
  const arrows = new Map<string, Arrow>();
  // Two may have one name, and a text that speaks for itself is not every text: so boxes are known by ids, which are also
  // the words by which the table is searched. Two blanks stand between who speaks and for whom.
  const box = (row: ReplyRow["reply"]): Box => {
    const { speakers: said = [], on_behalf_of = [], sources } = row;
    const id = row.unattributed ? sources.join(" ") : [said.join(" "), ...(on_behalf_of.length === 0 ? [] : [on_behalf_of.join(" ")])].join("  ");
    const name = row.unattributed ? `the text “${sources.map(context.name).join("”, “")}”` : speakers(context, row);
    const made = boxes.get(id) ?? { id, name, classes: row.unattributed ? "document" : isUnknown(row) ? "actor unknown" : "actor" };
    boxes.set(id, made);
    return made;
  };
  for (const { reply, to, stance, basis } of rows) {
    if (to === undefined) continue;
    const [from, towards] = [box(reply), box(to)];
    const certain = basis === "stated";
    const key = `${from.id}\n${towards.id}\n${certain}`;
    const label = plain(stance ?? "answers");
    const arrow = arrows.get(key);
    if (arrow === undefined) arrows.set(key, { from: from.id, to: towards.id, label, certain });
    else if (!arrow.label.split(", ").includes(label)) arrow.label += `, ${label}`;
  }
  return { boxes: [...boxes.values()], arrows: [...arrows.values()] };
}
