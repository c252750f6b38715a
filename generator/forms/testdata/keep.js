// Reads {yaml, forms, own, each, values, files: [{name, text}]} as JSON, and answers what the forms
// would do to each file: {refused: [name], untouched: [name], edits: [{name, at, how, text,
// lines, wrong}]}. refused are the files that no form shows, since they have a mistake;
// untouched are the files that came back with other bytes although nothing was changed;
// values are texts to be typed in every place instead of other changes;
// each is how many places of a file are changed, about, one at a time;
// wrong says how an edited file does not read as it was meant.
"use strict";
const fs = require("fs");
const vm = require("vm");
const input = JSON.parse(fs.readFileSync(0, "utf8"));
vm.runInThisContext(fs.readFileSync(input.yaml, "utf8") + "\n;globalThis.YAML = YAML;");
vm.runInThisContext(fs.readFileSync(input.forms, "utf8"));
const { yaml, note } = recordFormats(YAML, input.own);

// saved is what a form gives back: each text trimmed, as the CMS does when it saves.
const saved = (v) => JSON.parse(JSON.stringify(v), (k, x) => (typeof x === "string" ? x.trim() : x));
const isObject = (v) => v !== null && typeof v === "object";
const hidden = (k) => k.startsWith("_");
// bare is what is recorded: nothing hidden, nothing empty.
function bare(v) {
  if (!isObject(v)) return String(v ?? "").trim();
  if (Array.isArray(v)) return v.map(bare).filter((x) => x !== "" && !(isObject(x) && Object.keys(x).length === 0));
  if ("key" in v && "value" in v && bare(v.value) === "") return {}; // a key without a value is none
  const of = Object.entries(v).filter(([k]) => !hidden(k)).map(([k, x]) => [k, bare(x)]);
  return Object.fromEntries(of.filter(([, x]) => x !== "" && !(isObject(x) && Object.keys(x).length === 0)));
}
// sorted, since a new key has its place by the order of the form.
const told = (v) => JSON.stringify(bare(v), (k, x) => (isObject(x) && !Array.isArray(x) ? Object.fromEntries(Object.entries(x).sort()) : x));

function another(text) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return "2026-11-29";
  if (/^[\d.]+$/.test(text)) return "7";
  if (text.includes("\n")) return text.trim() + "\n\nOne more: line, with # and [brackets].";
  return ["Other: text # with, [brackets] and \"quotes\"", "null", "- dash", "改动", "two\nlines", "a\\b 'c'"][text.length % 6];
}

// places calls fn for every value that can be changed: its holder, its key, its path.
function places(v, at, fn) {
  for (const k of Object.keys(v)) {
    if (hidden(k)) continue;
    fn(v, k, at + "." + k);
    if (isObject(v[k])) places(v[k], at + "." + k, fn);
  }
}

const refused = [], untouched = [], edits = [];
let turn = 0;
for (const { name, text } of input.files) {
  const format = name.endsWith(".md") ? note : yaml;
  let form;
  try {
    form = JSON.stringify(saved(format.fromFile(text)));
  } catch (e) {
    refused.push(name);
    continue;
  }
  const read = () => JSON.parse(form);
  if (format.toFile(read()) !== text) untouched.push(name);
  if (input.each === 0 && !input.values) continue;
  turn++;
  const list = [];
  places(read(), "", (_, __, at) => list.push(at));
  const step = (at, v) => at.split(".").slice(1, -1).reduce((x, k) => x[k], v);
  const edit = (at, how, lines, change) => {
    const now = read();
    change(now);
    const want = told(now);
    const out = format.toFile(now);
    let wrong = "";
    try {
      const got = told(format.fromFile(out));
      if (got !== want) wrong = "reads as " + got + ", not " + want;
    } catch (e) {
      wrong = e.message;
    }
    edits.push({ name, at, how, text: out, lines, wrong });
  };
  // Each file has its turn with other places.
  const stride = Math.max(1, Math.floor(list.length / input.each));
  for (const at of list.filter((_, i) => input.each > 0 && (i + turn) % stride === 0)) {
    const k = at.split(".").pop();
    const old = step(at, read())[k];
    // The key of a map of one's own is another key then: its line goes, one comes.
    if (typeof old === "string") {
      edit(at, "set", old.split("\n").length, (v) => { step(at, v)[k] = another(old); });
      if (k !== "key" && isNaN(k)) edit(at, "clear", old.split("\n").length, (v) => { step(at, v)[k] = ""; });
      continue;
    }
    if (!Array.isArray(old)) {
      if (!Object.keys(old).some((x) => hidden(x)) || Object.hasOwn(old, "key")) continue;
      edit(at, "add", 0, (v) => { step(at, v)[k].notes_zh = "新的一行"; });
      continue;
    }
    if (old.length === 0) continue;
    edit(at, "drop", -1, (v) => { step(at, v)[k].pop(); });
    edit(at, "append", 0, (v) => {
      const of = step(at, v)[k];
      const copy = JSON.parse(JSON.stringify(of[0]), (key, x) => (hidden(key) ? undefined : x));
      if (isObject(copy) && "key" in copy) copy.key = "9.5/a, b";
      of.push(copy);
    });
  }
  // Each of the values in each place of a text.
  for (const value of input.values ?? []) {
    for (const at of list) {
      const k = at.split(".").pop();
      const old = step(at, read())[k];
      if (typeof old === "string") edit(at, "type " + JSON.stringify(value) + " in ", old.split("\n").length, (v) => { step(at, v)[k] = value; });
    }
  }
  if (input.values) continue;
  const whole = read();
  if (!Array.isArray(whole)) edit("", "add", 0, (v) => { v.private = "New: text"; });
  else {
    edit("", "append", 0, (v) => { v.push({ id: "NEW-1", notes: "a\nb", promises: [{ by: "factory", what: "x, y" }], extra: [{ key: "k", value: "v" }] }); });
    if (whole.length > 1) edit("", "drop", -1, (v) => { v.pop(); });
  }
}
process.stdout.write(JSON.stringify({ refused, untouched, edits }));
