// Parts and whole: what fits, what is left, what conflicts and why, on the grounds that are accepted.

import type { Consistency, Implied } from "claimgraph";
import { AskError } from "../case/client";
import type { On } from "../case/engine";
import { type Context, claimLink, type Mounted, sentence, type View, workedOut } from "../page/context";
import { el, fill } from "../page/element";
import { grounds } from "../page/grounds";
import { Latest } from "../page/latest";
import { knownAt, type Place } from "../page/place";
import { rowsOf } from "../page/rows";
import { plain, several } from "../page/wording";
import type { Drawn } from "../draw/chart";
import { described, figureColumns } from "./columns";
import { named } from "./named";

export const parts: View = {
  name: "parts",
  label: "Parts and whole",
  heading: "What fits, what is left, what conflicts",
  mount,
};

function mount(context: Context): Mounted {
  const latest = new Latest();
  let drawn: Drawn | undefined;
  const switchboard = grounds(context);
  const whole = el("p", { class: "whole" });
  const chart = el("div", { class: "chart", role: "region", tabindex: 0, "aria-label": "Chart of a whole and its parts; the sentences below say the same" });
  const left = el("div", { class: "left", role: "status" });
  const all = el("div", { class: "conflicts" });
  const others = rowsOf(context, "accepted", {
    caption: "figures that stand",
    columns: figureColumns(context, (claim) => ({ view: "parts", whole: claim })),
    sight: "pick",
  });
  const choose = el("details", { class: "choose" }, el("summary", {}, "Choose another whole"), others.element);
  const told = el("div", {}, left, el("h3", {}, "Can all the figures be true?"), all);
  const names = el("div");
  const element = el(
    "div",
    {},
    switchboard.element,
    el("h3", {}, "One figure and what is among it"),
    whole,
    choose,
    chart,
    told,
    names,
  );

  async function update(place: Place): Promise<void> {
    const last = latest.begin();
    switchboard.show(place);
    if (others.used(place)) choose.open = true;
    const known = knownAt(place);
    const on = { ...known, assumption: place.assumption };
    const listed = others.update(place);
    const together = context.client.ask("consistency", on).then(
      (answer) => last() && fill(all, ...consistent(context, answer)),
      (error: unknown) => last() && fill(all, el("p", { class: "warning" }, refusal(error))),
    );
    await Promise.all([one(place, last), together, listed]);
    const words = last() ? await named(context, told, known) : undefined;
    if (last()) fill(names, words);
  }

  async function one(place: Place, last: () => boolean): Promise<void> {
    const known = knownAt(place);
    const on = { ...known, assumption: place.assumption };
    const claim = place.whole ?? (await standing(await context.client.widest(known), on));
    if (!last()) return;
    drawn?.remove();
    drawn = undefined;
    if (claim === undefined) {
      fill(whole, place.day === undefined ? "This file has no figures that stand." : "No figure was public by then.");
      fill(left);
      chart.hidden = true;
      choose.hidden = true;
      return;
    }
    const row = await context.client.row("figures", claim, known);
    if (!last()) return;
    choose.hidden = false;
    fill(whole, "The whole: ", claimLink(context, claim), " ", ...(row !== undefined && "quantity" in row ? described(context, row) : []));
    try {
      const [bounds, residual, spec, { drawChart }] = await Promise.all([
        context.client.ask("bounds", claim, on),
        context.client.ask("residual", claim, on),
        context.client.ask("chartParts", claim, on),
        import("../draw/chart"),
      ]);
      if (!last()) return;
      chart.hidden = false;
      fill(left, ...remaining(context, bounds, residual));
      const next = await drawChart(chart, spec, (chosen) => context.go({ view: "figure", claim: chosen }));
      if (last()) drawn = next;
      else next.remove();
    } catch (error) {
      if (!last()) return;
      chart.hidden = true;
      fill(left, el("p", { class: "warning" }, refusal(error)));
    }
  }

  /** The figure that is to be shown for one; a later number of the same claimant stands for an earlier. */
  async function standing(claim: string | undefined, on: On): Promise<string | undefined> {
    if (claim === undefined) return undefined;
    const { earlier = [] } = await context.client.ask("bounds", claim, on);
    return earlier.find((one) => one.claim === claim)?.by ?? claim;
  }

  function remove(): void {
    latest.begin();
    drawn?.remove();
  }

  return { element, update, remove };
}

function refusal(error: unknown): string {
  if (error instanceof AskError) return error.message.replaceAll("`", "");
  throw error;
}

function remaining(context: Context, bounds: Implied, residual: Implied): Node[] {
  const among = residual.asked.residual?.parts ?? [];
  const later = bounds.earlier?.find(({ claim }) => claim === bounds.asked.claim);
  return [
    ...(later === undefined
      ? []
      : [el("p", { class: "warning" }, "An earlier number: ", claimLink(context, later.by), " of the same claimant stands for it. To ask about it, choose a day above by which the later one was not public.")]),
    el("p", { id: "bounds" }, "All the figures together leave for it: ", ...workedOut(context, bounds.in_words), "."),
    el("p", { id: "residual" }, "Left after its known parts: ", ...workedOut(context, residual.in_words), "."),
    el(
      "p",
      {},
      among.length === 0 ? "No figure is known to be a part of it on this ground." : "Its parts on this ground: ",
      ...among.flatMap((part, at) => [at > 0 ? ", " : "", claimLink(context, part)]),
    ),
    ...undetermined(context, residual.undetermined),
  ];
}

function consistent(context: Context, answer: Consistency): Node[] {
  if (answer.figures === 0) return [el("p", { id: "consistency" }, "There are none to weigh."), ...notWeighed(context, answer)];
  return [
    el(
      "p",
      { id: "consistency" },
      el("strong", {}, ...sentence(context, answer.in_words)),
      ` (${several(answer.figures, "figure")}, related by nothing but what is chosen above).`,
    ),
    ...notWeighed(context, answer),
    el(
      "ol",
      {},
      ...answer.conflicts.map(({ in_words, relations }) =>
        el(
          "li",
          { class: "conflict" },
          ...sentence(context, in_words),
          el(
            "ul",
            { class: "help" },
            ...relations.map(({ a, relation, b, by }) =>
              el("li", {}, claimLink(context, a), ` ${plain(relation)} `, claimLink(context, b), `: ${by}`),
            ),
          ),
        ),
      ),
    ),
    ...(answer.undecided ?? []).map(({ because }) => el("p", { class: "warning" }, `Not decided: ${because}.`)),
    ...undetermined(context, answer.undetermined),
  ];
}

function notWeighed(context: Context, { earlier = [], set_aside = [] }: Consistency): Node[] {
  if (earlier.length + set_aside.length === 0) return [];
  return [
    el(
      "details",
      { class: "not-weighed" },
      el("summary", {}, "Figures that are not among these, and why"),
      el(
        "ul",
        {},
        ...earlier.slice(0, LISTED).map(({ claim, by }) => el("li", {}, claimLink(context, claim), ": an earlier number; ", claimLink(context, by), " stands for it")),
        ...set_aside.slice(0, LISTED).map(({ claim, standing }) => el("li", {}, claimLink(context, claim), `: ${plain(standing)}`)),
      ),
      Math.max(earlier.length, set_aside.length) > LISTED && el("p", {}, `The first ${LISTED} of each are listed.`),
    ),
  ];
}

const LISTED = 60;

function undetermined(context: Context, open: Implied["undetermined"]): Node[] {
  if (open === undefined || open.length === 0) return [];
  return [
    el(
      "details",
      {},
      el("summary", {}, "Pairs of figures of which nobody knows whether they share people"),
      el(
        "ul",
        {},
        ...open.map(({ dimensions, pairs, such_as }) =>
          el(
            "li",
            {},
            `${several(pairs, "pair")}, by ${dimensions.map(plain).join(" and ")}; such as `,
            ...such_as.flatMap((pair, at) => [
              at > 0 ? "; " : "",
              ...pair.flatMap((claim, place) => [place > 0 ? " and " : "", claimLink(context, claim)]),
            ]),
          ),
        ),
      ),
    ),
  ];
}
