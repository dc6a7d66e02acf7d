import january from "../../january-2022/case.json?url";
import { AskError, Client } from "./case/client";
import type { Failure, Opened } from "./case/protocol";
import { type Context, linkTo, type Mounted, type View } from "./page/context";
import { dropping, isText, textOf } from "./page/drop";
import { format, parse, type Place, type ViewName } from "./page/place";
import { shell } from "./page/shell";
import { type Slider, slider } from "./page/slider";
import { figure } from "./views/figure";
import { actors, claims, findings, replies, sources } from "./views/listed";
import { parts } from "./views/parts";
import { toll } from "./views/toll";

const views: View[] = [toll, figure, parts, findings, claims, actors, sources, replies];
const frame = shell(views, dropping(take), () => void show(undefined, (client) => client.fetch(january, frame.progress)));
let client = new Client(frame.busy);

let opened: Opened | undefined;
let days: Slider | undefined;
let mounted = new Map<ViewName, Mounted>();

const here = (): Place => parse(location.hash);

function go(change: Partial<Place>, quietly = false): void {
  const elsewhere = (change.view ?? here().view) !== here().view;
  const hash = format({ ...here(), ...(elsewhere ? { search: "", from: 0 } : {}), ...change });
  if (hash === location.hash) return;
  if (quietly) history.replaceState(null, "", hash);
  else history.pushState(null, "", hash);
  void update();
}

function context(of: Opened): Context {
  return {
    client,
    opened: of,
    name: (id) => of.labels[id] ?? id,
    here,
    go,
    link: (change, text, attributes) => linkTo(here(), change, text, attributes),
  };
}

async function update(): Promise<void> {
  if (opened === undefined) return;
  const place = here();
  frame.placed(place);
  const view = views.find(({ name }) => name === place.view) ?? toll;
  let part = mounted.get(view.name);
  if (part === undefined) {
    part = view.mount(context(opened));
    mounted.set(view.name, part);
  }
  if (frame.main.firstChild !== part.element) frame.main.replaceChildren(part.element);
  try {
    await Promise.all([days?.update(place), part.update(place)]);
  } catch (error) {
    frame.told(failureOf(error).message);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof AskError) return error.failure;
  return { kind: "fault", message: error instanceof Error ? error.message : String(error), findings: [] };
}

/** Shows a case, or says why it cannot be; then what was open stays open. */
async function show(file: string | undefined, open: (client: Client) => Promise<Opened>): Promise<void> {
  try {
    const another = opened !== undefined;
    opened = await open(client);
    // Ids of one case mean nothing in another.
    if (another) history.pushState(null, "", format(parse(`view=${here().view}`)));
    mounted = new Map();
    days = slider(client, opened.days, go);
    frame.above.replaceChildren(days.element);
    frame.opened(opened, file);
    frame.progress(undefined);
    await update();
  } catch (error) {
    frame.progress(undefined);
    frame.failed(file ?? "The case", failureOf(error));
  }
}

async function take(file: File): Promise<void> {
  if (!isText(file)) {
    await show(file.name, async (to) => to.open(await file.arrayBuffer(), frame.progress));
    return;
  }
  try {
    const { sources: of } = await client.hold(await textOf(file));
    frame.told(
      of.length === 0
        ? `${file.name} is the text of no source of this case: no source records its hash.`
        : `${file.name} is the text of ${of.map((id) => opened?.labels[id] ?? id).join(" and ")}, by its hash. Its passages are shown where a figure is inspected.`,
    );
    await update();
  } catch (error) {
    frame.failed(file.name, failureOf(error));
  }
}

addEventListener("popstate", () => void update());
addEventListener("hashchange", () => void update());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => void update());
void show(undefined, (to) => to.fetch(january, frame.progress));
