"use strict";
// Every word on the page is already in it, as text. This script only moves, shows, hides and marks; it
// never writes words of a document, and never turns text into markup.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const lines = all(".line");
  const docs = all(".doc");
  const tabs = all(".bar .L");
  const columns = one("#columns");
  const narrow = matchMedia("(max-width: 899px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const marks = new Map();
  for (const mark of all(".m")) {
    for (const name of mark.dataset.l.split(" ")) {
      if (!marks.has(name)) marks.set(name, []);
      marks.get(name).push(mark);
    }
  }
  let current = null;
  let lit = [];
  let asked = [];
  let shown = [];

  // Documents
  // At ease a column has 330 pixels; when a line needs more documents, 245 will do.
  const fitting = (width) => narrow.matches ? 1 : Math.max(1, Math.min(4, Math.floor(columns.clientWidth / width)));
  const room = () => fitting(330);
  function show(wanted) {
    asked = wanted;
    const most = Math.max(room(), Math.min(wanted.length, fitting(245)));
    const kept = [...new Set([...wanted, ...shown, ...docs.map((_, place) => place + 1)])].slice(0, most);
    shown = kept.sort((a, b) => a - b);
    docs.forEach((doc, place) => doc.classList.toggle("shown", shown.includes(place + 1)));
    tabs.forEach((tab, place) => {
      tab.classList.toggle("shown", shown.includes(place + 1));
      tab.setAttribute("aria-current", shown.includes(place + 1) ? "true" : "false");
    });
  }
  function bring(target) {
    const text = target.closest(".text");
    if (!text) return;
    const fold = target.closest("details");
    if (fold) fold.open = true;
    const place = target.tagName === "I" ? target.nextElementSibling || target : target;
    const offset = place.getBoundingClientRect().top - text.getBoundingClientRect().top;
    const top = text.scrollTop + offset - text.clientHeight * 0.28;
    text.scrollTo({ top, behavior: still.matches ? "auto" : "smooth" });
  }
  function cites(line) {
    const links = all("a[data-d][href^='#p']", line);
    const leads = links.filter((link) => link.classList.contains("lead"));
    const found = new Map();
    for (const link of [...leads, ...links]) {
      const number = Number(link.dataset.d);
      if (!found.has(number)) found.set(number, link.getAttribute("href").slice(1));
    }
    return found;
  }

  // Lines
  function light(name) {
    for (const mark of lit) mark.classList.remove("on", "near");
    const also = document.getElementById(name)?.dataset.also;
    const names = also ? [name, ...also.split(" ")] : [name];
    lit = names.flatMap((one) => marks.get(one) || []);
    for (const mark of lit) {
      const weak = (mark.dataset.c || "").split(" ");
      const strong = mark.dataset.l.split(" ").some((one) => names.includes(one) && !weak.includes(one));
      mark.classList.add(strong ? "on" : "near");
    }
  }
  function choose(line, { scroll = true, first = null } = {}) {
    if (current) current.classList.remove("on");
    current = line;
    line.classList.add("on");
    for (let fold = line.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    light(line.id);
    const places = cites(line);
    if (first) places.set(...first);
    if (places.size) show(first ? [first[0], ...places.keys()] : [...places.keys()]);
    for (const [number, name] of places) {
      const target = document.getElementById(name);
      if (target && shown.includes(number)) bring(target);
    }
    const covered = narrow.matches && root.classList.contains("reading");
    if (scroll || covered) {
      line.scrollIntoView({ block: covered ? "start" : "nearest", behavior: still.matches ? "auto" : "smooth" });
    }
    history.replaceState(null, "", "#" + line.id);
  }
  function release() {
    if (current) current.classList.remove("on");
    current = null;
    light("");
    root.classList.remove("reading");
  }
  const open = () => lines.filter((line) => !line.hidden);
  function step(by) {
    const every = open();
    if (!every.length) return;
    const at = every.indexOf(current);
    const next = at < 0 ? nearest(every, by) : every[Math.max(0, Math.min(every.length - 1, at + by))];
    choose(next);
    next.focus({ preventScroll: true });
  }
  function nearest(every, by) {
    const below = every.find((line) => line.offsetParent && line.getBoundingClientRect().top > 60);
    return below || (by > 0 ? every[0] : every[every.length - 1]);
  }
  function section(by) {
    const every = all(".section").filter((part) => open().some((line) => part.contains(line)));
    if (!every.length) return;
    const held = every.findIndex((part) => current && part.contains(current));
    const at = held >= 0 ? held : every.findIndex((part) => part.getBoundingClientRect().bottom > 70);
    const to = every[Math.max(0, Math.min(every.length - 1, at + by))];
    to.scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
    const first = open().find((line) => to.contains(line));
    if (first) { choose(first, { scroll: false }); first.focus({ preventScroll: true }); }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const line = event.target.closest(".line");
    if (link && link.hash.startsWith("#p") && link.dataset.d) {
      event.preventDefault();
      const owner = line || owning(link.hash.slice(1));
      root.classList.add("reading");
      if (owner) choose(owner, { scroll: false, first: [Number(link.dataset.d), link.hash.slice(1)] });
    } else if (link && link.hash.startsWith("#doc-")) {
      event.preventDefault();
      root.classList.add("reading");
      shown = shown.length < room() ? shown : shown.slice(0, -1);
      show([Number(link.dataset.d)]);
    } else if (link && link.classList.contains("m")) {
      event.preventDefault();
      cycle(link);
    } else if (link && link.hash && document.getElementById(link.hash.slice(1))?.classList.contains("line")) {
      event.preventDefault();
      choose(document.getElementById(link.hash.slice(1)));
    } else if (!link && line && !event.target.closest("summary, button") && !String(getSelection())) {
      choose(line, { scroll: false });
    }
  });
  const lineOf = (name) => document.getElementById(name)?.closest(".line");
  function owning(place) {
    const mark = document.getElementById(place);
    const found = mark && (mark.dataset.l ? mark : mark.nextElementSibling);
    return found && found.dataset.l ? lineOf(found.dataset.l.split(" ")[0]) : null;
  }
  function cycle(mark) {
    const weak = (mark.dataset.c || "").split(" ");
    const names = mark.dataset.l.split(" ");
    const ordered = [...names.filter((name) => !weak.includes(name)), ...names.filter((name) => weak.includes(name))];
    const at = current ? ordered.findIndex((name) => lineOf(name) === current) : -1;
    const line = lineOf(ordered[(at + 1) % ordered.length]);
    if (line) choose(line);
  }

  // Filters
  const form = one(".filters");
  const field = (name) => one("#f-" + name);
  const letters = all("button[data-filter]", form);
  const words = new Map(lines.map((line) => [line, line.textContent.toLowerCase()]));
  function filter() {
    const text = field("text").value.trim().toLowerCase();
    const [verdict, kind, actor] = ["verdict", "kind", "actor"].map((name) => field(name).value);
    const wanted = letters.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.filter);
    const active = Boolean(text || verdict || kind || actor !== "" || wanted.length);
    let count = 0;
    for (const line of lines) {
      const has = (name) => (line.dataset[name] || "").split(" ");
      const fits = (!text || words.get(line).includes(text)) && (!verdict || line.dataset.verdict === verdict)
        && (!kind || line.dataset.kind === kind) && (actor === "" || has("actors").includes(actor))
        && wanted.every((number) => has("docs").includes(number));
      line.hidden = !fits;
      count += fits;
    }
    root.classList.toggle("filtered", active);
    for (const fold of all("details.more")) if (active) fold.open = true;
    for (const part of all("#findings > .section")) {
      part.hidden = active && !all(".line", part).some((line) => !line.hidden);
    }
    field("count").textContent = active ? `${count} of ${lines.length} lines` : "";
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    for (const one of letters) one.setAttribute("aria-pressed", "false");
    setTimeout(filter);
  });
  for (const one of letters) one.addEventListener("click", () => {
    one.setAttribute("aria-pressed", String(one.getAttribute("aria-pressed") !== "true"));
    filter();
  });

  for (const one of all("[data-hide]")) one.addEventListener("click", () => {
    const hidden = root.classList.toggle(one.dataset.hide);
    one.setAttribute("aria-pressed", String(!hidden));
  });

  // Keys
  const help = one("#help");
  one("#help-close").addEventListener("click", () => help.close());
  one("#close").addEventListener("click", release);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "Escape") {
      if (typing) event.target.blur(); else release();
      return;
    }
    if (typing || help.open) return;
    const keys = {
      j: () => step(1), k: () => step(-1), n: () => section(1), p: () => section(-1),
      "/": () => field("text").focus(), "?": () => help.showModal(),
    };
    if (event.key === "Enter" && current && event.target === current) {
      root.classList.add("reading");
      const target = lit[0];
      if (target) { bring(target); target.closest(".text").focus({ preventScroll: true }); }
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // Where we are
  const ways = all("main > nav a");
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const way of ways) way.classList.toggle("here", way.hash === "#" + entry.target.id);
    }
  }, { rootMargin: "-15% 0px -75% 0px" });
  for (const part of all("#findings > .section")) seen.observe(part);

  addEventListener("beforeprint", () => { for (const fold of all("details")) fold.open = true; });
  addEventListener("resize", () => show(asked));
  show([]);
  const start = document.getElementById(location.hash.slice(1));
  if (start && start.classList.contains("line")) choose(start);
  else if (start && location.hash.startsWith("#p")) { const owner = owning(start.id); if (owner) choose(owner); }
})();
