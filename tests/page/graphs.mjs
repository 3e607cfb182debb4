// A small graph by hand: two agencies share a task in 黄石, a third leads another; one duty is inferred.
import { graphOf } from "../../kg/views/network/page/graph.mjs";

export const NODES = [
  { id: "doc", label: "Document", caption: "实施方案", properties: {} },
  {
    id: "fgw",
    label: "Agency",
    caption: "湖北省发展改革委",
    properties: { aliases: ["省发改委"] },
    group: "system:发展改革",
  },
  { id: "czt", label: "Agency", caption: "湖北省财政厅", properties: {}, group: "system:财政" },
  { id: "jx", label: "Agency", caption: "江西省发展改革委", properties: {}, group: "system:发展改革" },
  { id: "t1", label: "Task", caption: "机场", properties: {}, group: "doc:doc" },
  { id: "t2", label: "Task", caption: "公路", properties: {}, group: "doc:doc" },
  { id: "hs", label: "Place", caption: "黄石市", properties: {} },
  { id: "far", label: "Project", caption: "花湖机场", properties: {}, beyond: true },
];
export const EDGES = [
  { id: 0, from: "fgw", to: "t1", type: "PRESUMED_TO_LEAD", inferred: true, document: "doc" },
  { id: 1, from: "fgw", to: "t1", type: "SHARES", inferred: false, basis: "explicit", role: "joint", document: "doc" },
  { id: 2, from: "czt", to: "t1", type: "SHARES", inferred: false, basis: "explicit", role: "joint", document: "doc" },
  { id: 3, from: "jx", to: "t2", type: "LEADS", inferred: false, basis: "explicit", document: "doc" },
  { id: 4, from: "t1", to: "hs", type: "LOCATED_IN", inferred: true, basis: "scope", document: "doc" },
  { id: 5, from: "t2", to: "hs", type: "LOCATED_IN", inferred: false, basis: "explicit", document: "doc" },
  { id: 6, from: "t1", to: "far", type: "INCLUDES", inferred: false, document: "doc" },
  { id: 7, from: "t1", to: "doc", type: "STATED_IN", inferred: false, document: "doc" },
  { id: 8, from: "t2", to: "doc", type: "STATED_IN", inferred: false, document: "doc" },
];

export function small() {
  return graphOf({ nodes: NODES, edges: EDGES });
}
