// The frame of the page: what case it shows, the ways through it, and what it is doing.

import type { Failure, Opened } from "../case/protocol";
import { linkTo, type View } from "./context";
import { coded, el, fill } from "./element";
import type { Place } from "./place";
import { several } from "./wording";

export interface Shell {
  /** Where the slider goes. */
  above: HTMLElement;
  /** Where the view goes. */
  main: HTMLElement;
  busy(waiting: number): void;
  progress(step: string | undefined): void;
  opened(opened: Opened, file: string | undefined): void;
  /** Says what came of something, and what went wrong with it. */
  told(done: string[], wrong?: string[]): void;
  /** Says what kept a view from being shown, until one is. */
  troubled(why?: string): void;
  failed(file: string, failure: Failure): void;
  placed(place: Place): void;
  /** Whoever was at something that is no longer there goes on where what they asked for begins. */
  land(): void;
}

const SHOWN = 20;

/** A sentence has one full stop. */
const ended = (sentence: string): string => (/[.!?]$/u.test(sentence) ? sentence : `${sentence}.`);

/** Where in a file something is. */
function placeOf({ span, pointer }: Failure["findings"][number]): string {
  const at = [pointer === "" ? "" : pointer, span === undefined ? "" : `line ${span.start.line}, column ${span.start.column}`];
  const said = at.filter((part) => part !== "").join(", ");
  return said === "" ? "" : ` (${said})`;
}

export function shell(views: View[], pick: HTMLElement, again: () => void): Shell {
  const title = el("h1", {}, "claimgraph");
  const about = el("p", { class: "about" });
  const bar = el("progress", { "aria-label": "Working", class: "working" });
  bar.hidden = true;
  const step = el("p", { role: "status", class: "step" });
  const notice = el("div", { class: "notice", "aria-live": "polite" });
  const trouble = el("div", { class: "trouble" });
  const nav = el("nav", { "aria-label": "Views" });
  const above = el("div");
  const heading = el("h2", { tabindex: -1 });
  const main = el("div");
  let viewed: string | undefined;
  let isOpen = false;
  let called = "claimgraph";
  const home = el("button", { type: "button", hidden: true, click: again }, "Back to January 2022");
  document.body.append(
    el("a", { class: "skip", href: "#main", click: (event: Event) => (event.preventDefault(), heading.focus()) }, "Skip to the view"),
    bar,
    el("header", {}, el("div", { class: "masthead" }, title, pick, home), about, step, notice, above, nav),
    el("main", { id: "main" }, heading, trouble, main),
    el("footer", {}, el("p", {}, "Nothing here is a fact about what happened: it is a record of who said what, in which text. Every figure and every bound comes from the claimgraph package, worked out in this browser; the page counts the rows it lists, and no more. Nothing is sent anywhere.")),
    el("div", { class: "dropzone", "aria-hidden": "true" }, "Drop a case, or the text of a source"),
  );
  const dismiss = (): HTMLElement => el("button", { type: "button", class: "dismiss", click: () => fill(notice) }, "Dismiss");
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    above,
    main,
    busy(waiting) {
      main.setAttribute("aria-busy", String(waiting > 0));
      clearTimeout(timer);
      // What is answered at once needs no sign of work.
      if (waiting > 0) timer = setTimeout(() => (bar.hidden = false), 150);
      else bar.hidden = true;
    },
    progress: (said) => fill(step, said),
    opened({ summary }, file) {
      const { records, about: said } = summary;
      isOpen = true;
      called = said?.title ?? file ?? "A case";
      fill(title, called);
      fill(
        about,
        `${several(records.claims, "claim")}, ${several(records.actors, "actor")}, ${several(records.sources, "text")}.`,
        file === undefined ? "" : ` From ${file}.`,
      );
      home.hidden = file === undefined;
      fill(notice);
    },
    told: (done, wrong = []) =>
      fill(
        notice,
        ...done.map((message) => el("p", { class: "done" }, message)),
        ...wrong.map((message) => el("p", { class: "warning" }, message)),
        dismiss(),
      ),
    troubled(why) {
      if (why !== undefined) fill(trouble, el("p", { class: "warning", role: "alert" }, why));
      else fill(trouble);
    },
    failed(file, { message, findings }) {
      fill(
        notice,
        el(
          "div",
          { class: "failure", role: "alert" },
          el("p", {}, el("strong", {}, `${file} cannot be shown: `), ended(findings.length > 0 ? several(findings.length, "thing is", "things are") + " wrong with it" : message), isOpen ? " What was open stays open." : ""),
          findings.length > 0 &&
            el(
              "ul",
              {},
              ...findings
                .slice(0, SHOWN)
                .map((finding) =>
                  el("li", {}, el("code", {}, finding.code), " ", ...coded(finding.message), placeOf(finding), finding.help === undefined ? "" : el("span", { class: "help" }, ...coded(finding.help))),
                ),
            ),
          findings.length > SHOWN && el("p", {}, `The first ${SHOWN} findings are shown.`),
        ),
        dismiss(),
      );
    },
    land: () => (main.querySelector<HTMLElement>(".landing") ?? heading).focus({ preventScroll: true }),
    placed(place) {
      fill(
        nav,
        el(
          "ul",
          {},
          ...views.map(({ name, label }) =>
            el("li", {}, linkTo(place, { view: name }, label, place.view === name ? { "aria-current": "page" } : {})),
          ),
        ),
      );
      // On a phone the ways are wider than the screen.
      const current = nav.querySelector<HTMLElement>("[aria-current]");
      nav.querySelector("ul")?.scrollTo({ left: (current?.offsetLeft ?? 0) - nav.offsetLeft });
      const said = views.find(({ name }) => name === place.view)?.heading ?? "";
      fill(heading, said);
      document.title = `${said} – ${called}`;
      // Whoever went to another view by keyboard goes on there.
      if (viewed !== undefined && viewed !== place.view) heading.focus({ preventScroll: true });
      viewed = place.view;
    },
  };
}
