"use strict";
// Every word on the page is already in it, as text. This script only moves, shows, hides and marks; it
// never writes words of a document, and never turns text into markup.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const at = (name) => document.getElementById(name);
  const lines = all(".line");
  const docs = all(".doc");
  const tabs = all(".bar .L");
  const columns = one("#columns");
  const narrow = matchMedia("(max-width: 1079px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const behavior = () => still.matches ? "auto" : "smooth";
  // A place is called p3-120-131 (document, start, end), a document doc-3.
  const numberOf = (link) => Number((/^#(?:p|doc-)(\d+)(?:-|$)/.exec(link.hash) || [])[1] || 0);
  const isPlace = (link) => /^#p\d/.test(link.hash);
  const named = (mark, name) => (mark.dataset[name] || "").split(" ").filter(Boolean);
  const marks = new Map();
  for (const mark of all(".m")) {
    for (const name of [...named(mark, "l"), ...named(mark, "c")]) {
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
  const fitting = (width) => columns.clientWidth < 500 ? 1 : Math.max(1, Math.min(4, Math.floor(columns.clientWidth / width)));
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
    text.scrollTo({ top: text.scrollTop + offset - text.clientHeight * 0.28, behavior: behavior() });
  }
  // The words of a line that stand open come first, then those in its folds; one place a document. The two
  // sides of a difference are the first two.
  function cites(line) {
    const open = (link) => { const fold = link.closest("details"); return !fold || fold.contains(line); };
    const links = all("a.q, a.L", line).filter(isPlace);
    const found = new Map();
    for (const link of [...links.filter((a) => a.matches(".q") && open(a)), ...links.filter(open), ...links]) {
      if (!found.has(numberOf(link))) found.set(numberOf(link), link.hash.slice(1));
    }
    return found;
  }

  // Lines
  function light(name) {
    for (const mark of lit) mark.classList.remove("on", "near");
    const also = at(name)?.dataset.also;
    const names = also ? [name, ...also.split(" ")] : [name];
    lit = names.flatMap((one) => marks.get(one) || []);
    for (const mark of lit) {
      mark.classList.add(named(mark, "l").some((one) => names.includes(one)) ? "on" : "near");
    }
  }
  function choose(line, { scroll = true, first = null, quiet = false } = {}) {
    if (current) current.classList.remove("on");
    current = line;
    line.classList.add("on");
    for (let fold = line.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    light(line.id);
    const places = cites(line);
    if (first) places.set(...first);
    if (places.size) show(first ? [first[0], ...places.keys()] : [...places.keys()]);
    for (const [number, name] of places) {
      const target = at(name);
      if (target && shown.includes(number)) bring(target);
    }
    if (quiet) return;
    const covered = narrow.matches && root.classList.contains("reading");
    if (scroll || covered) line.scrollIntoView({ block: covered ? "start" : "nearest", behavior: behavior() });
    history.replaceState(null, "", "#" + line.id);
  }
  function release() {
    if (current) current.classList.remove("on");
    current = null;
    light("");
    root.classList.remove("reading");
  }
  // A line is in sight when neither a filter nor a fold hides it.
  const inSight = () => lines.filter((line) => !line.hidden && line.getClientRects().length);
  function step(by) {
    const every = inSight();
    if (!every.length) return;
    const place = every.indexOf(current);
    const next = place < 0 ? nearest(every, by) : every[Math.max(0, Math.min(every.length - 1, place + by))];
    choose(next);
    next.focus({ preventScroll: true });
  }
  function nearest(every, by) {
    const below = every.find((line) => line.getBoundingClientRect().top > 60);
    return below || (by > 0 ? every[0] : every[every.length - 1]);
  }
  function section(by) {
    const every = all("#findings > .section").filter((part) => !part.hidden);
    if (!every.length) return;
    const held = every.findIndex((part) => current && part.contains(current));
    const place = held >= 0 ? held : every.findIndex((part) => part.getBoundingClientRect().bottom > 120);
    const to = every[Math.max(0, Math.min(every.length - 1, place + by))];
    to.scrollIntoView({ behavior: behavior() });
    const first = inSight().find((line) => to.contains(line));
    if (first) { choose(first, { scroll: false }); first.focus({ preventScroll: true }); }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const line = event.target.closest(".line");
    if (link && isPlace(link)) {
      event.preventDefault();
      const owner = line || owning(link.hash.slice(1));
      root.classList.add("reading");
      if (owner) choose(owner, { scroll: false, first: [numberOf(link), link.hash.slice(1)] });
    } else if (link && link.hash.startsWith("#doc-")) {
      event.preventDefault();
      root.classList.add("reading");
      shown = shown.length < room() ? shown : shown.slice(0, -1);
      show([numberOf(link)]);
    } else if (link && link.classList.contains("m")) {
      event.preventDefault();
      cycle(link);
    } else if (link && link.hash && at(link.hash.slice(1))?.classList.contains("line")) {
      event.preventDefault();
      choose(at(link.hash.slice(1)));
    } else if (!link && line && !event.target.closest("summary, button") && !String(getSelection())) {
      choose(line, { scroll: false });
    }
    const pick = one(".pick");
    if (pick && !event.target.closest(".pick")) pick.open = false;
  });
  const lineOf = (name) => at(name)?.closest(".line");
  function owning(place) {
    const mark = at(place);
    const found = mark && (mark.matches(".m") ? mark : mark.nextElementSibling);
    const names = found ? [...named(found, "l"), ...named(found, "c")] : [];
    return names.length ? lineOf(names[0]) : null;
  }
  function cycle(mark) {
    const ordered = [...named(mark, "l"), ...named(mark, "c")];
    const place = current ? ordered.findIndex((name) => lineOf(name) === current) : -1;
    const line = lineOf(ordered[(place + 1) % ordered.length]);
    if (line) choose(line);
  }
  // A letter says whose it is when it is pointed at.
  document.addEventListener("pointerover", (event) => {
    const letter = event.target.closest("a.L:not([title])");
    const doc = letter && docs[numberOf(letter) - 1];
    if (doc) letter.title = doc.getAttribute("aria-label");
  });

  // Filters
  const form = one(".filters");
  const field = (name) => one("#f-" + name);
  const letters = all("button[data-filter]", form);
  const words = new Map();
  const wordsOf = (line) => {
    if (!words.has(line)) words.set(line, line.textContent.toLowerCase());
    return words.get(line);
  };
  const unfolded = new Set();
  function filter() {
    const text = field("text").value.trim().toLowerCase();
    const [verdict, kind, actor] = ["verdict", "kind", "actor"].map((name) => field(name).value);
    const wanted = letters.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.filter);
    const active = Boolean(text || verdict || kind || actor !== "" || wanted.length);
    let count = 0;
    for (const line of lines) {
      const has = (name) => (line.dataset[name] || "").split(" ");
      const fits = (!text || wordsOf(line).includes(text)) && (!verdict || line.dataset.verdict === verdict)
        && (!kind || line.dataset.kind === kind) && (actor === "" || has("actors").includes(actor))
        && wanted.every((number) => has("docs").includes(number));
      line.hidden = !fits;
      count += fits;
    }
    root.classList.toggle("filtered", active);
    for (const fold of all("details.more")) {
      const hit = active && all(".line", fold).some((line) => !line.hidden);
      if (hit && !fold.open) { fold.open = true; unfolded.add(fold); }
      if (!active && unfolded.has(fold)) fold.open = false;
      fold.hidden = active && !hit && all(".line", fold).length > 0;
    }
    if (!active) unfolded.clear();
    for (const part of all("#findings > .section, #findings .group, #findings .origin")) {
      part.hidden = active && !all(".line", part).some((line) => !line.hidden);
    }
    for (const choice of all("select", form)) choice.classList.toggle("set", choice.value !== "");
    const pick = one(".pick > summary");
    if (pick) pick.classList.toggle("set", wanted.length > 0);
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
      const pick = event.target.closest(".pick");
      if (pick) { pick.open = false; pick.firstElementChild.focus(); }
      else if (typing) event.target.blur();
      else release();
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
  const ways = all(".ways a");
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const way of ways) {
        const here = way.hash === "#" + entry.target.id;
        way.classList.toggle("here", here);
        if (here) way.setAttribute("aria-current", "true"); else way.removeAttribute("aria-current");
      }
    }
  }, { rootMargin: "-15% 0px -75% 0px" });
  for (const part of all("#findings > .section")) seen.observe(part);

  addEventListener("resize", () => show(asked));
  show([]);
  const start = at(location.hash.slice(1));
  if (start && start.classList.contains("line")) choose(start);
  else if (start && isPlace(location)) { const owner = owning(start.id); if (owner) choose(owner); }
  // The first difference stands in its documents from the beginning.
  else if (!start && !narrow.matches && lines.length && lines[0].matches(".difference")) choose(lines[0], { quiet: true });
})();
