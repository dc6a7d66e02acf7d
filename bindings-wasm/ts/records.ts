/** The records of a case, as FORMAT.md describes them. What is not there was not recorded. */
import type { DateText, Json } from "./json.js";

export type Section = "places" | "actors" | "incidents" | "sources" | "claims" | "assessments";

export type Basis = "stated" | "inferred" | "observed";

export type Confidentiality = "open" | "restricted" | "secret";

export type ActorKind = "person" | "group" | "organisation" | "state-body" | "media" | "unknown";

export type SourceKind = "article" | "statement" | "report" | "court-record" | "dataset" | "interview" | "post" | "video" | "audio" | "other";

export type ClaimKind = "figure" | "participation" | "characterisation" | "occurrence" | "demand" | "commitment" | "response" | "evidence-remark";

export type QuantityKind = "exact" | "at-least" | "more-than" | "at-most" | "fewer-than" | "between" | "about" | "nearly" | "vague" | "comparative" | "unquantified";

export type Accumulation = "cumulative" | "period" | "stock";

export type Stage = "suspected" | "opened" | "arrested" | "charged" | "in-court" | "convicted" | "closed";

export type Polarity = "asserts" | "denies";

export type Modality = "certain" | "likely" | "possible" | "hypothetical";

export type RankLevel = "preferred" | "normal" | "deprecated";

export type Derivation = "republishes" | "quotes" | "cites" | "translates" | "revises";

/** A name in one spelling. */
export interface Name {
  text: string;
  lang?: string;
  script?: string;
  kind?: string;
  when?: DateText;
}

/** An identifier elsewhere, such as Wikidata's. */
export interface External {
  scheme: string;
  id: string;
}

/** What every record may carry. */
export interface Noted {
  external?: External[];
  note?: string;
  ext?: Record<string, Json>;
}

/** A record with names, of which the first is the display name. */
export interface Named extends Noted {
  names: Name[];
}

/** A point, WGS 84; its precision is as in UCDP GED, 1 exact to 7 international waters. */
export interface GeoPoint {
  lat: number;
  lon: number;
  precision?: number;
}

/** That a place lies in another, and when. */
export interface Containment {
  place: string;
  when?: DateText;
  basis: Basis;
}

/** A place. */
export interface Place extends Named {
  kind?: string;
  within?: Containment[];
  point?: GeoPoint;
}

/** That an actor is an organ or a member of another, and when. */
export interface Affiliation {
  actor: string;
  role?: string;
  when?: DateText;
  basis: Basis;
}

/** A person, a group, an institution, a medium; perhaps unnamed. */
export interface Actor extends Named {
  kind: ActorKind;
  organ_of?: Affiliation[];
  member_of?: Affiliation[];
  /** False for "rights groups" or "unnamed officials"; absent means true. */
  identified?: boolean;
  confidentiality?: Confidentiality;
}

/** A link to another incident. */
export interface IncidentLink {
  incident: string;
  basis: Basis;
}

/** Between which times of the day it happened, RFC 3339. */
export interface TimeBounds {
  from?: string;
  to?: string;
}

/** A record with a title. */
export interface Titled extends Noted {
  title: string;
}

/** Something that happened, or is said to have. */
export interface Incident extends Titled {
  kind: string;
  when?: DateText;
  time?: TimeBounds;
  place?: string;
  part_of?: IncidentLink[];
  causes?: IncidentLink[];
  precedes?: IncidentLink[];
}

/** By what the text of a source is known again. */
export interface SourceText {
  sha256: string;
  length: number;
}

/** What a source was made from. */
export interface DerivedFrom {
  source: string;
  how: Derivation;
  basis: Basis;
}

/** What was done to the copy that is held. */
export interface Custody {
  when?: DateText;
  by?: string;
  action: string;
  sha256?: string;
}

/** A document in which claims are found. */
export interface Source extends Titled {
  kind: SourceKind;
  outlet?: string;
  authors?: string[];
  published?: DateText;
  accessed?: DateText;
  url?: string;
  archive_url?: string;
  language?: string;
  text?: SourceText;
  derived_from?: DerivedFrom[];
  custody?: Custody[];
  confidentiality?: Confidentiality;
}

/** Who states a claim, and for whom. */
export interface Speaker {
  actor: string;
  on_behalf_of?: string;
}

/** The words of a passage, and those around them. */
export interface Quote {
  exact: string;
  prefix?: string;
  suffix?: string;
}

/** Where a passage stands: code points from the start of the text, the end exclusive. */
export interface Position {
  start: number;
  end: number;
}

/** Where a claim is found. */
export interface Passage {
  source: string;
  quote?: Quote;
  position?: Position;
  note?: string;
}

/** A link to another claim. */
export interface Link {
  claim: string;
  basis: Basis;
  note?: string;
}

/** That a claim answers another, and how. */
export interface Reply {
  claim: string;
  stance?: string;
  basis: Basis;
  note?: string;
}

/** What the curator thinks of using a claim, and why. */
export interface Rank {
  level: RankLevel;
  reason: string;
}

/** A number as stated, and the words it was stated in. */
export interface Quantity {
  kind: QuantityKind;
  value?: number;
  low?: number;
  high?: number;
  word?: "dozens" | "hundreds" | "thousands";
  words?: string;
}

/** That there were so many of something, somewhere, of somebody. */
export interface Figure {
  measure: string;
  quantity: Quantity;
  place?: string;
  population?: Record<string, string>;
  cause?: string;
  window?: DateText;
  as_of?: DateText;
  accumulation?: Accumulation;
  stage?: Stage;
}

/** Somebody's part in the incident. */
export interface Participation {
  actor: string;
  role: string;
  text?: string;
}

/** What somebody or something is called. */
export interface Characterisation {
  term: string;
  actor?: string;
  text?: string;
}

/** That something happened. */
export interface Occurrence {
  text: string;
  event?: string;
  when?: DateText;
  place?: string;
}

/** That something be done. */
export interface Demand {
  text: string;
  addressed_to?: string[];
  action?: string;
}

/** That something will be done. */
export interface Commitment {
  text: string;
  made_to?: string[];
  action?: string;
}

/** An answer; what it answers is a `responds_to` link of the claim. */
export interface Response {
  text: string;
  action?: string;
}

/** A remark on evidence; what it remarks on is an `assesses` link of the claim. */
export interface EvidenceRemark {
  grade: "offered" | "none-offered" | "absent";
  text?: string;
}

/** Somebody's claim, made at a time, found at an exact passage. */
export interface Claim extends Noted {
  kind: ClaimKind;
  incident: string;
  stated_by?: Speaker[];
  unattributed?: true;
  relayed_by?: string[];
  verb?: string;
  polarity?: Polarity;
  modality?: Modality;
  stated_on?: DateText;
  reported_in: Passage[];
  supersedes?: Link[];
  restates?: Link[];
  based_on?: Link[];
  part_of?: Link[];
  disjoint_from?: Link[];
  greater_than?: Link[];
  assesses?: Link[];
  responds_to?: Reply[];
  rank?: Rank;
  figure?: Figure;
  participation?: Participation;
  characterisation?: Characterisation;
  occurrence?: Occurrence;
  demand?: Demand;
  commitment?: Commitment;
  response?: Response;
  evidence_remark?: EvidenceRemark;
}

/** What somebody thinks of a source or of a claim, on the Admiralty scales. */
export interface Assessment extends Noted {
  of: string;
  by: string;
  on?: DateText;
  reliability?: "A" | "B" | "C" | "D" | "E" | "F";
  credibility?: 1 | 2 | 3 | 4 | 5 | 6;
  reason?: string;
}

/** What a document says about itself. */
export interface About {
  title?: string;
  language?: string;
  licence?: string;
  method?: string;
  note?: string;
  ext?: Record<string, Json>;
}

/** A record of any section. */
export type AnyRecord = Place | Actor | Incident | Source | Claim | Assessment;

/** The record that a section holds. */
export interface RecordOf {
  places: Place;
  actors: Actor;
  incidents: Incident;
  sources: Source;
  claims: Claim;
  assessments: Assessment;
}
