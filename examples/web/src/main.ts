import january from "../../january-2022/case.json?url";
import { AskError, Client } from "./case/client";
import type { Failure, Opened } from "./case/protocol";
import { forPaper } from "./draw/paper";
import { type Context, linkTo, type Mounted, type View } from "./page/context";
import { bytesOf, dropping, isText, textOf } from "./page/drop";
import { Latest } from "./page/latest";
import { AT_FIRST, format, parse, type Place, type ViewName } from "./page/place";
import { shell } from "./page/shell";
import { type Slider, slider } from "./page/slider";
import { figure } from "./views/figure";
import { isolated } from "./page/direction";
import { plain, several } from "./page/wording";
import { actors, claims, findings } from "./views/listed";
import { parts } from "./views/parts";
import { places } from "./views/places";
import { replies } from "./views/replies";
import { sources } from "./views/sources";
import { toll } from "./views/toll";

const views: View[] = [toll, figure, parts, places, findings, claims, actors, sources, replies];
const frame = shell(views, dropping((files) => void take(files)), () => void show(undefined, (client) => client.fetch(january, frame.progress)));
// The page is at work while a question is open, a case is being read or something is being drawn.
const work = new Map<string, number>();
const busy = (what: string, how: number): void => {
  work.set(what, how);
  frame.busy([...work.values()].reduce((all, some) => all + some));
};
let cases = 0;
let client: Client | undefined;

// A case gets a worker of its own, so that one that cannot be read, or is more than a machine can hold, harms no other.
function begun(): Client {
  const name = `case ${++cases}`;
  return new Client((questions) => busy(name, questions));
}

const latest = new Latest();
const updates = new Latest();
let opened: Opened | undefined;
let days: Slider | undefined;
let mounted = new Map<ViewName, Mounted>();

const here = (): Place => parse(location.hash);

function go(change: Partial<Place>, quietly = false): void {
  const elsewhere = (change.view ?? here().view) !== here().view;
  const hash = format({ ...here(), ...(elsewhere ? { sight: AT_FIRST, pick: AT_FIRST } : {}), ...change });
  if (hash === location.hash) return;
  if (quietly) history.replaceState(null, "", hash);
  else history.pushState(null, "", hash);
  void update();
}

/** A name as it is shown. One from right to left is kept apart from what stands beside it. */
function nameOf({ labels }: Opened, id: string): string {
  return isolated(labels.get(id) ?? id);
}

function context(of: Opened, client: Client): Context {
  return {
    client,
    opened: of,
    name: (id) => nameOf(of, id),
    term: (list, id) => isolated(of.terms[list].get(id) ?? plain(id)),
    here,
    go,
    link: (change, text, attributes) => linkTo(here(), change, text, attributes),
  };
}

async function update(): Promise<void> {
  if (opened === undefined || client === undefined) return;
  const place = here();
  frame.placed(place);
  const view = views.find(({ name }) => name === place.view) ?? toll;
  const asked = client;
  const turn = updates.begin();
  const at = document.activeElement;
  frame.troubled();
  let part = mounted.get(view.name);
  if (part === undefined) {
    part = view.mount(context(opened, client));
    mounted.set(view.name, part);
  }
  if (frame.main.firstChild !== part.element) frame.main.replaceChildren(part.element);
  busy("drawing", (work.get("drawing") ?? 0) + 1);
  try {
    await Promise.all([days?.update(place), part.update(place)]);
    if (at !== null && !at.isConnected && document.activeElement === document.body && turn()) frame.land();
  } catch (error) {
    if (client === asked && turn()) frame.troubled(failureOf(error).message);
  } finally {
    // What a closed case was still asked is never answered, and what of it is answered late no longer counts.
    if (client === asked) busy("drawing", (work.get("drawing") ?? 0) - 1);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof AskError) return error.failure;
  return { kind: "fault", message: error instanceof Error ? error.message : String(error), findings: [] };
}

/** Shows a case, or says why it cannot be; then what was open stays open. Answers whether it is shown. */
async function show(file: string | undefined, open: (client: Client) => Promise<Opened>): Promise<boolean> {
  const next = begun();
  const turn = latest.begin();
  try {
    const of = await open(next);
    // Whoever opened yet another case meanwhile wants that one.
    if (!turn()) {
      next.close();
      return false;
    }
    const another = opened !== undefined;
    client?.close();
    client = next;
    opened = of;
    busy("drawing", 0);
    // Ids of one case mean nothing in another.
    if (another) history.pushState(null, "", format(parse(`view=${here().view}`)));
    for (const part of mounted.values()) part.remove?.();
    mounted = new Map();
    days = slider(client, opened.days, go);
    frame.above.replaceChildren(days.element);
    frame.opened(opened, file);
    frame.progress(undefined);
    await update();
    return true;
  } catch (error) {
    if (next !== client) next.close();
    if (turn()) frame.progress(undefined);
    frame.failed(file ?? "The case", failureOf(error));
    return false;
  }
}

/** Shows a case that was dropped, and keeps the texts that were. */
async function take(files: File[]): Promise<void> {
  const cases = files.filter((file) => !isText(file));
  const [one, another] = cases;
  if (one !== undefined && another !== undefined) {
    const named = cases.map(({ name }) => name).join(", ");
    frame.told([], [`Several cases at once: ${named}. The page shows one at a time, so none was opened; drop one of them.`]);
    return;
  }
  if (one !== undefined && !(await show(one.name, async (to) => to.open(await bytesOf(one), frame.progress)))) return;
  const texts = files.filter(isText);
  if (texts.length === 0) return;
  const known: string[] = [];
  const wrong: string[] = [];
  for (const file of texts) {
    const { source, why } = await held(file);
    if (source === undefined) wrong.push(`${file.name} ${why}`);
    else known.push(`${source} (${file.name})`);
  }
  const done =
    known.length === 0 ? [] : [`Known by ${known.length === 1 ? "its hash" : "their hashes"}: ${known.join("; ")}. Passages are shown where a figure is inspected, and under Sources.`];
  frame.told(done, wrong);
  await update();
}

/** Keeps the text of a source, and says of which, or why of none. */
async function held(file: File): Promise<{ source?: string; why?: string }> {
  if (client === undefined) return { why: "is of no use yet: no case is open." };
  try {
    const { sources: of, sha256, length } = await client.hold(await textOf(file));
    if (of.length > 0) return { source: of.map((id) => (opened === undefined ? id : nameOf(opened, id))).join(" and ") };
    return {
      why: `is the text of no source of this case: no source records its hash (${several(length, "character")}, SHA-256 ${sha256.slice(0, 12)}…). Not one character may differ, blanks and line ends neither.`,
    };
  } catch (error) {
    return { why: `cannot be read as a text: ${failureOf(error).message}` };
  }
}

addEventListener("hashchange", () => void update());
forPaper();
void show(undefined, (to) => to.fetch(january, frame.progress));
