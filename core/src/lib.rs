//! claimgraph models incidents, actors, claims and the provenance of their sources as a graph.
