// The inspector: what a claim says, who said it for whom, where it stands, and how many origins it has.

import type { Reply } from "claimgraph";
import { type ClaimRecord, type Inspected, inspected } from "./inspected";
import { passages } from "./passages";
import { traces } from "./traces";
import { AskError } from "../case/client";
import { claimLink, type Context, type Mounted, type View } from "../page/context";
import { coded, el, facts, fill } from "../page/element";
import { Latest } from "../page/latest";
import { knownAt, parse, type Place } from "../page/place";
import { rowsOf } from "../page/rows";
import { isolated } from "../page/direction";
import { bounds, plain, published, reserve } from "../page/wording";
import { figureColumns, inWords } from "./columns";

export const figure: View = {
  name: "figure",
  label: "A figure",
  heading: "One figure, and what it rests on",
  mount,
};

function mount(context: Context): Mounted {
  const latest = new Latest();
  const told = el("div", { class: "told" });
  const origins = traces(context);
  const found = passages(context);
  const others = rowsOf(context, "figures", { caption: "figures", columns: figureColumns(context), sight: "pick" });
  const choose = el("details", { class: "choose" }, el("summary", {}, "Choose another figure"), others.element);
  const element = el("div", {}, choose, told, found.element, origins.element);

  async function update(place: Place): Promise<void> {
    const last = latest.begin();
    if (others.used(place)) choose.open = true;
    const listed = others.update(place);
    try {
      const seen = await inspected(context, place);
      if (!last()) return;
      if (seen === undefined) {
        choose.hidden = place.day === undefined;
        fill(told, el("p", {}, place.day === undefined ? "This file has no figures." : "No figure was public by then."));
        found.clear();
        origins.clear();
        return;
      }
      choose.hidden = false;
      fill(told, ...tell(context, seen));
      if (!seen.public) {
        told.prepend(el("p", { class: "warning" }, `This claim was not ${place.possibly ? "even possibly" : "certainly"} public by the day that is chosen above.`));
      }
      await Promise.all([
        // Of a claim that was not public itself, which is said above, nothing is left out.
        found.update(seen.claim, seen.record.reported_in, seen.public ? place : parse("")),
        seen.public ? origins.update(seen.claim, knownAt(place), last) : origins.clear(),
      ]);
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      if (last()) {
        fill(told, el("p", { class: "warning" }, ...coded(error.message)));
        found.clear();
        origins.clear();
      }
    }
    await listed;
  }

  function remove(): void {
    latest.begin();
    origins.clear();
  }

  return { element, update, remove };
}

function tell(context: Context, { claim, record, row, dates }: Inspected): Node[] {
  const day = (written: string | undefined): string | undefined => written && (dates.get(written) ?? written);
  const figureRow = row !== undefined && "quantity" in row ? row : undefined;
  const words = row !== undefined && "text" in row ? row.text : undefined;
  const names = (ids: string[] = []): string => ids.map(context.name).join(", ");
  const speakers = (record.stated_by ?? []).map(({ actor, on_behalf_of }) =>
    el(
      "span",
      { class: "speaker" },
      context.name(actor),
      on_behalf_of === undefined ? "" : `, on behalf of ${context.name(on_behalf_of)}`,
    ),
  );
  return [
    el(
      "h3",
      { class: "words landing", tabindex: -1 },
      figureRow !== undefined ? inWords(figureRow) : words === undefined ? claim : `“${isolated(words)}”`,
      el("span", { class: "measure" }, figureRow === undefined ? "" : ` ${context.term("measures", figureRow.measure)}`, row === undefined ? "" : reserve(row)),
    ),
    facts(
      ["Bounds", figureRow && bounds(figureRow)],
      ["Said by", record.unattributed ? "the text itself; it attributes this to nobody" : speakers],
      ["Behind them", names(row?.roots?.map(({ actor }) => actor))],
      ["Relayed by", names(record.relayed_by)],
      ["Verb", record.verb && plain(record.verb)],
      ["Denied", record.polarity === "denies" && "yes: the claim denies it"],
      ["How surely", record.modality !== undefined && record.modality !== "certain" && `the claim says that it is ${record.modality}`],
      ["Said on", day(record.stated_on)],
      ["Public", row && published(row.first_published)],
      ["Counts for", day(figureRow?.as_of)],
      ["Happened", day(figureRow?.window)],
      ["Where", figureRow?.place && context.name(figureRow.place)],
      ["Who is counted", figureRow?.population && Object.values(figureRow.population).map((id) => context.term("population", id)).join(", ")],
      ["Cause", figureRow?.cause && context.term("causes", figureRow.cause)],
      ["Stage", figureRow?.stage && plain(figureRow.stage)],
      ["Counted how", figureRow?.accumulation && plain(figureRow.accumulation)],
      ["Incident", context.name(record.incident)],
      ["Rank", record.rank && `${record.rank.level}: ${record.rank.reason ?? "no reason given"}`],
      ["Curator's note", record.note],
      ...linked(context, record),
      ["Claim", el("code", {}, claim)],
    ),
  ];
}

const LINKS = {
  supersedes: "Replaces",
  restates: "Tells the same as",
  based_on: "Rests on",
  part_of: "Part of",
  disjoint_from: "Shares nothing with",
  greater_than: "Larger than",
  responds_to: "Answers",
  assesses: "Remarks on",
} as const;

function linked(context: Context, record: ClaimRecord): [string, Node[]][] {
  return (Object.entries(LINKS) as [keyof typeof LINKS, string][]).map(([link, title]) => [
    title,
    ((record[link] ?? []) as (Pick<Reply, "claim"> & Partial<Reply>)[]).map(({ claim, basis, stance, note }) =>
      el(
        "span",
        { class: "linked" },
        claimLink(context, claim),
        stance === undefined ? "" : ` (${plain(stance)})`,
        basis === undefined ? "" : ` ${basis}`,
        note === undefined ? "" : `: ${note}`,
      ),
    ),
  ]);
}
