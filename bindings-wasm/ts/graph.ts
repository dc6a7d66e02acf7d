/// <reference lib="esnext.disposable" preserve="true" />
import { Held } from "./bridge.js";
import { Questions, type LimitOptions } from "./operations.js";
import type { About, Actor, Assessment, Claim, Incident, Place, Source } from "./records.js";
import type { Json } from "./json.js";
import type { FileData } from "./write.js";

/** Fields of records; null takes a field out. */
type Changed<T> = { [F in keyof T]?: T[F] | null };

/** What {@link Graph.edit} changes. */
export interface Changes {
  /** Records that are added, or that stand in place of others, by section and id. */
  put?: {
    about?: About;
    vocabulary?: Record<string, Json>;
    places?: Record<string, Place>;
    actors?: Record<string, Actor>;
    incidents?: Record<string, Incident>;
    sources?: Record<string, Source>;
    claims?: Record<string, Claim>;
    assessments?: Record<string, Assessment>;
  };
  /** Fields of records that are there, by id; null takes a field out. */
  change?: Record<
    string,
    Changed<Place> | Changed<Actor> | Changed<Incident> | Changed<Source> | Changed<Claim> | Changed<Assessment>
  >;
  /** Ids of records to take out. */
  remove?: readonly string[];
}

/**
 * A case: every record by its id, and the answers to what may be asked of them.
 *
 * A graph never changes; {@link Graph.edit} makes another. It holds memory that JavaScript does not
 * count: in a loop, let go of each by `using graph = …` or `graph.free()`.
 */
export class Graph extends Questions {
  readonly #held: Held;

  private constructor(held: Held) {
    super();
    this.#held = held;
  }

  /** Reads a case from the bytes of a file of either form; {@link GraphError} when it cannot be read. */
  static fromBytes(bytes: FileData, limits?: LimitOptions): Graph {
    return new Graph(Held.open(bytes, limits));
  }

  /** Puts any operation of {@link operations} to the graph, and answers its text as the core wrote it. */
  askText(operation: string, options?: object): string {
    return this.#held.ask(operation, options);
  }

  /** Another graph, of this one and of changes. */
  edit(changes: Changes): Graph {
    return new Graph(this.#held.edit(changes));
  }

  /** The case in the document form. */
  toJson(): string {
    return this.#held.toJson();
  }

  /** The case in the line form. */
  toLines(): string {
    return this.#held.toLines();
  }

  /** Lets go of the memory; the graph cannot be asked afterwards. To do so twice does nothing. */
  free(): void {
    this.#held.free();
  }

  /** As {@link Graph.free}, for `using`. */
  [Symbol.dispose](): void {
    this.free();
  }
}
