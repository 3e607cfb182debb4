// The graph of a page: nodes by id, each with its edges, and walks over them.

// Return the graph of {nodes, edges} as the page carries them: nodes become a map, and each knows its edges.
export function graphOf({ nodes, edges }) {
  const byId = new Map(nodes.map((node) => [node.id, { ...node, edges: [] }]));
  for (const edge of edges) {
    byId.get(edge.from).edges.push(edge);
    if (edge.to !== edge.from) byId.get(edge.to).edges.push(edge);
  }
  return { nodes: byId, edges };
}

export function otherEnd(edge, id) {
  return edge.from === id ? edge.to : edge.from;
}

// What the key counts and toggles: a type as stated, the same type as inferred, and as a person decided on its names.
export function variant(edge) {
  return edge.type + (edge.inferred ? "~" : isCurated(edge) ? "!" : "");
}

export function isCurated(edge) {
  return edge.basis === "curated";
}

export function edgeOfVariant(key) {
  return { type: key.replace(/[~!]$/, ""), inferred: key.endsWith("~"), basis: key.endsWith("!") ? "curated" : "" };
}

// The node itself and all within so many hops, over the edges that `passes` lets through.
export function within(graph, id, hops, passes = () => true) {
  let rim = new Set([id]);
  const reached = new Set(rim);
  for (let hop = 0; hop < hops; hop++) {
    rim = new Set(
      [...rim].flatMap((from) =>
        graph.nodes
          .get(from)
          .edges.filter(passes)
          .map((each) => otherEnd(each, from)),
      ),
    );
    for (const near of [...rim]) {
      if (reached.has(near)) rim.delete(near);
      else reached.add(near);
    }
  }
  return reached;
}
