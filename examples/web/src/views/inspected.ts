// Which claim the inspector shows, and what is known of it.

import type { ClaimRecord, ClaimRow, Known } from "../case/answers";
import type { CountedFigure } from "../case/tables";
import type { Context } from "../page/context";
import { knownAt, type Place } from "../page/place";
import { dated } from "../page/wording";

export type { ClaimRecord, ClaimRow, CountedFigure };

export interface Inspected {
  claim: string;
  record: ClaimRecord;
  row: CountedFigure | ClaimRow | undefined;
  /** Its dates in words, by what they are written as. */
  dates: Map<string, string>;
  /** Whether it was public by the day that is chosen. */
  public: boolean;
}

export async function inspected(context: Context, place: Place): Promise<Inspected | undefined> {
  const known = knownAt(place);
  // Without a choice, the figure that most documents tell: it teaches most.
  const claim = place.claim ?? (await context.client.mostTold(known));
  if (claim === undefined) return undefined;
  const record = await context.client.ask("claim", claim);
  const then = await rowOf(context, claim, known);
  const row = then ?? (await rowOf(context, claim, {}));
  const written = [record.stated_on, ...(row !== undefined && "quantity" in row ? [row.as_of, row.window] : [])];
  const dates = new Map<string, string>();
  for (const text of written) {
    if (text !== undefined) dates.set(text, dated(text, await context.client.ask("date", text)));
  }
  return { claim, record, row, dates, public: then !== undefined };
}

async function rowOf({ client }: Context, claim: string, known: Known): Promise<CountedFigure | ClaimRow | undefined> {
  return (await client.row("figures", claim, known)) ?? (await client.row("claims", claim, known));
}
