// Cases of a few claims, of which a test says only what it is about.
const SOURCE = { kind: "article", title: "Grief", published: "2031-03-02" };

export const figure = (value, more = {}) => ({
  kind: "figure",
  incident: "collapse",
  stated_by: [{ actor: "mayor" }],
  reported_in: [{ source: "daily" }],
  ...more,
  figure: { measure: "killed", quantity: { kind: "exact", value }, ...more.figure },
});
export const small = (claims, more = {}) => ({
  format: 1,
  actors: { mayor: { kind: "person", names: [{ text: "the mayor" }] } },
  incidents: { collapse: { title: "The bridge collapses", kind: "accident" } },
  sources: { daily: SOURCE },
  claims,
  ...more,
});
