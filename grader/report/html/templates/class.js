"use strict";
// Sorts and searches the table of students. Without it the page says the same, standing still.
(() => {
  const table = document.querySelector(".students"), body = table.tBodies[0], rows = [...body.rows];
  const search = document.querySelector(".search"), everybody = document.querySelector(".everybody");
  const shown = document.querySelector(".shown"), heads = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const texts = rows.map((row) => plain([0, 1, 2, 3].map((n) => row.cells[n].textContent).join("\n")));
  const marks = rows.map((row) => row.dataset.marks.split(" "));
  let mark = "", what = "";

  // Without accents and capitals: nobody types them into a search box.
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function show() {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, n) => {
      const on = words.every((word) => texts[n].includes(word)) && has(marks[n]);
      if (row.hidden === on) row.hidden = !on;
      count += on;
    });
    everybody.hidden = !mark && !words.length;
    const which = mark ? `, those with ${what}` : "";
    shown.textContent = `${count.toLocaleString("en")} of ${rows.length.toLocaleString("en")} students${which}`;
  }

  // A mark of a clause stands for all that can be wrong with it.
  function has(own) {
    return !mark || own.some((one) => one === mark || one.startsWith(`${mark}-`));
  }

  function key(row, column, isNumber) {
    const text = row.cells[column].textContent;
    return isNumber ? (text ? Number(text) : -1) : text;
  }

  function sort(column) {
    const head = heads[column], isNumber = "number" in head.dataset;
    const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const keys = new Map(rows.map((row) => [row, key(row, column, isNumber)]));
    const compare = isNumber ? (a, b) => a - b : order.compare;
    const sorted = rows.toSorted((a, b) => way * compare(keys.get(a), keys.get(b)));
    const all = document.createDocumentFragment();
    all.append(...sorted);
    body.append(all);
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
  }

  function choose(button) {
    mark = button.dataset.mark;
    what = button.dataset.what;
    search.value = "";
    show();
    everybody.focus({ preventScroll: true });
    document.getElementById("students").scrollIntoView();
  }

  search.addEventListener("input", show);
  everybody.addEventListener("click", () => {
    mark = search.value = "";
    show();
    search.focus();
  });
  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => sort(column)));
  document.querySelectorAll("[data-mark]").forEach((button) => button.addEventListener("click", () => choose(button)));
  document.querySelectorAll("button:disabled").forEach((button) => { button.disabled = false; });
  document.querySelectorAll("#students .controls, .legend .keys").forEach((part) => { part.hidden = false; });
  show();
})();
