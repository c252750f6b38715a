// How the forms read and write records: what a form did not touch keeps its bytes,
// with comments, quotes, blank lines and ends of line. Nothing is printed anew: a file
// is the text that was read, cut where something changed.
//
//   recordFormats(YAML, own) gives {yaml, note}, each with fromFile and toFile
//
// YAML is npm yaml; own says of which keys the maps have the user's own keys, and how
// many such maps lie within each other: {quantities: 1, rates: 2}. A form shows them as
// a list of {key, value}.
//
// What the file was travels with the values, under keys that no form shows: SRC is the
// text of a file or of a record in a list, HEAD what stands before the list, AT the
// place of an entry within its list. They are JSON, since a form trims every text.
"use strict";
globalThis.recordFormats = (YAML, own) => {
  const SRC = "_src", HEAD = "_head", AT = "_at";
  const hidden = new Set([SRC, HEAD, AT]);
  const isObject = (v) => v !== null && typeof v === "object" && !Array.isArray(v);

  // parse reads one document whose scalars are the letters that were written.
  function parse(text) {
    const doc = YAML.parseDocument(text, { schema: "failsafe", merge: false, prettyErrors: true });
    if (doc.errors.length > 0) throw new Error(doc.errors[0].message);
    return doc;
  }

  // form is a node as the form shows it; depth is how many maps of own keys there are.
  function form(node, depth = 0) {
    if (node === null || node === undefined) return "";
    if (YAML.isAlias(node) || node.anchor) throw new Error("a reference to another place (& or *): every record stands alone");
    if (YAML.isScalar(node)) return node.value === null || node.value === undefined ? "" : String(node.value);
    if (YAML.isSeq(node)) {
      return node.items.map((item, i) => {
        const value = form(item);
        return isObject(value) ? { ...value, [AT]: String(i) } : value;
      });
    }
    if (depth > 0) return node.items.map((pair, i) => ({ key: keyOf(pair), value: form(pair.value, depth - 1), [AT]: String(i) }));
    return Object.fromEntries(node.items.map((pair) => [keyOf(pair), form(pair.value, own[keyOf(pair)])]));
  }
  const keyOf = (pair) => String(pair.key?.value ?? "");

  // empty reports whether nothing stands in a value: a form has many ways to say so.
  const empty = (v) =>
    v === undefined || v === null || (typeof v === "string" && v.trim() === "") ||
    (Array.isArray(v) && v.every(empty)) ||
    (isObject(v) && Object.entries(v).every(([k, x]) => hidden.has(k) || empty(x)));

  // same reports whether a form left a value as it was. A key that the form does not
  // have is as it was.
  function same(was, now) {
    if (now === undefined || (empty(was) && empty(now))) return true;
    if (Array.isArray(now)) {
      const a = Array.isArray(was) ? was.filter((x) => !empty(x)) : [];
      const b = now.filter((x) => !empty(x));
      return a.length === b.length && b.every((x, i) => same(a[i], x));
    }
    if (isObject(now)) return isObject(was) && Object.keys(now).every((k) => hidden.has(k) || same(was[k], now[k]));
    return typeof was === "string" && tidy(was) === tidy(now);
  }
  const tidy = (s) => String(s).replace(/\r\n?/g, "\n").trim();

  // asMap is a list of {key, value} as the map that it stands for.
  function asMap(list, depth) {
    if (depth === 0 || !Array.isArray(list)) return list;
    return Object.fromEntries(list.filter((e) => isObject(e) && !empty(e.key)).map((e) => [tidy(e.key), asMap(e.value, depth - 1)]));
  }

  // plain is a value as a record has it: without what is hidden or empty.
  function plain(v, depth = 0) {
    if (depth > 0) return plain(asMap(v, depth));
    if (Array.isArray(v)) return v.filter((x) => !empty(x)).map((x) => plain(x));
    if (!isObject(v)) return tidy(v);
    return Object.fromEntries(Object.entries(v).filter(([k, x]) => !hidden.has(k) && !empty(x)).map(([k, x]) => [k, plain(x, own[k])]));
  }

  // --- writing what is new

  // scalar is a text of one line. The loader takes the letters as they are: only what
  // YAML would read as something else than text is quoted.
  function scalar(s, flow) {
    const needs =
      s === "" || s === "~" || s === "null" || s === "<<" || s === "---" || s === "..." ||
      /^[\s\-?:,[\]{}#&*!|>'"%@`]/.test(s) && !/^-[^\s-]/.test(s) ||
      /\s$|:\s|:$|\s#|[\t\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(s) ||
      (flow && /[,?[\]{}]|:["'[{,]/.test(s));
    return needs ? JSON.stringify(s).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0")) : s;
  }

  // block is a text of several lines, from its `|` to the end of its last line.
  function block(s, indent) {
    const lines = s.split("\n").map((line) => (line.trim() === "" ? "" : " ".repeat(indent) + line));
    return (/^ /.test(s) ? "|2" : "|") + "\n" + lines.join("\n") + "\n";
  }

  const key = (k, flow) => (isName(k) ? k : scalar(k, flow));
  const isName = (k) => /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(k) && k !== "null";

  // short reports whether a value has its place on one line.
  const short = (v) =>
    typeof v === "string" ? !v.includes("\n")
    : Array.isArray(v) ? v.every((x) => typeof x === "string" && short(x))
    : Object.values(v).every((x) => short(x));

  function inFlow(v) {
    if (typeof v === "string") return v.includes("\n") ? JSON.stringify(v) : scalar(v, true);
    if (Array.isArray(v)) return "[" + v.map(inFlow).join(", ") + "]";
    return "{" + Object.entries(v).map(([k, x]) => key(k, true) + ": " + inFlow(x)).join(", ") + "}";
  }

  // entry is a key and its value as lines, the first without its indent.
  function entry(k, v, indent) {
    const pad = " ".repeat(indent + 2);
    const name = key(k, false) + ":";
    if (typeof v === "string") return name + " " + (v.includes("\n") ? block(v, indent + 2) : scalar(v, false) + "\n");
    if (Array.isArray(v)) {
      if (v.every((x) => typeof x === "string")) return name + " " + inFlow(v) + "\n";
      return name + "\n" + v.map((x) => pad + "- " + item(x, indent + 4)).join("");
    }
    const line = inFlow(v);
    if (short(v) && line.length <= 100) return name + " " + line + "\n";
    return name + "\n" + pad + map(v, indent + 2);
  }

  // item is an entry of a list behind its dash, in the column given.
  function item(v, indent) {
    if (typeof v === "string") return (v.includes("\n") ? JSON.stringify(v) : scalar(v, false)) + "\n";
    const line = inFlow(v);
    return short(v) && line.length <= 140 ? line + "\n" : map(v, indent);
  }

  // map is a map over several lines, the first without its indent.
  const map = (v, indent) => Object.entries(v).map(([k, x]) => entry(k, x, indent)).join(" ".repeat(indent));

  // --- changing what is there

  const lineStart = (src, at) => src.lastIndexOf("\n", at - 1) + 1;

  // column is how far something is indented; a byte order mark has no width.
  const column = (src, at) => src.slice(lineStart(src, at), at).replace("\ufeff", "").length;

  // lineEnd is behind the line in which something ends, and behind its comment.
  function lineEnd(src, at) {
    if (at > 0 && src[at - 1] === "\n") {
      // The text of a block: blank lines behind it belong to nobody.
      let m;
      while ((m = /\n([ \t]*\n)$/.exec(src.slice(Math.max(0, at - 200), at)))) at -= m[1].length;
      return at;
    }
    const next = src.indexOf("\n", at);
    return next < 0 ? src.length : next + 1;
  }

  // endOf is where the text of a node ends.
  function endOf(node, otherwise) {
    if (!node) return otherwise;
    if (YAML.isScalar(node) || node.flow) return Math.max(node.range[1], node.value === null ? otherwise : 0);
    const last = node.items[node.items.length - 1];
    if (!last) return node.range[1];
    return YAML.isMap(node) ? endOfPair(last) : endOf(last, node.range[1]);
  }
  const endOfPair = (pair) => endOf(pair.value, pair.key.range[1] + 1);

  // splice puts texts in the place of parts: [{from, to, text}], which do not overlap.
  function splice(src, from, to, changes) {
    let text = "";
    for (const c of changes.sort((a, b) => a.from - b.from || a.to - b.to)) {
      text += src.slice(from, c.from) + c.text;
      from = c.to;
    }
    return text + src.slice(from, to);
  }

  // changeMap is the changes that make a map what the form says, with those of its keys.
  function changeMap(src, node, was, now, flow, changes = []) {
    const keys = Object.keys(now).filter((k) => !hidden.has(k));
    const find = (k) => node.items.find((pair) => keyOf(pair) === k);
    const gone = new Set();
    const added = [];
    for (const k of keys) {
      if (same(was[k], now[k])) continue;
      const pair = find(k);
      if (pair && empty(now[k])) gone.add(pair);
      else if (pair) changes.push(...changeValue(src, pair, was[k], now[k], own[k] ?? 0, flow));
      else if (!empty(now[k])) added.push([k, plain(now[k], own[k])]);
    }
    if (gone.size === 0 && added.length === 0) return changes;

    // Where a new key goes: behind the last key before it that is there and stays.
    const before = (k) => {
      for (let i = keys.indexOf(k) - 1; i >= 0; i--) {
        const pair = find(keys[i]);
        if (pair && !gone.has(pair)) return pair;
      }
      return null;
    };
    const behind = new Map();
    for (const [k, v] of added) {
      const pair = before(k);
      behind.set(pair, [...(behind.get(pair) ?? []), [k, v]]);
    }
    if (flow) return [{ from: node.range[0], to: node.range[1], text: flowMap(src, node, changes, gone, behind) }];

    const stay = node.items.filter((pair) => !gone.has(pair));
    const first = node.items[0];
    const indent = column(src, first.key.range[0]);
    const pad = " ".repeat(indent);
    if (stay.length === 0) {
      const all = added.map(([k, v]) => entry(k, v, indent)).join(pad);
      const end = lineEnd(src, endOfPair(node.items[node.items.length - 1]));
      return [{ from: first.key.range[0], to: end, text: all || "{}\n" }];
    }
    for (const pair of gone) {
      const at = node.items.indexOf(pair);
      if (at === 0) {
        // What stands before it on its line, such as a dash, is for the next that stays.
        changes.push({ from: pair.key.range[0], to: stay[0].key.range[0], text: "" });
      } else if (node.items.indexOf(stay[0]) < at) {
        changes.push({ from: lineStart(src, pair.key.range[0]), to: lineEnd(src, endOfPair(pair)), text: "" });
      }
    }
    for (const [pair, list] of behind) {
      const at = lineEnd(src, endOfPair(pair ?? stay[0]));
      const text = list.map(([k, v]) => pad + entry(k, v, indent)).join("");
      changes.push({ from: at, to: at, text: at > 0 && src[at - 1] !== "\n" ? "\n" + text : text });
    }
    return changes;
  }

  // flowMap is a map in braces anew: what stays keeps its text and what stands before it.
  function flowMap(src, node, changes, gone, behind) {
    const fresh = (pair) => (behind.get(pair) ?? []).map(([k, v]) => key(k, true) + ": " + inFlow(v));
    const parts = fresh(null);
    let text = parts.join(", ");
    let last = null;
    for (const pair of node.items) {
      if (gone.has(pair)) {
        last = null;
        continue;
      }
      const from = pair.key.range[0], to = endOfPair(pair);
      const own = splice(src, from, to, changes.filter((c) => c.from >= from && c.to <= to));
      const gap = last ? src.slice(endOfPair(last), from) : ", ";
      text += (text === "" ? "" : gap) + own;
      last = pair;
      const more = fresh(pair);
      if (more.length > 0) text += ", " + more.join(", ");
    }
    return "{" + text + "}";
  }

  // changeValue is the changes of what stands behind a key.
  function changeValue(src, pair, was, now, depth, flow) {
    const v = pair.value;
    if (depth > 0) {
      const renamed = new Map();
      const [a, b] = [asMap(was, depth), asMap(renames(v, now, depth, renamed), depth)];
      if (YAML.isMap(v) && v.items.length > 0 && isObject(b)) return changeOwn(src, v, a, b, flow, renamed);
    } else if (YAML.isMap(v) && v.items.length > 0 && isObject(now)) {
      return changeMap(src, v, was, now, flow || v.flow);
    } else if (YAML.isSeq(v) && v.items.length > 0 && Array.isArray(now)) {
      return changeList(src, v, was, now, flow || v.flow);
    } else if (typeof now === "string" && (!v || YAML.isScalar(v))) {
      return changeScalar(src, pair, tidy(now), flow);
    }
    return replaceValue(src, pair, plain(now, depth), flow);
  }

  // renames finds the entries of a map of own keys of which the form changed the key, and
  // gives the list with the keys that they had. renamed has what each pair is called now.
  function renames(node, list, depth, renamed) {
    if (depth === 0 || !YAML.isMap(node) || !Array.isArray(list)) return list;
    const had = node.items.map(keyOf);
    const keys = list.map((e) => (isObject(e) && !empty(e.key) ? tidy(e.key) : ""));
    return list.map((e, i) => {
      const pair = isObject(e) && e[AT] !== undefined && e[AT] !== "" ? node.items[Number(e[AT])] : undefined;
      if (!pair) return e;
      const of = { ...e, value: renames(pair.value, e.value, depth - 1, renamed) };
      const alone = keys.filter((k) => k === keys[i]).length === 1;
      if (keys[i] === "" || !alone || had.includes(keys[i]) || keys.includes(keyOf(pair)) || renamed.has(pair) || empty(e.value)) return of;
      renamed.set(pair, keys[i]);
      return { ...of, key: keyOf(pair) };
    });
  }

  // changeOwn changes a map with the user's own keys: those that are not there any more
  // go, and those that are called otherwise stay where they are.
  function changeOwn(src, node, was, now, flow, renamed) {
    const called = node.items.filter((pair) => renamed.has(pair)).map((pair) => ({ from: pair.key.range[0], to: pair.key.range[1], text: key(renamed.get(pair), flow || node.flow) }));
    const all = { ...Object.fromEntries(Object.keys(was).map((k) => [k, ""])), ...now };
    const ordered = Object.fromEntries([...Object.keys(was), ...Object.keys(now)].map((k) => [k, all[k]]));
    const nested = Object.values(now).some(isObject);
    if (!nested) return changeMap(src, node, was, ordered, flow || node.flow, called);
    // Maps within maps: those that stay are changed one by one.
    const outer = Object.fromEntries(Object.entries(ordered).map(([k, v]) => [k, isObject(v) && isObject(was[k]) ? undefined : v]));
    const changes = changeMap(src, node, was, outer, flow || node.flow, called);
    for (const pair of node.items) {
      const k = keyOf(pair);
      if (isObject(ordered[k]) && isObject(was[k]) && YAML.isMap(pair.value)) changes.push(...changeOwn(src, pair.value, was[k], ordered[k], flow || node.flow, renamed));
    }
    return changes;
  }

  function changeScalar(src, pair, text, flow) {
    const v = pair.value;
    const inBlock = v && (v.type === "BLOCK_LITERAL" || v.type === "BLOCK_FOLDED");
    if (!inBlock && !text.includes("\n") && v && v.range[1] > v.range[0]) return [{ from: v.range[0], to: v.range[1], text: scalar(text, flow) }];
    return replaceValue(src, pair, text, flow, inBlock);
  }

  // replaceValue writes a value anew, from behind its key to its end.
  function replaceValue(src, pair, value, flow, asBlock = false) {
    const colon = src.indexOf(":", pair.key.range[1]) + 1;
    const end = Math.max(colon, endOfPair(pair));
    if (flow) return [{ from: colon, to: end, text: " " + inFlow(value) }];
    const indent = column(src, pair.key.range[0]);
    if (asBlock && !value.includes("\n")) return [{ from: colon, to: lineEnd(src, end), text: " " + block(value, indent + 2) }];
    const text = entry(keyOf(pair), value, indent);
    const shown = text.slice(key(keyOf(pair), false).length + 1);
    // The comment behind a value of one line stays.
    if (shown.indexOf("\n") === shown.length - 1 && src[end - 1] !== "\n") return [{ from: colon, to: end, text: shown.slice(0, -1) }];
    return [{ from: colon, to: lineEnd(src, end), text: shown }];
  }

  // pairUp finds for each entry of a list the one that it was: its place in was, or -1.
  function pairUp(was, now) {
    const used = new Set();
    const take = (j) => (j >= 0 && j < was.length && !used.has(j) ? (used.add(j), j) : -1);
    const found = now.map((x) => (isObject(x) && x[AT] !== undefined && x[AT] !== "" ? take(Number(x[AT])) : -1));
    now.forEach((x, i) => {
      if (found[i] < 0) found[i] = take(was.findIndex((y, j) => !used.has(j) && same(y, x) && isObject(x) === isObject(y)));
    });
    if (was.length === now.length) now.forEach((x, i) => { if (found[i] < 0) found[i] = take(i); });
    return found;
  }

  function changeList(src, node, was, now, flow) {
    const list = now.filter((x) => !empty(x));
    const from = pairUp(was, list);
    if (flow) {
      const parts = list.map((x, i) => (from[i] < 0 ? inFlow(plain(x)) : changedItem(src, node.items[from[i]], was[from[i]], x, true)));
      return [{ from: node.range[0], to: node.range[1], text: "[" + parts.join(", ") + "]" }];
    }
    const parts = chunks(src, node);
    const dash = src.slice(lineStart(src, node.items[0].range[0]), node.items[0].range[0]);
    const indent = dash.replace("\ufeff", "").indexOf("-");
    const text = list.map((x, i) => {
      if (from[i] < 0) return " ".repeat(indent) + "- " + item(plain(x), indent + 2);
      const at = parts[from[i]];
      return ended(splice(src, at.from, at.to, itemChanges(src, node.items[from[i]], was[from[i]], x, false)));
    });
    return [{ from: parts[0].from, to: parts[parts.length - 1].to, text: text.join("") }];
  }

  const ended = (text) => (text === "" || text.endsWith("\n") ? text : text + "\n");

  function itemChanges(src, node, was, now, flow) {
    if (same(was, now)) return [];
    if (YAML.isMap(node) && node.items.length > 0 && isObject(now)) return changeMap(src, node, was, now, flow || node.flow);
    return [{ from: node.range[0], to: node.range[1], text: flow ? inFlow(plain(now)) : item(plain(now), 0).trimEnd() }];
  }

  const changedItem = (src, node, was, now, flow) => splice(src, node.range[0], node.range[1], itemChanges(src, node, was, now, flow));

  // chunks are the entries of a list with what stands above each: comments and blank
  // lines.
  function chunks(src, node) {
    const ends = node.items.map((x) => lineEnd(src, endOf(x, x ? x.range[1] : 0)));
    const floor = lineStart(src, node.range[0]);
    return node.items.map((x, i) => {
      const from = i === 0 ? floor : ends[i - 1];
      return { from, to: ends[i] };
    });
  }

  // --- files

  // plainEnds is a text with \n at the ends of lines, where it has \r\n at all of them.
  function plainEnds(text) {
    const all = text.split("\n").length - 1;
    const crlf = text.split("\r\n").length - 1;
    return all > 0 && all === crlf ? { text: text.replaceAll("\r\n", "\n"), ends: "\r\n" } : { text, ends: "\n" };
  }
  const withEnds = (text, ends) => (ends === "\n" ? text : text.replaceAll("\n", ends));

  const changed = (src, was, now) => {
    const doc = parse(src);
    if (!YAML.isMap(doc.contents) || doc.contents.items.length === 0) {
      const text = map(plain(now), 0);
      return src.trim() === "" ? text : ended(src) + text;
    }
    return splice(src, 0, src.length, changeMap(src, doc.contents, was, now, doc.contents.flow));
  };

  const single = {
    fromFile(raw) {
      const doc = parse(plainEnds(raw).text);
      return { ...(doc.contents ? form(doc.contents) : {}), [SRC]: JSON.stringify(raw) };
    },
    toFile(now) {
      if (!now[SRC]) return map(plain(now), 0);
      const raw = JSON.parse(now[SRC]);
      const { text, ends } = plainEnds(raw);
      const was = form(parse(text).contents);
      return same(was, now) ? raw : withEnds(changed(text, was === "" ? {} : was, now), ends);
    },
  };

  const list = {
    fromFile(raw, doc) {
      const { text, ends } = plainEnds(raw);
      if (doc.contents.flow) throw new Error("a list in brackets over the whole file");
      const parts = chunks(text, doc.contents);
      // What stands before the first record, up to a blank line, is the file's.
      const above = text.slice(0, doc.contents.items[0].range[0]);
      const lines = lineStart(text, above.length);
      const head = Math.max(text.lastIndexOf("\n\n", lines - 1) + 2, /^(#\s*yaml-language-server.*\n)?/.exec(text)[0].length);
      const start = head <= lines && head > 1 ? head : 0;
      return doc.contents.items.map((x, i) => ({
        ...form(x),
        [SRC]: JSON.stringify(text.slice(i === 0 ? start : parts[i].from, i === parts.length - 1 ? text.length : parts[i].to)),
        [HEAD]: JSON.stringify({ head: text.slice(0, start), ends }),
      }));
    },
    toFile(items) {
      const top = items.map((x) => x[HEAD]).find((x) => x);
      const { head, ends } = top ? JSON.parse(top) : { head: "", ends: "\n" };
      const used = new Set();
      let text = head;
      for (const now of items) {
        if (empty(now)) continue;
        const first = text === head;
        if (!now[SRC] || used.has(now[SRC])) {
          text = ended(text);
          text += (first || text.endsWith("\n\n") ? "" : "\n") + "- " + map(plain(now), 2);
          continue;
        }
        used.add(now[SRC]);
        const src = JSON.parse(now[SRC]);
        const node = parse(src).contents.items[0];
        const was = form(node);
        text = (first ? text : ended(text)) + (same(was, now) ? src : splice(src, 0, src.length, itemChanges(src, node, was, now, false)));
      }
      return withEnds(text, ends);
    },
  };

  const front = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/;
  const note = {
    fromFile(raw) {
      const { text } = plainEnds(raw);
      const m = front.exec(text);
      if (!m) return { body: text, [SRC]: JSON.stringify(raw) };
      const doc = parse(m[1] ?? "");
      return { ...(doc.contents ? form(doc.contents) : {}), body: text.slice(m[0].length), [SRC]: JSON.stringify(raw) };
    },
    toFile({ body, ...now }) {
      if (!now[SRC]) return "---\n" + map(plain(now), 0) + "---\n" + (empty(body) ? "" : ended(body.replace(/\r\n?/g, "\n")));
      const raw = JSON.parse(now[SRC]);
      const { text, ends } = plainEnds(raw);
      const m = front.exec(text) ?? [""];
      const facts = m[1] ?? "";
      const old = form(parse(facts).contents);
      const was = old === "" ? {} : old;
      const oldBody = text.slice(m[0].length);
      const newBody = body === undefined || tidy(oldBody) === tidy(body ?? "") ? oldBody : ended(tidy(body));
      if (same(was, now)) return newBody === oldBody ? raw : withEnds(m[0] + newBody, ends);
      const open = m[0] === "" ? "---\n" : m[0].slice(0, m[0].indexOf("\n") + 1);
      const close = m[0] === "" ? "---\n" : m[0].slice(open.length + facts.length);
      return withEnds(open + ended(changed(facts, was, now)) + close + newBody, ends);
    },
  };

  const yaml = {
    fromFile(raw) {
      const doc = parse(plainEnds(raw).text);
      if (YAML.isSeq(doc.contents)) return doc.contents.items.length > 0 ? list.fromFile(raw, doc) : [];
      return single.fromFile(raw);
    },
    toFile: (now) => (Array.isArray(now) ? list.toFile(now) : single.toFile(now)),
  };
  return { yaml, note };
};

// formsConfig is the configuration for the CMS of what was made for the book: what is said
// once there for all factories stands wherever it is needed.
globalThis.formsConfig = ({ made_by, own_keys, kinds, choices, ...config }) => {
  const filled = (fields, id) =>
    fields.map(({ fields_of, options_of, ...f }) => {
      if (fields_of) f.fields = filled(kinds[fields_of], id);
      else if (f.fields) f.fields = filled(f.fields, id);
      if (f.collection === "$factory") f.collection = id;
      if (options_of) {
        const options = choices[id][options_of];
        if (options.length > 0) return { ...f, options };
        const { multiple, ...list } = f;
        return { ...list, widget: "list" };
      }
      return f;
    });
  config.collections = config.collections.map(({ fields_of, ...of }) => {
    const id = of.name.replace(/_visits$/, "");
    if (fields_of) return { ...of, fields: filled(kinds[fields_of], id) };
    return { ...of, files: of.files.map(({ fields_of, ...file }) => ({ ...file, fields: filled(kinds[fields_of], id) })) };
  });
  return config;
};
