// By what the columns of tables are sorted.

import type { FirstPublished } from "./answers";
import type { CountedFigure, TableName, Tables } from "./tables";

export type Key = string | number | undefined;
type Keys<Row> = Record<string, (row: Row, name: (id: string) => string) => Key>;

const day = ({ latest, earliest }: FirstPublished): Key => latest ?? earliest;
const SEVERITY: Record<string, number> = { error: 0, warning: 1, info: 2 };

const figures: Keys<CountedFigure> = {
  counted: ({ measure }) => measure,
  bounds: ({ high, low, nominal }) => high ?? low ?? nominal,
  by: ({ speakers, unattributed }, name) => (unattributed ? "" : speakers?.map(name).join(", ")),
  where: ({ place }, name) => (place === undefined ? undefined : name(place)),
  public: ({ first_published }) => day(first_published),
  documents: ({ behind }) => behind?.documents,
  origins: ({ behind }) => behind?.possible,
};

export const sorts: { [Name in TableName]: Keys<Tables[Name]> } = {
  figures,
  accepted: figures,
  placed: figures,
  findings: {
    severity: ({ severity }) => SEVERITY[severity],
    code: ({ code }) => code,
    place: ({ pointer }) => pointer,
  },
  claims: {
    claim: ({ text, claim }) => text ?? claim,
    kind: ({ kind }) => kind,
    by: ({ speakers, unattributed }, name) => (unattributed ? "" : speakers?.map(name).join(", ")),
    about: ({ actors }, name) => actors?.map(name).join(", "),
    public: ({ first_published }) => day(first_published),
    sources: ({ sources }, name) => sources.map(name).join(", "),
  },
  actors: {
    actor: ({ actor }, name) => name(actor),
    kind: ({ kind }) => kind,
    belongs: ({ organ_of = [], member_of = [] }, name) => [...organ_of, ...member_of].map(({ actor }) => name(actor)).join(", "),
    known: ({ identified }) => (identified === false ? "no" : "yes"),
  },
  sources: {
    source: ({ title }) => title,
    kind: ({ kind }) => kind,
    outlet: ({ outlet }, name) => (outlet === undefined ? undefined : name(outlet)),
    published: ({ published }) => published,
    claims: ({ claims }) => claims,
  },
  replies: {
    answer: ({ reply: { speakers = [] } }, name) => speakers.map(name).join(", "),
    how: ({ stance }) => stance,
    to: ({ to }, name) => to?.speakers?.map(name).join(", "),
    ground: ({ basis }) => basis,
  },
  places: {
    place: ({ place }, name) => name(place),
    kind: ({ kind }) => kind,
    figures: ({ figures }) => figures,
    widest: ({ figure }) => figure?.high ?? figure?.low,
    point: ({ point }) => point?.precision,
  },
  choices: {
    what: ({ facet }) => facet,
    name: ({ id }, name) => name(id),
    figures: ({ figures }) => figures,
    lines: ({ lines }) => lines,
  },
};
