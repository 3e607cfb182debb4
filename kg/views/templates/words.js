// The words of the page itself, in both languages; what the graph is called stands in seeds/style.json.
const WORDS = {
  zh: {
    skip: "跳到表格", search: "搜索机构、任务、地区…（按 /）", tools: "视图工具", network: "网络", table: "表格",
    fit: "适应窗口", fitHint: "显示全部（0）", print: "打印", themeHint: "深色或浅色（D）", help: "键盘操作", language: "English",
    key: "图例与筛选", nodes: "节点", relationships: "关系", keyHint: "单击显示或隐藏，双击只看此类", filters: "筛选", reset: "清除筛选",
    document: "文件", agency: "机构", place: "地区", basis: "依据", role: "角色", all: "全部",
    networkHint: "关系网络图：方向键移到相邻节点，回车查看出处，T 切换表格", panel: "出处与详情",
    count: "显示 {nodes}/{allNodes} 个节点，{edges}/{allEdges} 条关系",
    empty: "点击节点或连线，查看出处原句。", emptyHint: "红色实线为牵头，蓝色虚线为共同负责；浅色点线为推断所得，并非原文写明。",
    inferred: "推断", inferredOf: "{name}（推断）", curatedOf: "{name}（人工确认）", roleWord: "原文用语", rank: "排序", rankOf: "第 {rank} 位", mention: "原文称谓",
    sentences: "原句", sentence: "原句", source: "出处", onPage: "{title}，第 {page} 页", copy: "复制引文", copied: "已复制", notStated: "此关系来自基础数据，无原文引句。",
    groupOf: "{name}（{count}）", from: "起点", relationship: "关系", to: "终点", quote: "原句", nothingFound: "没有匹配的节点",
    noRows: "当前筛选下没有关系。", selected: "已选中{label}：{name}，{count} 条关系", isHidden: "筛选已隐藏", comma: "、", close: "关闭",
    helpKeys: "/ 搜索\n← ↑ → ↓ 移到该方向的相邻节点\nEnter 查看出处\nEsc 取消选择\n+ − 0 放大、缩小、显示全部\nT 网络或表格\nD 深色或浅色",
  },
  en: {
    skip: "Skip to the table", search: "Search agencies, tasks, places… (press /)", tools: "Tools", network: "Network", table: "Table",
    fit: "Fit", fitHint: "Show everything (0)", print: "Print", themeHint: "Dark or light (D)", help: "Keyboard", language: "中文",
    key: "Key and filters", nodes: "Nodes", relationships: "Relationships", keyHint: "Click to show or hide, double-click for this only", filters: "Filters", reset: "Clear filters",
    document: "Document", agency: "Agency", place: "Place", basis: "Basis", role: "Role", all: "All",
    networkHint: "Network: arrow keys walk to a neighbour, Enter opens the evidence, T switches to the table", panel: "Evidence and details",
    count: "{nodes} of {allNodes} nodes, {edges} of {allEdges} relationships",
    empty: "Click a node or a line to read the sentence behind it.", emptyHint: "Solid red leads, dashed blue shares; pale dotted lines are inferred, not stated in the text.",
    inferred: "inferred", inferredOf: "{name} (inferred)", curatedOf: "{name} (decided by a person)", roleWord: "Printed word", rank: "Rank", rankOf: "no. {rank}", mention: "Printed as",
    sentences: "Sentences", sentence: "Sentence", source: "Source", onPage: "{title}, p. {page}", copy: "Copy quote", copied: "Copied", notStated: "This relationship comes from reference data; no sentence states it.",
    groupOf: "{name} ({count})", from: "From", relationship: "Relationship", to: "To", quote: "Sentence", nothingFound: "No node matches",
    noRows: "No relationship passes the filters.", selected: "Selected {label}: {name}, {count} relationships", isHidden: "hidden by a filter", comma: ", ", close: "Close",
    helpKeys: "/ Search\n← ↑ → ↓ Walk to the neighbour on that side\nEnter Open the evidence\nEsc Clear the selection\n+ − 0 Zoom in, zoom out, show everything\nT Network or table\nD Dark or light",
  },
};

function say(key, values = {}) {
  return WORDS[state.language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// An entry of the style file: {zh, en, zh_back, en_back}.
function named(entry) {
  return entry[state.language];
}

function namedBack(entry) {
  return entry[`${state.language}_back`];
}
