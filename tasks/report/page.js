"use strict";
const OPENED = 5; // mention_id, before, surface, behind, uri: what a row opens to
const PAGE = 50;
const fold = (text) => text.replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه")
  .replace(/ؤ/g, "و").replace(/ئ/g, "ي").toLowerCase();
const element = (name, text) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text ?? "";
  return made;
};
const compare = (x, y) => (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y)));

function opened([mention, before, surface, behind, uri], width) {
  const row = element("tr"), cell = element("td"), whole = element("div"), sentence = element("p"), source = element("p");
  row.className = "opened";
  cell.colSpan = width;
  sentence.dir = "rtl";
  sentence.lang = "ar";
  sentence.append(before, element("mark", surface), behind);
  source.append(element("code", mention), " · ");
  if (/^https?:/.test(uri)) {
    const link = element("a", uri);
    link.href = uri;
    link.rel = "noreferrer";
    source.append(link);
  } else source.append(uri ?? "");
  whole.append(sentence, source);
  cell.append(whole);
  row.append(cell);
  return row;
}

function showTable(section) {
  const { columns, rows } = JSON.parse(section.querySelector("script").textContent);
  const opens = columns.includes("mention_id"), width = columns.length - (opens ? OPENED : 0);
  const table = section.querySelector("table"), nav = section.querySelector("nav"), find = section.querySelector("input");
  const head = table.createTHead().insertRow(), body = table.createTBody();
  let texts = null, order = rows.map((_, i) => i), at = 0, by = -1, up = 1;

  const sort = () => {
    if (by < 0) return;
    order.sort((a, b) => {
      const x = rows[a][by], y = rows[b][by];
      if (x === null || y === null) return (x === null) - (y === null) || a - b;
      return compare(x, y) * up || a - b;
    });
  };
  const draw = () => {
    body.replaceChildren();
    for (const i of order.slice(at, at + PAGE)) {
      const row = body.insertRow();
      for (const value of rows[i].slice(0, width)) {
        const cell = element("td", typeof value === "number" ? value.toLocaleString("en") : value);
        if (value !== null && String(value).length < 18) cell.className = "whole"; // dates and types are not broken
        row.append(cell);
      }
      if (!opens) continue;
      const toggle = () => (row.nextSibling?.className === "opened" ? row.nextSibling.remove() : row.after(opened(rows[i].slice(width), width)));
      row.tabIndex = 0;
      row.onclick = toggle;
      row.onkeydown = (event) => event.key === "Enter" && toggle();
    }
    nav.replaceChildren();
    for (const [text, to] of [["earlier", at - PAGE], ["later", at + PAGE]]) {
      const button = element("button", text);
      button.disabled = to < 0 || to >= order.length;
      button.onclick = () => { at = to; draw(); };
      nav.append(button);
    }
    nav.append(order.length ? `${at + 1}–${Math.min(at + PAGE, order.length)} of ${order.length}` : "nothing found");
  };
  columns.slice(0, width).forEach((name, column) => {
    const cell = element("th"), button = element("button", name.replaceAll("_", " "));
    cell.scope = "col";
    button.onclick = () => {
      up = by === column ? -up : 1;
      by = column;
      for (const other of head.cells) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", up > 0 ? "ascending" : "descending");
      sort();
      draw();
    };
    cell.append(button);
    head.append(cell);
  });
  find.oninput = () => {
    texts ??= rows.map((row) => fold(row.join(" ")));
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    order = [...rows.keys()].filter((i) => words.every((word) => texts[i].includes(word)));
    at = 0;
    sort();
    draw();
  };
  draw();
}

document.querySelectorAll("section[data-table]").forEach(showTable);
for (const chart of document.querySelectorAll(".chart")) {
  const { data, layout } = JSON.parse(chart.nextElementSibling.textContent);
  Plotly.newPlot(chart, data, layout, { responsive: true, displayModeBar: false, scrollZoom: layout.dragmode === "pan" });
}
