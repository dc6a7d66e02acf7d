// The page's way to a case: everything is asked of the worker, and nothing is worked out here.

import type { ClaimRow, Clock, Known } from "./answers";
import type { OverTime } from "./overtime";
import type { AskAnswer, AskName, AskRest, Failure, FromWorker, Opened, Request } from "./protocol";
import type { CountedFigure, Of, Page, TableName, TableQuery, Tables } from "./tables";
import type { HeldPassages, HeldText, ReadText } from "./texts";

/** A question that could not be answered, or a file that could not be read. */
export class AskError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

interface Waiting {
  answer: (answer: never) => void;
  fail: (error: AskError) => void;
  progress: (step: string) => void;
}

export class Client {
  readonly #worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  readonly #waiting = new Map<number, Waiting>();
  readonly #busy: (waiting: number) => void;
  #last = 0;
  #closed = false;

  /** `busy` hears how many questions wait for an answer. */
  constructor(busy: (waiting: number) => void) {
    this.#busy = busy;
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
    this.#worker.onerror = (event) => {
      const failure: Failure = { kind: "fault", message: event.message || "the worker cannot run", findings: [] };
      for (const waiting of this.#waiting.values()) waiting.fail(new AskError(failure));
      this.#waiting.clear();
      this.#busy(0);
    };
  }

  /** Lets go of the case; what was still asked of it, or is asked from now on, is never answered. */
  close(): void {
    this.#closed = true;
    this.#worker.terminate();
    this.#waiting.clear();
    this.#busy(0);
  }

  open(bytes: ArrayBuffer, progress: (step: string) => void): Promise<Opened> {
    return this.#send({ do: "open", bytes }, progress, [bytes]);
  }

  fetch(url: string, progress: (step: string) => void): Promise<Opened> {
    return this.#send({ do: "fetch", url }, progress);
  }

  ask<Name extends AskName>(name: Name, ...rest: AskRest<Name>): Promise<AskAnswer<Name>> {
    return this.#send({ do: "ask", name, rest });
  }

  table<Name extends TableName>(name: Name, query: TableQuery): Promise<Page<Tables[Name]>> {
    return this.#send({ do: "table", name, query });
  }

  row(name: "claims" | "figures", claim: string, known: Known): Promise<ClaimRow | CountedFigure | undefined> {
    return this.#send({ do: "row", name, claim, known });
  }

  /** The figures of those ids that are known by then, in their order. */
  figures(claims: string[], known: Known): Promise<CountedFigure[]> {
    return this.#send({ do: "figures", claims, known });
  }

  overTime(of: Of, clock: Clock): Promise<OverTime | undefined> {
    return this.#send({ do: "overTime", of, clock });
  }

  mostTold(known: Known): Promise<string | undefined> {
    return this.#send({ do: "mostTold", known });
  }

  widest(known: Known): Promise<string | undefined> {
    return this.#send({ do: "widest", known });
  }

  hold(text: string): Promise<HeldText> {
    return this.#send({ do: "hold", text });
  }

  read(source: string, known: Known): Promise<ReadText | undefined> {
    return this.#send({ do: "read", source, known });
  }

  passages(claim: string, known: Known): Promise<HeldPassages> {
    return this.#send({ do: "passages", claim, known });
  }

  #send<Value>(
    request: Request,
    progress: (step: string) => void = () => {},
    transfer: Transferable[] = [],
  ): Promise<Value> {
    if (this.#closed) return new Promise(() => {});
    const id = ++this.#last;
    return new Promise<Value>((answer, fail) => {
      this.#waiting.set(id, { answer, fail, progress });
      this.#busy(this.#waiting.size);
      this.#worker.postMessage({ id, ...request }, transfer);
    });
  }

  #hear(said: FromWorker): void {
    const waiting = this.#waiting.get(said.id);
    if (waiting === undefined) return;
    if ("progress" in said) {
      waiting.progress(said.progress);
      return;
    }
    this.#waiting.delete(said.id);
    this.#busy(this.#waiting.size);
    if ("failure" in said) waiting.fail(new AskError(said.failure));
    else waiting.answer(said.answer as never);
  }
}
