// The search: documents that the build wrote (package generator/search), an index made
// of them here, and the list below the box.
//
// What is typed is cut at spaces, and every word must be found: as the beginning of a
// word, as one or more Chinese characters, as the pinyin of a name (whole, by initials,
// with or without tones), or as any part of an id, an article or a telephone number. The
// name of a factory counts for all its records.
(function () {
  "use strict";
  const form = document.getElementById("_search");
  const input = document.getElementById("_search-text");
  const root = form.dataset.root;
  const chinesePage = /^zh/.test(document.documentElement.lang);

  // --- Text ------------------------------------------------------------------

  const letters = { "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i" };
  const ascii = /^[\x00-\x7f]*$/;

  // fold is a text without case, accents and full width: what is compared.
  function fold(text) {
    if (ascii.test(text)) return text.toLowerCase();
    return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[øæœßłđðþı]/g, (c) => letters[c]);
  }

  // folded is fold together with the place in the text of each of its characters.
  function folded(text) {
    const plain = fold(text);
    if (plain.length === text.length) return { plain, at: (i) => i };
    let chars = "";
    const places = [];
    for (let i = 0; i < text.length;) {
      const c = String.fromCodePoint(text.codePointAt(i));
      const f = fold(c);
      for (let k = 0; k < f.length; k++) places.push(i);
      chars += f;
      i += c.length;
    }
    places.push(text.length);
    return { plain: chars, at: (i) => places[i] };
  }

  const OTHER = 0, WORD = 1, HAN = 2;
  const word = /[\p{L}\p{N}]/u, han = /\p{Script=Han}/u;
  // kind tells a part of a word from a Chinese character and from all else. Beyond the
  // basic plane a character is two units; both are taken for Chinese, as most there are.
  function kind(unit) {
    if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) ? WORD : OTHER;
    if (unit >= 0x4e00 && unit <= 0x9fff || unit >= 0xd800 && unit <= 0xdfff) return HAN;
    const c = String.fromCharCode(unit);
    return han.test(c) ? HAN : word.test(c) ? WORD : OTHER;
  }

  // runs are the words and the runs of Chinese characters of a folded text.
  function runs(text) {
    const list = [];
    let from = 0, is = OTHER;
    for (let i = 0; i <= text.length; i++) {
      const now = i < text.length ? kind(text.charCodeAt(i)) : OTHER;
      if (now === is) continue;
      if (is !== OTHER) list.push({ text: text.slice(from, i), han: is === HAN, from });
      from = i;
      is = now;
    }
    return list;
  }

  // pairs are the overlapping pairs of a run of Chinese characters, one by one a single.
  function pairs(run) {
    const chars = Array.from(run);
    return chars.length < 2 ? chars : chars.slice(1).map((c, i) => chars[i] + c);
  }

  // terms are what a text is found by. Each character of a run begins a term, so that
  // one alone finds it too.
  function terms(text) {
    const set = new Set();
    for (const run of runs(fold(text))) {
      if (!run.han) {
        set.add(run.text);
        continue;
      }
      const chars = Array.from(run.text);
      for (let i = 0; i < chars.length; i++) set.add(chars[i] + (chars[i + 1] || ""));
    }
    return set;
  }

  // squeeze leaves letters and digits: PO-2026-014 is found by 2026014 and by 26-014.
  const squeeze = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, "");

  // spelt are the ways to spell syllables from the n-th on; ü is typed as v, u or yu.
  const longest = 8;
  function spelt(syllables, n) {
    let whole = [""], first = [""];
    for (const syllable of syllables.slice(n, n + longest)) {
      const ways = [];
      for (const way of syllable.split("/")) {
        ways.push(way);
        if (way.includes("v")) ways.push(way.replace("v", "u"), way.replace("v", "yu"));
      }
      whole = whole.flatMap((w) => ways.map((way) => w + way)).slice(0, 16);
      first = first.flatMap((w) => [...new Set(ways.map((way) => way[0]))].map((c) => w + c)).slice(0, 16);
    }
    return { whole, first: syllables.length - n > 1 ? first : [] };
  }

  // said are the ways in which a name with its pinyin is said: in full, and without the
  // words for kinds of places, which most leave out. Of each the syllables, and the
  // characters of the name that they belong to.
  const division = /[省市县区镇乡]/;
  function said([name, pinyin]) {
    const chars = [...name.matchAll(/\p{Script=Han}/gu)].map((m) => ({ text: m[0], from: m.index, until: m.index + m[0].length }));
    const full = pinyin.split(" ").map((syllable, n) => ({ syllable, char: chars[n] })).filter((s) => s.char);
    const short = full.filter((s, n) => n === 0 || !division.test(s.char.text));
    return short.length < full.length ? [full, short] : [full];
  }

  // readings are the terms of names with their pinyin: from each character on.
  function readings(list) {
    const set = new Set();
    for (const reading of list) {
      for (const way of said(reading)) {
        const syllables = way.map((s) => s.syllable);
        for (let n = 0; n < syllables.length; n++) {
          const s = spelt(syllables, n);
          s.whole.forEach((term) => set.add(term));
          s.first.forEach((term) => set.add(term));
        }
      }
    }
    return set;
  }

  // --- Documents ---------------------------------------------------------------

  // Places in a document, as generator/search writes it.
  const FACTORY = 0, LINK = 1, DAY = 2, TITLE = 3, DETAIL = 4, TEXT = 5, KEYS = 6, READINGS = 7, GOODS = 8;

  // Kinds in the order in which they are shown; the index is made in another: first
  // what most are looking for, last what takes longest.
  const names = ["factories", "people", "orders", "articles", "promises", "issues", "visits", "notes"];
  const sooner = ["factories", "people", "articles", "orders", "issues", "promises", "notes", "visits"];
  const kinds = {}; // name → what is known of a kind

  // Of the others the details are days and states, by which nobody looks for them.
  const telling = { factories: true, people: true, visits: true, notes: true };

  // Each file of documents calls this.
  window.factorybookSearch = function (name, label, page, json) {
    kinds[name] = { name, label, page, json, ready: false };
  };

  function load(src) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = src;
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
  }

  // pause lets the browser do what waits: keys, drawing.
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()();
  const pause = () => new Promise((resolve) => { waiting.push(resolve); channel.port2.postMessage(0); });
  const slice = 12; // ms of work between two pauses

  // What a document is found by stands in three fields. Many documents say the same (the
  // same promise at every visit, the same artwork of every order): each text is there
  // once, as an entry of its own, and a document's texts lead to it. Titles and readings
  // are in an index. Notes are long and mostly differ, and an index of all their words takes
  // long to make: they stand in one long text, which is looked through.
  const TITLES = 0, TEXTS = 1, SOUNDS = 2;
  const fields = ["title", "text", "sound"];

  // split cuts the terms that the index is given, which are joined for it.
  const split = (text) => text.split(" ");

  // textsOf are what the index has of a document, by field; "" is nothing. What is found
  // by any part of it, an order's id, is not among them.
  function textsOf(k, row) {
    const title = row[TITLE] === (row[KEYS] || "") || !k.index ? "" : row[TITLE];
    return [telling[k.name] && row[DETAIL] ? title + " " + row[DETAIL] : title, row[TEXT] || "", row[READINGS] && row[READINGS].length ? row[READINGS] : ""];
  }

  async function prepare(k) {
    k.rows = JSON.parse(k.json);
    k.json = null;
    const n = k.rows.length;
    k.index = k.name === "orders" ? null : new window.MiniSearch({
      fields, tokenize: split, processTerm: (term) => term, searchOptions: { tokenize: (term) => [term] },
    });
    k.spellings = new Set(); // the words of titles; then of texts too, see spellings
    k.entries = []; // the field of each
    k.head = []; // the last document of each entry
    k.said = { entries: [], starts: [], text: "" }; // the texts: the entry of each, and where it begins in the long one
    const said = [];
    let room = 0;
    k.chain = fields.map(() => new Int32Array(n)); // from a document to the one before that says the same in a field
    const known = fields.map(() => new Map());
    k.starts = new Int32Array(n + 1);
    const keys = [];
    let length = 0, began = performance.now();
    for (let i = 0; i < n; i++) {
      const row = k.rows[i];
      if (k.index) {
        textsOf(k, row).forEach((text, field) => {
          if (!text) return;
          const name = field === SOUNDS ? String(text) : text;
          let entry = known[field].get(name);
          if (entry === undefined) {
            entry = k.entries.push(field) - 1;
            known[field].set(name, entry);
            k.head.push(-1);
            if (field === TEXTS) {
              const plain = fold(text).replaceAll("\n", " ");
              k.said.entries.push(entry);
              k.said.starts.push(room);
              said.push(plain);
              room += plain.length + 1;
            } else {
              const set = field === SOUNDS ? readings(text) : terms(text);
              if (field === TITLES) for (const term of set) if (term.length > 4 && !han.test(term)) k.spellings.add(term);
              if (set.size) k.index.add({ id: entry, [fields[field]]: [...set].join(" ") });
            }
          }
          k.chain[field][i] = k.head[entry];
          k.head[entry] = i;
        });
      }
      const key = k.index ? keyOf(row[KEYS]) : squeeze(row[TITLE]);
      k.starts[i] = length;
      length += key.length + 1;
      keys.push(key);
      if (i % 32 === 0 && performance.now() - began > slice) {
        await pause();
        began = performance.now();
      }
    }
    k.starts[n] = length;
    k.keys = keys.join("\n") + "\n";
    k.said.starts.push(room);
    k.said.text = said.join("\n") + "\n";
    if (k.name === "articles") {
      k.first = new Map(); // factory → its first article
      k.rows.forEach((row, i) => { if (!k.first.has(row[FACTORY])) k.first.set(row[FACTORY], i); });
    }
    k.ready = true;
  }

  // spellings gathers the words of the texts, so that one that is only spelt nearly so is
  // looked for among them and not in all texts. It is done last: nobody waits for it.
  const written = /[^\x00-\x2f\x3a-\x60\x7b-\xbf\u3000-\u9fff\uff00-\uffff]{5,}/g;
  async function spellings(k) {
    const { text } = k.said, step = 1 << 15;
    for (let from = 0, until; from < text.length; from = until) {
      until = text.indexOf("\n", from + step);
      if (until < 0) until = text.length;
      for (const word of text.slice(from, until).match(written) || []) k.spellings.add(word);
      await pause();
    }
    k.spellings = "\n" + [...k.spellings].join("\n") + "\n";
  }

  const keyOf = (keys) => (keys ? keys.split(" · ").map(squeeze).join(" ") : "");

  let factories = []; // place in the book → { name, folder }
  let all = false, spelling = false, failed = false;

  async function start() {
    const loads = sooner.map((name) => load(root + "search/" + name + ".js"));
    loads.forEach((l) => l.catch(() => {}));
    for (let i = 0; i < sooner.length; i++) {
      await loads[i];
      await prepare(kinds[sooner[i]]);
      if (sooner[i] === "factories") {
        for (const row of kinds.factories.rows) {
          factories[row[FACTORY]] = { row, name: row[TITLE], folder: row[LINK].slice(0, row[LINK].lastIndexOf("/") + 1) };
        }
      }
      memory.clear();
      if (i > 1) show(); // articles are of no use to an order that is not there yet
    }
    all = true;
    show();
    for (const name of sooner) await spellings(kinds[name]);
    spelling = true;
    if (!options.length) show();
  }

  // --- Finding -----------------------------------------------------------------

  // A word of the query, in the ways in which it may be found.
  function wanted(text) {
    const plain = fold(text);
    const list = runs(plain);
    const w = { text, key: squeeze(text), terms: list.flatMap((run) => (run.han ? pairs(run.text) : [run.text])), runs: list };
    w.joined = list.length > 1 && list.every((run) => !run.han) ? w.key : ""; // xi'an
    w.toneless = /^(?:[a-z]{1,6}[1-5])+$/.test(w.key) ? w.key.replace(/[1-5]/g, "") : ""; // chong2qing4
    return w;
  }

  const one = /^[a-z0-9]$/; // alone it begins too many words
  function query(k, w, near) {
    const queries = near ? w.terms.map((term) => ({ combineWith: "OR", queries: [term, ...alike(k, term)] })) : w.terms;
    const either = [{ combineWith: "AND", queries }];
    for (const other of [w.joined, w.toneless]) if (other) either.push(other);
    return [
      { combineWith: "OR", queries: either },
      { prefix: (term) => !one.test(term) && !(han.test(term) && term.length > 1), fields: near ? ["title"] : undefined },
    ];
  }

  // saying gives the entries of the texts that say a word: each of its runs as the beginning
  // of a word (a single letter as all of it) or as characters that stand together.
  function saying(k, w, near) {
    const { said } = k;
    let list = null;
    for (const run of w.runs) {
      if (w.alone) return []; // the first key of a query: it would find nearly all
      const spellings = near && !run.han ? [run.text, ...alike(k, run.text)] : [run.text];
      const has = new Set();
      for (const spelling of spellings) for (const n of holding(said, spelling, run.han)) has.add(n);
      list = list ? list.filter((n) => has.has(n)) : [...has];
      if (!list.length) break;
    }
    if (w.joined || w.toneless) {
      const has = new Set(list);
      for (const other of [w.joined, w.toneless]) if (other) for (const n of holding(said, other, false)) has.add(n);
      list = [...has];
    }
    return list.map((n) => said.entries[n]);
  }

  // holding gives the places of the texts in which a run stands. With a letter more it is
  // looked for only where it stood without that letter.
  function holding(said, run, isHan) {
    const list = [], { text, starts, last } = said;
    const stands = (at) => isHan || kind(text.charCodeAt(at - 1)) !== WORD && (!one.test(run) || kind(text.charCodeAt(at + run.length)) !== WORD);
    if (last && last.isHan === isHan && run.startsWith(last.run)) {
      for (const n of last.list) {
        const part = text.slice(starts[n], starts[n + 1]);
        let at = part.indexOf(run);
        while (at >= 0 && !stands(starts[n] + at)) at = part.indexOf(run, at + run.length);
        if (at >= 0) list.push(n);
      }
    } else {
      for (let at = text.indexOf(run), n = 0; at >= 0;) {
        while (starts[n + 1] <= at) n++;
        if (stands(at)) {
          list.push(n);
          at = text.indexOf(run, starts[n + 1]);
        } else {
          at = text.indexOf(run, at + run.length);
        }
      }
    }
    if (!one.test(run)) said.last = { run, isHan, list };
    return list;
  }

  // alike are the words of titles and texts that are spelt nearly so. With so many slips at most, one
  // of one part more of the word is without a slip: only words that have a part are compared.
  function alike(k, term) {
    const most = term.length > 4 && !han.test(term) ? Math.round(term.length * 0.2) : 0;
    if (!most) return [];
    const list = new Set(), seen = new Set(), text = k.spellings, length = Math.ceil(term.length / (most + 1));
    for (let from = 0; from < term.length; from += length) {
      const part = term.slice(from, from + length);
      for (let at = text.indexOf(part), end; at >= 0; at = text.indexOf(part, end)) {
        let begin = at;
        end = at + part.length;
        while (kind(text.charCodeAt(begin - 1)) === WORD) begin--;
        while (kind(text.charCodeAt(end)) === WORD) end++;
        if (Math.abs(end - begin - term.length) > most) continue;
        const other = text.slice(begin, end);
        if (seen.has(other)) continue;
        seen.add(other);
        if (distance(other, term, most) <= most) list.add(other);
      }
    }
    return [...list];
  }

  // distance is how many letters have to be put in, left out or exchanged, as far as most.
  function distance(a, b, most) {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (Math.min(...next) > most) return most + 1;
      row = next;
    }
    return row[b.length];
  }

  // ranks says how well each document of a kind has a word: 0 not at all.
  const memory = new Map(); // word and kind → ranks
  function ranks(k, w, near) {
    const id = (near ? "~" : w.alone ? "1" : "") + k.name + " " + w.text;
    if (memory.has(id)) return memory.get(id);
    const got = new Uint8Array(k.rows.length);
    if (k.index && w.terms.length) {
      for (const hit of k.index.search(...query(k, w, near))) {
        const field = k.entries[hit.id];
        const rank = hit.terms.some((term) => w.terms.includes(term)) ? 3 : 2;
        for (let i = k.head[hit.id]; i >= 0; i = k.chain[field][i]) if (got[i] < rank) got[i] = rank;
      }
    }
    if (k.index && w.runs.length) {
      for (const entry of saying(k, w, near)) {
        for (let i = k.head[entry]; i >= 0; i = k.chain[TEXTS][i]) if (!got[i]) got[i] = 1;
      }
    }
    if (w.key.length > 1) {
      for (let at = k.keys.indexOf(w.key), i = 0; at >= 0; at = k.keys.indexOf(w.key, at)) {
        while (k.starts[i + 1] <= at) i++;
        const end = at + w.key.length;
        const ends = k.keys.charCodeAt(end) <= 32; // a space, or the end of the line
        const begins = at === k.starts[i] || k.keys.charCodeAt(at - 1) === 32;
        got[i] = Math.max(got[i], begins && ends ? 5 : ends || begins ? 4 : 2);
        at = k.starts[i + 1];
      }
    }
    if (k.name === "orders" && kinds.articles.ready) {
      const articles = ranks(kinds.articles, w, near);
      for (let i = 0; i < k.rows.length; i++) {
        const goods = k.rows[i][GOODS];
        if (!goods || got[i]) continue;
        const first = kinds.articles.first.get(k.rows[i][FACTORY]);
        for (const g of goods) if (articles[first + g]) got[i] = 1;
      }
    }
    if (memory.size > 200) memory.clear();
    memory.set(id, got);
    return got;
  }

  // found gives the best documents of a kind, and how many there are.
  function found(k, words, most, near) {
    const own = words.map((w) => ranks(k, w, near));
    const theirs = k.name === "factories" ? null : words.map((w) => ranks(kinds.factories, w, false));
    const best = []; // the best first, at most so many
    const before = (rank, day, hit) => rank > hit.rank || rank === hit.rank && day > hit.day;
    let count = 0;
    for (let i = 0; i < k.rows.length; i++) {
      let rank = 0, mine = false, w = 0;
      for (; w < words.length; w++) {
        if (own[w][i]) {
          rank += own[w][i] * 2;
          mine = true;
        } else if (theirs) {
          const factory = k.rows[i][FACTORY];
          if (factory < 0 || theirs[w][factory] < 2) break;
          rank += 1;
        } else break;
      }
      if (w < words.length || !mine) continue;
      count++;
      const day = k.rows[i][DAY];
      if (best.length === most && !before(rank, day, best[most - 1])) continue;
      let at = best.length;
      while (at > 0 && before(rank, day, best[at - 1])) at--;
      best.splice(at, 0, { i, rank, day });
      if (best.length > most) best.pop();
    }
    return { k, count, best };
  }

  // --- What matched --------------------------------------------------------------

  // marked are the parts of a text, as [from, until] in its own places, that a word
  // was found by.
  function marked(text, words, row) {
    const list = [];
    const f = folded(text);
    const add = (from, until) => list.push([f.at(from), f.at(until)]);
    const every = (part, fits) => {
      for (let at = f.plain.indexOf(part); part && at >= 0; at = f.plain.indexOf(part, at + 1)) if (fits(at)) add(at, at + part.length);
    };
    for (const w of words) {
      for (const run of w.runs) {
        if (run.han) {
          const before = list.length;
          every(run.text, () => true);
          if (list.length === before) pairs(run.text).forEach((pair) => every(pair, () => true));
        } else {
          every(run.text, (at) => at === 0 || kind(f.plain.charCodeAt(at - 1)) !== WORD);
        }
      }
      for (const spelling of [w.key, w.toneless]) if (spelling) list.push(...sounded(text, spelling, row));
    }
    return list;
  }

  // inside are the parts of an id that its letters and digits were found by.
  function inside(text, words) {
    const list = [];
    let key = "";
    const places = [];
    const f = folded(text);
    for (let i = 0; i < f.plain.length; i++) {
      if (kind(f.plain.charCodeAt(i)) === OTHER) continue;
      key += f.plain[i];
      places.push(i);
    }
    for (const w of words) {
      const at = w.key.length > 1 ? key.indexOf(w.key) : -1;
      if (at >= 0) list.push([f.at(places[at]), f.at(places[at + w.key.length - 1]) + 1]);
    }
    return list;
  }

  // sounded are the characters of a name in a text whose pinyin was typed.
  function sounded(text, typed, row) {
    const list = [];
    for (const reading of row[READINGS] || []) {
      const start = text.indexOf(reading[0]);
      if (start < 0) continue;
      for (const way of said(reading)) {
        const syllables = way.map((s) => s.syllable);
        for (let n = 0; n < syllables.length; n++) {
          const { whole, first } = spelt(syllables, n);
          for (const [ways, length] of [[whole, (s) => s.split("/")[0].length], [first, () => 1]]) {
            if (!ways.some((w) => w.startsWith(typed))) continue;
            let until = n;
            for (let left = typed.length; left > 0 && until < syllables.length; until++) left -= length(syllables[until]);
            list.push([start + way[n].char.from, start + way[until - 1].char.until]);
            n = until - 1;
            break;
          }
        }
      }
    }
    return list;
  }

  // merged are the parts in order, without overlaps.
  function merged(list) {
    const out = [];
    for (const part of list.sort((a, b) => a[0] - b[0])) {
      const last = out[out.length - 1];
      if (last && part[0] <= last[1]) last[1] = Math.max(last[1], part[1]);
      else out.push(part);
    }
    return out;
  }

  const foreign = chinesePage
    ? /[A-Za-z][A-Za-z'’-]+(?:[ ,.;:&-]+[A-Za-z][A-Za-z'’-]*){2,}/g
    : /[\p{Script=Han}][\p{Script=Han}\d\u3000-\u303f\uff00-\uffef]*/gu;

  // write puts a text into a place: as text, with what matched marked, and what is in
  // the page's other language named as such.
  function write(place, text, marks) {
    const edges = new Set([0, text.length]);
    for (const [from, until] of marks) edges.add(from).add(until);
    const others = [];
    for (const m of text.matchAll(foreign)) {
      others.push([m.index, m.index + m[0].length]);
      edges.add(m.index).add(m.index + m[0].length);
    }
    const cut = [...edges].sort((a, b) => a - b);
    const within = (list, at) => list.some(([from, until]) => from <= at && at < until);
    for (let i = 0; i + 1 < cut.length; i++) {
      let node = document.createTextNode(text.slice(cut[i], cut[i + 1]));
      if (within(others, cut[i])) {
        const span = document.createElement("span");
        span.lang = chinesePage ? "en" : "zh-Hans";
        if (!chinesePage) span.className = "han";
        span.appendChild(node);
        node = span;
      }
      if (within(marks, cut[i])) {
        const mark = document.createElement("mark");
        mark.appendChild(node);
        node = mark;
      }
      place.appendChild(node);
    }
  }

  // excerpt writes the part of a text where the first word was found, else its beginning.
  const before = 30, around = 150; // characters
  function excerpt(text, words, row) {
    const marks = merged(marked(text, words, row));
    let from = marks.length ? Math.max(0, marks[0][0] - before) : 0;
    const space = text.lastIndexOf(" ", from);
    if (from > 0 && from - space < 15) from = space + 1;
    const until = Math.min(text.length, from + around);
    const shift = from > 0 ? 1 : 0; // the dots before it
    const part = (shift ? "…" : "") + text.slice(from, until) + (until < text.length ? "…" : "");
    const span = element("span", "hit-text");
    write(span, part, marks.filter((m) => m[0] < until).map((m) => [m[0] - from + shift, Math.min(m[1], until) - from + shift]));
    return span;
  }

  // --- The list ------------------------------------------------------------------

  function element(tag, className) {
    const e = document.createElement(tag);
    if (className) e.className = className;
    return e;
  }

  const panel = element("div", "hits");
  panel.hidden = true;
  const status = element("p", "hits-status");
  status.setAttribute("role", "status");
  const box = element("div", "hits-list");
  box.id = "_hits";
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", form.querySelector("label").textContent);
  panel.append(status, box);
  form.appendChild(panel);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", "_hits"]]) {
    input.setAttribute(name, value);
  }

  let options = [], active = -1, shown = "", wide = {};
  const few = 5, many = 50;

  function open(yes) {
    panel.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes && options.length > 0));
    if (!yes) activate(-1);
  }

  function activate(n) {
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = n;
    if (!options[n]) {
      active = -1;
      input.removeAttribute("aria-activedescendant");
      return;
    }
    options[n].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", options[n].id);
    options[n].scrollIntoView({ block: "nearest" });
  }

  function link(k, row) {
    if (k.name === "factories" || row[FACTORY] < 0) return root + row[LINK];
    const to = row[LINK] || k.page + "#" + encodeURIComponent(row[TITLE]);
    return root + factories[row[FACTORY]].folder + to;
  }

  function option(k, row, words) {
    const a = element("a", "hit");
    a.href = link(k, row);
    a.tabIndex = -1;
    const title = element("span", "hit-title");
    write(title, row[TITLE], merged([...marked(row[TITLE], words, row), ...(k.name === "orders" ? inside(row[TITLE], words) : [])]));
    a.appendChild(title);
    if (k.name !== "factories" && row[FACTORY] >= 0) {
      const of = element("span", "hit-of");
      const home = factories[row[FACTORY]];
      write(of, home.name, merged(marked(home.name, words, home.row)));
      a.append(" ", of);
    }
    const lines = [[row[DETAIL], telling[k.name], row[KEYS]]];
    if (k.name === "orders") lines.push(goods(row));
    for (const [text, searched, keys] of lines) {
      if (!text) continue;
      const span = element("span", "hit-detail");
      write(span, text, merged([...(searched ? marked(text, words, row) : []), ...insideKeys(text, keys, words)]));
      a.append(" ", span);
    }
    // What the words were found in, where that is not in sight yet; of a note always.
    const sight = row[TITLE] + " " + (row[DETAIL] || "");
    if (row[TEXT] && (k.name === "notes" || !words.every((w) => marked(sight, [w], row).length || insideKeys(sight, row[KEYS], [w]).length))) {
      const text = excerpt(row[TEXT], words, row);
      if (text) a.append(" ", text);
    }
    return a;
  }

  // insideKeys marks the keys of a document that stand in a text of it.
  function insideKeys(text, keys, words) {
    const list = [];
    for (const key of (keys || "").split(" · ")) {
      const at = key ? text.indexOf(key) : -1;
      if (at >= 0) inside(key, words).forEach(([from, until]) => list.push([at + from, at + until]));
    }
    return list;
  }

  // goods are the first articles of an order in a line, that they are searched, and
  // their keys.
  function goods(row) {
    if (!row[GOODS] || !kinds.articles.ready) return ["", true, ""];
    const first = kinds.articles.first.get(row[FACTORY]);
    const list = row[GOODS].slice(0, 3).map((g) => kinds.articles.rows[first + g]);
    const line = list.map((a) => (a[KEYS] && a[KEYS] !== a[TITLE] ? a[KEYS] + " " : "") + a[TITLE]).join(chinesePage ? "、" : ", ");
    return [line + (row[GOODS].length > 3 ? " …" : ""), true, list.map((a) => a[KEYS]).join(" · ")];
  }

  const say = (phrase, name, value) => form.dataset[phrase].replace("%" + name, value);

  function show() {
    const text = input.value.trim();
    if (text !== shown) wide = {};
    shown = text;
    const words = text.split(/\s+/).filter(Boolean).slice(0, 8).map(wanted).filter((w) => w.key);
    // A letter behind other words is a word that is still being typed, unless a space follows.
    if (words.length > 1 && /^[a-z]$/.test(words[words.length - 1].key) && !/\s$/.test(input.value)) words.pop();
    if (words.length === 1) words[0].alone = one.test(words[0].key);
    options = [];
    activate(-1);
    const list = document.createDocumentFragment();
    let groups = [], near = false;
    const ask = () => names.map((name) => kinds[name]).filter((k) => k && k.ready).map((k) => found(k, words, wide[k.name] ? many : few, near)).filter((g) => g.count);
    if (words.length && kinds.factories && kinds.factories.ready) {
      groups = ask();
      if (!groups.length && spelling) {
        near = true;
        groups = ask();
      }
    }
    for (const g of groups) {
      const group = element("div", "hits-group");
      group.setAttribute("role", "group");
      const title = element("p", "hits-title");
      title.id = "_hits-" + g.k.name;
      title.setAttribute("role", "presentation");
      title.textContent = g.k.label;
      const count = element("span", "count");
      count.textContent = g.count;
      title.append(" ", count);
      group.setAttribute("aria-labelledby", title.id);
      group.appendChild(title);
      for (const hit of g.best) add(group, option(g.k, g.k.rows[hit.i], words), g);
      const rest = g.count - g.best.length;
      if (rest > 0) {
        const more = element(wide[g.k.name] ? "p" : "div", "hit hit-more");
        more.textContent = say("more", "n", rest);
        if (wide[g.k.name]) {
          more.setAttribute("role", "presentation");
          group.appendChild(more);
        } else {
          more.dataset.group = g.k.name;
          add(group, more, g);
        }
      }
      list.appendChild(group);
    }
    box.replaceChildren(list);
    const sum = groups.reduce((n, g) => n + g.count, 0);
    if (failed) status.textContent = form.dataset.failed;
    else if (near && sum) status.textContent = form.dataset.near;
    else if (sum) status.textContent = (sum === 1 ? form.dataset.foundOne : say("found", "n", sum)) + (all ? "" : " · " + form.dataset.loading);
    else if (!all) status.textContent = form.dataset.loading;
    else status.textContent = words.length ? say("none", "query", text) : "";
    form.setAttribute("aria-busy", String(!all && !failed));
    open(text !== "" && document.activeElement === input);
  }

  function add(group, node, g) {
    node.id = "_hit-" + options.length;
    node.setAttribute("role", "option");
    node.setAttribute("aria-selected", "false");
    options.push(node);
    group.appendChild(node);
    node.group = g.k.name;
  }

  // follow opens what an option leads to. A link to the place where the page stands
  // already moves nothing by itself.
  function follow(node, elsewhere) {
    if (node.dataset.group) {
      const at = options.indexOf(node);
      wide[node.dataset.group] = true;
      show();
      activate(at);
      return;
    }
    if (elsewhere) {
      window.open(node.href, "_blank", "noopener");
      return;
    }
    open(false);
    const here = node.href === location.href;
    location.href = node.href;
    if (here) window.dispatchEvent(new HashChangeEvent("hashchange"));
    input.blur();
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => { if (input.value.trim()) show(); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
    const n = options.length;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (!n) return;
        if (panel.hidden) open(true);
        if (event.key === "ArrowDown") activate(active + 1 < n ? active + 1 : 0);
        else activate(active > 0 ? active - 1 : n - 1);
        break;
      case "PageDown":
      case "PageUp": {
        if (!n || panel.hidden) return;
        const step = event.key === "PageDown" ? 1 : -1;
        let at = active < 0 ? (step > 0 ? -1 : n) : active;
        const from = options[at] && options[at].group;
        do at += step; while (options[at] && options[at].group === from);
        if (step < 0) while (options[at - 1] && options[at] && options[at - 1].group === options[at].group) at--;
        activate(options[at] ? at : step > 0 ? n - 1 : 0);
        break;
      }
      case "Enter":
        if (panel.hidden || !n) return;
        follow(options[Math.max(0, active)], event.ctrlKey || event.metaKey);
        break;
      case "Escape":
        if (!panel.hidden) open(false);
        else if (input.value) {
          input.value = "";
          show();
        } else input.blur();
        break;
      default:
        return;
    }
    event.preventDefault();
  });
  box.addEventListener("mousedown", (event) => { if (event.button === 0) event.preventDefault(); }); // the box keeps the focus
  box.addEventListener("click", (event) => {
    const node = event.target.closest("[role=option]");
    if (!node) return;
    if (node.dataset.group || !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      follow(node, false);
    }
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) open(false); });

  start().catch(() => {
    failed = true;
    show();
  });
  show();
})();
