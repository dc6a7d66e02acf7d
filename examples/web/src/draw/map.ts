// An outline of countries and a circle for every place. Nothing is fetched but the outline, which comes with the page:
// Natural Earth, 1:110 million, public domain, as `world-atlas` has it.

import * as Plot from "@observablehq/plot";
import outline from "world-atlas/countries-110m.json?url";
import { feature } from "topojson-client";
import { contained } from "../page/direction";
import { placeNames } from "./names";
import { onResize } from "./resize";

/** A place on the map. */
export interface Spot {
  id: string;
  name: string;
  lat: number;
  lon: number;
  /** Whether the point stands for an area. */
  rough: boolean;
  /** The figure in words, long and short, and its ends. */
  said?: string;
  short?: string;
  low?: number;
  high?: number;
  /** The stage that the figure is at, and by which it cannot be compared with others. */
  stage?: string;
}

export interface Ways {
  chosen: string | undefined;
  address(id: string): string;
  choose(id: string): void;
}

export interface DrawnMap {
  remove(): void;
}

interface Country {
  type: "Feature";
  properties: { name: string };
  geometry: unknown;
}

let countries: Promise<Country[]> | undefined;

/** Fewer degrees than these show no outline by which one knows where it is. */
const LEAST = 9;
/** Spots that a person may want to go through by keyboard; of more, the table is the way. */
const TABBED = 40;
const LARGEST = 30;
/** Pixels in which labels have room for what a figure counts. */
const ROOMY = 600;

export async function drawMap(host: HTMLElement, spots: Spot[], ways: Ways): Promise<DrawnMap> {
  countries ??= read();
  const land = await countries;
  let shown: Element | undefined;
  const draw = (): void => {
    // Whoever has gone on to another view already needs no map; it comes when there is room for it again.
    if (host.clientWidth === 0) return;
    const { svg, radii } = picture(host.clientWidth, land, spots, ways);
    shown?.remove();
    shown = host.appendChild(svg);
    placeNames(svg, radii);
  };
  draw();
  const rest = onResize(host, draw);
  return {
    remove: () => {
      rest();
      shown?.remove();
    },
  };
}

async function read(): Promise<Country[]> {
  const response = await fetch(outline);
  if (!response.ok) throw new Error(`the outline of the map cannot be fetched: ${response.status}`);
  const topology = (await response.json()) as { objects: { countries: unknown } };
  return (feature(topology, topology.objects.countries) as { features: Country[] }).features;
}

function picture(width: number, land: Country[], spots: Spot[], { chosen, address, choose }: Ways): { svg: Element; radii: number[] } {
  const extent = extentOf(spots);
  const counted = spots.filter(({ said }) => said !== undefined);
  const isSized = ({ low = 0, high = 0 }: Spot): boolean => Math.max(low, high) > 0;
  const sized = counted.filter(isSized);
  const most = Math.max(1, ...sized.map(({ low = 0, high = 0 }) => Math.max(low, high)));
  const labelled = [...spots].sort((a, b) => (b.high ?? b.low ?? -1) - (a.high ?? a.low ?? -1));
  const at = { x: "lon", y: "lat" } as const;
  const linked = { href: ({ id }: Spot) => address(id), ariaLabel: ({ name, said }: Spot) => `${name}: ${said ?? "no figure"}` };
  const symbol = ({ rough }: Spot): string => (rough ? "square" : "circle");
  // Plot puts a style sheet into what it makes, which the policy of the page refuses: so it works in a document of its own.
  const aside = document.implementation.createHTMLDocument("");
  const svg = Plot.plot({
    document: aside,
    className: "outline",
    width,
    height: Math.round(Math.min(560, Math.max(300, width * extent.ratio))),
    margin: 0,
    inset: LARGEST,
    insetBottom: LARGEST + 36,
    projection: { type: extent.isWide ? "equal-earth" : "mercator", rotate: [-extent.middle, 0], domain: extent.corners },
    r: { type: "sqrt", domain: [0, most], range: [0, LARGEST] },
    symbol: { type: "identity" } as Plot.ScaleOptions,
    marks: [
      Plot.graticule({ className: "graticule", ariaHidden: "true" }),
      Plot.geo(land, { className: "land", ariaHidden: "true" }),
      Plot.text(land, Plot.centroid({ text: ({ properties }: Country) => properties.name, className: "country", ariaHidden: "true" })),
      Plot.dot(spots.filter(({ said }) => said === undefined), { ...at, ...linked, symbol, r: 4, className: "spot none" }),
      ...[false, true].flatMap((isStaged) => {
        const these = sized.filter((spot) => (spot.stage !== undefined) === isStaged);
        const kind = isStaged ? " staged" : "";
        return [
          Plot.dot(these.filter(({ low = 0, high = 0 }) => low > 0 && high > low), { ...at, symbol, r: "high", className: `spot far${kind}`, ariaHidden: "true" }),
          // Of what is at most so many the ring is all there is.
          Plot.dot(these.filter(({ low = 0 }) => low === 0), { ...at, ...linked, symbol, r: "high", className: `spot far${kind}` }),
          Plot.dot(these.filter(({ low }) => low !== undefined && low > 0), { ...at, ...linked, symbol, r: "low", className: `spot sure${kind}` }),
          Plot.dot(these.filter(({ low = 0, high }) => low > 0 && high === undefined), { ...at, symbol, r: "low", className: `spot open${kind}`, ariaHidden: "true" }),
        ];
      }),
      Plot.dot(counted.filter((spot) => !isSized(spot)), { ...at, ...linked, symbol, r: 4, className: "spot no-size" }),
      Plot.dot(spots.filter(({ id }) => id === chosen), { ...at, r: LARGEST + 3, className: "spot picked", ariaHidden: "true" }),
      Plot.text(labelled, {
        ...at,
        text: ({ name, short, stage }: Spot) => [shortened(name), short, width < ROOMY ? undefined : stage].filter(Boolean).join("\n"),
        lineAnchor: "top",
        className: "label",
        ariaHidden: "true",
      }),
    ],
  });
  svg.querySelector("style")?.remove();
  const radii = labelled.map(({ low = 0, high = 0 }) => Math.max(4, LARGEST * Math.sqrt(Math.max(low, high) / most)));
  for (const [place, link] of [...svg.querySelectorAll("a")].entries()) {
    const id = new URLSearchParams((link.getAttribute("href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? "").slice(1)).get("place");
    if (place >= TABBED) link.setAttribute("tabindex", "-1");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (id !== null) choose(id);
    });
  }
  return { svg: document.adoptNode(svg), radii };
}

interface Extent {
  corners: { type: "MultiPoint"; coordinates: [number, number][] };
  middle: number;
  /** Whether so much of the world is shown that its shape matters. */
  isWide: boolean;
  ratio: number;
}

/** What of the world is shown: all places, and room around them. */
function extentOf(spots: Spot[]): Extent {
  const lons = spots.map(({ lon }) => lon);
  const lats = spots.map(({ lat }) => lat);
  const [west, east] = roomy(Math.min(...lons), Math.max(...lons), 180);
  const [south, north] = roomy(Math.min(...lats), Math.max(...lats), 84);
  const isWide = east - west > 120 || north - south > 70;
  const middle = (west + east) / 2;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return {
    corners: { type: "MultiPoint", coordinates: [[west, south], [west, north], [east, south], [east, north]] },
    middle,
    isWide,
    ratio: isWide ? 0.52 : (north - south) / ((east - west) * squeeze),
  };
}

const LONGEST = 28;
function shortened(text: string): string {
  const points = Array.from(text);
  return points.length <= LONGEST ? text : contained(`${points.slice(0, LONGEST - 1).join("")}…`);
}

function roomy(least: number, most: number, end: number): [number, number] {
  const more = Math.max(LEAST - (most - least), (most - least) * 0.2) / 2;
  return [Math.max(-end, least - more), Math.min(end, most + more)];
}
