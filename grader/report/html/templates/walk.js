"use strict";
// Walks through the steps of each timeline. Without it the page says the same, standing still.
(() => {
  const ENDED = -1, CHECK = 0;
  let latest = null; // the timeline that the arrow keys act on while nothing has the focus

  function walker(box) {
    const steps = box.dataset.steps.split(" ").map((step) => step.split(":").map(Number));
    const boxes = [...box.querySelectorAll("g.s")];
    const rows = [...box.querySelectorAll(".timeline tbody tr")];
    const places = [...box.querySelectorAll(".where li")];
    const said = box.querySelector(".now"), lanes = box.querySelector(".lanes");
    const pane = box.querySelector(".pane"), keys = steps.filter((_, step) => isKey(boxes[step]));
    const code = listing(box, pane, keys.map(([, line]) => line));
    const chips = places.map((place) => place.querySelector(".chip").cloneNode(true));
    const stands = places.map(() => undefined);
    let now = -1, waiting = false;

    function go(to) {
      to = Math.max(0, Math.min(steps.length - 1, to));
      if (to === now) return;
      const changed = new Map();
      if (to < now) stands.forEach((line, lane) => changed.set(lane, undefined));
      for (let step = to < now ? 0 : now + 1; step <= to; step++) changed.set(...steps[step]);
      if (now >= 0) mark(now, false);
      now = to;
      for (const [lane, line] of changed) stand(lane, line);
      mark(now, true);
      follow();
    }

    function stand(lane, line) {
      if (stands[lane] === line) return;
      const left = code.get(stands[lane]), there = code.get(line);
      stands[lane] = line;
      chips[lane].remove();
      if (there) there.querySelector("i").append(chips[lane]);
      if (left && !left.querySelector(".chip")) left.classList.remove("at");
      if (there) there.classList.add("at");
      places[lane].querySelector(".at").textContent = words(line, there);
    }

    function words(line, there) {
      if (line === undefined) return "has not begun";
      if (line === ENDED) return "has ended";
      if (line === CHECK) return "in the check’s code";
      return `line ${line}: ${there ? there.querySelector("code").textContent.trim() : ""}`;
    }

    function mark(step, on) {
      const [lane, line] = steps[step], there = code.get(line);
      boxes[step].classList.toggle("on", on);
      chips[lane].classList.toggle("on", on);
      if (there) there.classList.toggle("on", on);
      if (on) rows[step].setAttribute("aria-current", "step");
      else rows[step].removeAttribute("aria-current");
      if (on) said.textContent = sentence(step);
    }

    function sentence(step) {
      const [, , who, line, what, remarks] = [...rows[step].cells].map((cell) => cell.textContent.trim());
      const where = line ? `, line ${line}` : "";
      return `Step ${step + 1} of ${steps.length}. ${who}${where}: ${what}${remarks ? ` (${remarks})` : ""}`;
    }

    // Once a frame, however fast the keys come: asking for places has the browser lay everything out.
    function follow() {
      if (!waiting) requestAnimationFrame(() => { waiting = false; show(); });
      waiting = true;
    }

    function show() {
      const part = boxes[now].querySelector("rect"), line = code.get(steps[now][1]);
      const head = lanes.querySelector(".names").offsetHeight;
      const scroll = [down(lanes, part, head), right(lanes, part), line ? down(pane, line, 0) : 0];
      lanes.scrollBy(scroll[1], scroll[0]);
      pane.scrollBy(0, scroll[2]);
    }

    function key() {
      const next = (from) => boxes.findIndex((box, step) => step > from && isKey(box));
      const found = next(now);
      go(found >= 0 ? found : Math.max(0, next(-1)));
    }

    const ways = {
      first: () => go(0), back: () => go(now - 1), next: () => go(now + 1), last: () => go(steps.length - 1), key,
    };
    box.addEventListener("click", (event) => {
      const button = event.target.closest("[data-go]"), step = boxes.indexOf(event.target.closest("g.s"));
      if (button) ways[button.dataset.go]();
      else if (step >= 0) go(step);
      latest = ways;
    });
    box.addEventListener("focusin", () => { latest = ways; });
    box.addEventListener("keydown", (event) => press(event, ways, ALL));
    box.querySelectorAll("[hidden]").forEach((part) => { part.hidden = false; });
    box.querySelector("[data-go=key]").hidden = !keys.length;
    box.querySelector("details").open = false;
    places.forEach((place) => { place.querySelector(".at").textContent = words(undefined); });
    go(0);
    return ways;
  }

  const isKey = (box) => box.classList.contains("key");

  // A copy of the section's source for this timeline; the lines of it by their number. keys: the lines to mark.
  function listing(box, pane, keys) {
    const whole = box.closest("section").querySelector(".source > .code");
    const lines = new Map();
    if (!whole) return lines;
    const copy = whole.cloneNode(true);
    copy.removeAttribute("id");
    for (const line of copy.children) if (!line.classList.contains("folded")) lines.set(line.value, line);
    const key = new Set(keys);
    for (const [number, line] of lines) line.classList.toggle("hot", key.has(number));
    pane.append(copy);
    return lines;
  }

  // How far to scroll a frame down so that a part of it shows, clear of its head and its edges. Never scrolls the page.
  function down(frame, part, head) {
    const inner = part.getBoundingClientRect(), outer = frame.getBoundingClientRect(), room = 40;
    const above = outer.top + head + room - inner.top, below = inner.bottom - outer.bottom + room;
    return above > 0 ? -above : Math.max(0, below);
  }

  // How far to scroll it sideways: no further to the right than it takes.
  function right(frame, part) {
    const inner = part.getBoundingClientRect(), outer = frame.getBoundingClientRect();
    const edge = inner.right - outer.left + frame.scrollLeft + 6;
    return Math.max(0, edge - frame.clientWidth) - frame.scrollLeft;
  }

  const SIDEWAYS = { ArrowRight: "next", ArrowLeft: "back" };
  const ALL = { ...SIDEWAYS, ArrowDown: "next", ArrowUp: "back", Home: "first", End: "last" };

  function press(event, ways, keys) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!(event.key in keys)) return;
    event.preventDefault();
    ways[keys[event.key]]();
  }

  const all = [...document.querySelectorAll(".walk")].map(walker);
  latest = all[0] || null;
  document.documentElement.classList.add("js");
  document.addEventListener("keydown", (event) => {
    if (latest && event.target === document.body) press(event, latest, SIDEWAYS);
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open], .group)")];
    closed.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((part) => { part.open = false; }));
})();
