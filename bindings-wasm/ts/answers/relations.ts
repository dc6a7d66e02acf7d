import type { DateText, Json } from "../json.js";
import type { AnyRecord, Basis, Section } from "../records.js";

export type SetRelation = "equal" | "within" | "contains" | "disjoint" | "overlapping" | "undetermined" | "incomparable";

export type Dimension = "unit" | "measure" | "accumulation" | "stage" | "incident" | "place" | "population" | "cause" | "window" | "as_of";

/** How two scopes relate in one dimension. */
export interface DimensionRelation {
  dimension: Dimension;
  facet?: string;
  relation: SetRelation;
  a?: string;
  b?: string;
  assumed?: boolean;
}

/** What a link between two figures says about their sets. */
export interface LinkSays {
  from: string;
  link: string;
  to: string;
  basis: Basis;
  relation: SetRelation;
}

/** That a link says otherwise than the scopes, or than another link. */
export interface Contradiction {
  link: LinkSays;
  against: "scopes" | "link";
  but: SetRelation;
}

/** Yes or no, and why. In a condition it counts as what it says. */
export interface Verdict {
  yes: boolean;
  because: string;
}

/** How the things that two figures count relate, and whether they may be added or compared. */
export interface Relation {
  a: string;
  b: string;
  relation: SetRelation;
  ground: "stated" | "curated" | "definitional";
  reasons?: Dimension[];
  by_scopes: SetRelation;
  dimensions: DimensionRelation[];
  links?: LinkSays[];
  contradictions?: Contradiction[];
  may_be_added: Verdict;
  may_be_compared: Verdict;
}

/** How two scopes relate. */
export interface ScopeRelation {
  relation: SetRelation;
  reasons?: Dimension[];
  dimensions: DimensionRelation[];
}

/** Where names were looked for, and how alike they had to be. */
export interface LookedUp {
  sections: Section[];
  limit: number;
  at_least: number;
}

/** A record whose name is like the one looked up; the score is per mille. */
export interface Match {
  id: string;
  section: Section;
  display: string;
  name: string;
  when?: DateText;
  score: number;
}

/** Records by name, across spellings and scripts. */
export interface Lookup {
  text: string;
  options: LookedUp;
  matches: Match[];
  left_out: number;
}

/** How the graph was walked. */
export interface WalkOptions {
  links: string[];
  way: "out" | "back" | "both";
  depth: number;
  limit: number;
}

/** A record on the way. */
export interface Vertex {
  id: string;
  section: Section;
  kind?: string;
  label: string;
  distance: number;
}

/** A link, as the record states it. */
export interface Arc {
  from: string;
  to: string;
  link: string;
  inverse: string;
  basis?: Basis;
}

/** The records around one, and the links between them. */
export interface Neighbours {
  id: string;
  options: WalkOptions;
  nodes: Vertex[];
  links: Arc[];
  complete: boolean;
}

/** The shortest paths from one record to another. */
export interface Paths {
  from: string;
  to: string;
  options: WalkOptions;
  paths: string[][];
  complete: boolean;
}

/** A record as a node. */
export interface Node {
  id: string;
  section: Section;
  kind?: string;
  label: string;
  record?: AnyRecord;
}

/** A link as an edge; the key tells apart several between the same two records. */
export interface Edge {
  source: string;
  target: string;
  key: string;
  link: string;
  inverse: string;
  basis?: Basis;
}

/** The graph as node-link JSON. */
export interface NodeLink {
  directed: boolean;
  multigraph: boolean;
  graph: Record<string, Json>;
  nodes: Node[];
  edges: Edge[];
}

