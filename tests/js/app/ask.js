import init, { Graph, GraphError, operations } from "claimgraph";

/** What a program can say once the package works: an answer, an error, and that nothing works before `init`. */
export async function ask() {
  let early = "";
  try {
    operations();
  } catch (error) {
    early = error.message;
  }
  await Promise.all([init(), init()]);
  const graph = Graph.fromBytes('{"format": 1, "places": {"almaty": {"names": [{"text": "Алматы"}]}}}');
  const [found] = graph.lookup("Almaty").matches;
  graph.free();
  try {
    Graph.fromBytes("{");
  } catch (error) {
    if (error instanceof GraphError) return { early, id: found.id, code: error.report.findings[0].code };
  }
  return { early, id: found.id };
}
