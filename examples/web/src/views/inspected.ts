// Which claim the inspector shows, and what is known of it.

import type { ClaimRecord, ClaimRow, Known } from "../case/answers";
import type { CountedFigure } from "../case/tables";
import type { Context } from "../page/context";
import { knownAt, type Place } from "../page/place";

export type { ClaimRecord, ClaimRow, CountedFigure };

export interface Inspected {
  claim: string;
  record: ClaimRecord;
  row: CountedFigure | ClaimRow | undefined;
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
  return { claim, record, row: then ?? (await rowOf(context, claim, {})), public: then !== undefined };
}

async function rowOf({ client }: Context, claim: string, known: Known): Promise<CountedFigure | ClaimRow | undefined> {
  return (await client.row("figures", claim, known)) ?? (await client.row("claims", claim, known));
}
