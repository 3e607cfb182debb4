// Rows as CSV for a spreadsheet: with the mark that lets it read Chinese, and no cell that it would run as a formula.

const FORMULA = /^[=+\-@\t\r]/;

export function csvOf(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
