// Words for what the package answers. Nothing is worked out here.

import type { ClaimRow, FigureRow, FirstPublished } from "../case/answers";

const number = new Intl.NumberFormat("en");

/** The bounds of a figure as one says them. */
export function bounds({ low, high, nominal, quantity }: Pick<FigureRow, "low" | "high" | "nominal" | "quantity">): string {
  if (low !== undefined && high !== undefined) return interval(low, high);
  if (low !== undefined) return `${number.format(low)} or more`;
  if (high !== undefined) return `${number.format(high)} at most`;
  if (nominal !== undefined) return `${quantity.kind} ${number.format(nominal)}, which bounds nothing`;
  return "no number";
}

/** A count by itself. */
export const counted = (count: number): string => number.format(count);

/** An interval of whole numbers. */
export const interval = (low: number, high: number): string =>
  low === high ? number.format(low) : `${number.format(low)} to ${number.format(high)}`;

/** A number of things, in the singular or the plural. */
export const several = (count: number, one: string, more = `${one}s`): string =>
  `${number.format(count)} ${count === 1 ? one : more}`;

/** By when something was public. */
export function published({ earliest, latest }: Partial<FirstPublished> = {}): string {
  if (latest === undefined) return earliest === undefined ? "not dated" : `from ${earliest} on`;
  if (earliest === undefined) return `by ${latest}`;
  return earliest === latest ? latest : `${earliest} to ${latest}`;
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** A day in words; one that cannot be said so stays as it is written. */
export function inFull(written: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(written) ? Date.parse(`${written}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? written : day.format(time);
}

/** A date as it is written, and the days that it may mean where they are not what is written. */
export function dated(written: string, { earliest, latest, qualified }: { earliest?: string; latest?: string; qualified: boolean }): string {
  const about = qualified ? "about " : "";
  if (earliest !== undefined && earliest === latest) return `${about}${inFull(earliest)}`;
  const days =
    earliest === undefined
      ? latest === undefined
        ? "unknown"
        : `by ${inFull(latest)}`
      : latest === undefined
        ? `from ${inFull(earliest)} on`
        : `${inFull(earliest)} to ${inFull(latest)}`;
  return `${about}${days} (written ${written})`;
}

/** What keeps a claim from being a plain assertion, in brackets; nothing of one that is. */
export function reserve({ polarity, modality, rank }: Pick<ClaimRow, "polarity" | "modality" | "rank">): string {
  const said = [
    polarity === "denies" ? "a denial" : "",
    modality === undefined || modality === "certain" ? "" : modality,
    rank === "normal" ? "" : rank,
  ].filter((word) => word !== "");
  return said.length === 0 ? "" : ` (${said.join(", ")})`;
}

/** A word of a vocabulary as text. */
export const plain = (word: string): string => word.replaceAll(/[-_]/gu, " ");
