// Answers the question for a folder with one of the origin-private file system, in which
// the files of window.bookFiles lie: {path: text}. It is the file system of the same
// interface, without a person to press a button.
"use strict";
(() => {
  const name = "repository";
  const top = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
  const walk = async (at, folders) => {
    for (const of of folders) at = await at.getDirectoryHandle(of, { create: true });
    return at;
  };
  let filled = false;
  window.showDirectoryPicker = async () => {
    const repository = await top();
    for (const [file, text] of Object.entries(filled ? {} : window.bookFiles)) {
      const folders = file.split("/");
      const at = await (await walk(repository, folders.slice(0, -1))).getFileHandle(folders.at(-1), { create: true });
      const out = await at.createWritable();
      await out.write(text);
      await out.close();
    }
    filled = true;
    repository.requestPermission = async () => "granted";
    return repository;
  };
  // everything is {path: bytes in base64} of all files that are there now.
  window.everything = async () => {
    const all = {};
    const list = async (at, prefix) => {
      for await (const [base, of] of at.entries()) {
        if (of.kind === "directory") await list(of, prefix + base + "/");
        else {
          const bytes = new Uint8Array(await (await of.getFile()).arrayBuffer());
          all[prefix + base] = btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));
        }
      }
    };
    await list(await top(), "");
    return all;
  };

  // A form draws a field once it is in sight: here every field is, on a screen of common
  // height.
  window.IntersectionObserver = class {
    constructor(tell) { this.tell = tell; }
    observe(target) { setTimeout(() => this.tell([{ target, isIntersecting: true, intersectionRatio: 1, boundingClientRect: target.getBoundingClientRect() }], this), 0); }
    unobserve() {}
    disconnect() {}
    takeRecords() { return []; }
  };

  // What a person does in a form, by the path of a field, such as promises.0.what.
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const until = async (what, look) => {
    for (let i = 0; i < 600; i++) {
      const found = look();
      if (found) return found;
      await pause(50);
    }
    throw new Error(`${what} did not come; there is ${document.body.innerText.slice(0, 2000)}`);
  };
  const seen = (e) => e.getClientRects().length > 0;
  const field = (path) => until(path, () => document.querySelector(`[data-key-path="${path}"]`));
  const said = (e) => (e.getAttribute("aria-label") || e.dataset.label || e.textContent).replace(/[\u2068\u2069]/g, "").trim();
  const press = async (root, words, which = 0) => (await until(`a button ${words}`, () => [...root.querySelectorAll("button")].filter((b) => seen(b) && words.test(said(b))).at(which))).click();
  const buttons = "[role=radio], [role=checkbox]", every = buttons + ", [role=combobox]";
  const valueOf = (e) => e.dataset.value ?? e.value;
  const options = () => [...document.querySelectorAll("[role=option]")].filter(seen);
  // choices opens the list of a field; a press before it is ready is lost.
  const choices = async (path) => {
    const of = await field(path);
    for (let i = 0; i < 20; i++) {
      if (options().length > 0) return options();
      if (i % 5 === 0) (await until(`choices of ${path}`, () => of.querySelector("[role=combobox]"))).click();
      await pause(200);
    }
    throw new Error(`${path} offers nothing`);
  };
  window.person = {
    pause, until, field,
    press: (words) => press(document, words),
    go: async (hash, path) => {
      location.hash = hash;
      await field(path);
      await pause(300);
    },
    // focus puts the cursor into a text, with all of it selected.
    focus: async (path) => {
      const of = await field(path);
      const at = await until(`a place for text at ${path}`, () => of.querySelector("input:not([type=file]), textarea"));
      at.scrollIntoView({ block: "center" });
      at.focus();
      at.select?.();
      return at.type;
    },
    day: async (path, value) => {
      const at = (await field(path)).querySelector("input[type=date]");
      at.focus();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(at, value);
      for (const kind of ["input", "change"]) at.dispatchEvent(new InputEvent(kind, { bubbles: true, composed: true }));
      await pause(50);
      at.blur();
      await pause(100); // the form takes a day when its field is left
    },
    // choose takes a value: a form offers few of them as buttons, more as a list.
    choose: async (path, value) => {
      const of = await field(path);
      await until(`choices of ${path}`, () => of.querySelector(every));
      const button = () => [...of.querySelectorAll(buttons)].find((b) => valueOf(b) === value);
      if (button()) {
        // A press is lost while the form still takes what was written before.
        for (let i = 0; i < 60; i++) {
          if (button().getAttribute("aria-checked") === "true") { if (i % 5 === 4) return; }
          else if (i % 20 === 0) button().click();
          await pause(50);
        }
        throw new Error(`${path} does not hold ${value}: ${of.innerHTML}`);
      }
      const option = (await choices(path)).find((o) => valueOf(o) === value);
      if (!option) throw new Error(`${path} does not offer ${value}: ${of.innerHTML}`);
      option.click();
      await until("that the list closes", () => !options().length);
    },
    // offered are the values that can be chosen.
    offered: async (path) => {
      const of = await field(path);
      await until(`choices of ${path}`, () => of.querySelector(every));
      const shown = [...of.querySelectorAll(buttons)];
      if (shown.length > 0) return shown.map(valueOf);
      const list = (await choices(path)).map(valueOf);
      document.querySelector("dialog[open]").click();
      await until("that the list closes", () => !options().length);
      return list;
    },
    // add adds an entry to the list at path, which has n already.
    add: async (path, n, first) => {
      const of = await field(path);
      await until(`a button to add to ${path}`, () => [...of.querySelectorAll("button")].filter((b) => seen(b) && /^(add\s*)?(Add|添加) /.test(said(b))).at(-1)).then((b) => b.click());
      await field(`${path}.${n}.${first}`);
      await pause(200);
    },
    // unfold shows an entry of a list.
    unfold: async (path, i, first) => {
      if (document.querySelector(`[data-key-path="${path}.${i}.${first}"]`)) return;
      const of = await field(path);
      // The first folds the list itself.
      const folds = [...of.querySelectorAll("button")].filter((b) => ["Expand", "Collapse"].includes(b.getAttribute("aria-label")) && b.closest("[data-key-path]") === of);
      folds[i + 1].click();
      await field(`${path}.${i}.${first}`);
      await pause(200);
    },
    picture: async (path, name) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [400, 300];
      canvas.getContext("2d").fillRect(20, 20, 200, 100);
      const picture = await new Promise((done) => canvas.toBlob(done, "image/jpeg"));
      const files = new DataTransfer();
      files.items.add(new File([picture], name, { type: "image/jpeg" }));
      const of = await field(path);
      const at = of.querySelector("input[type=file]");
      at.files = files.files;
      at.dispatchEvent(new Event("change", { bubbles: true }));
      await until(`the picture at ${path}`, () => of.innerText.includes(name));
    },
    save: async () => {
      await press(document, /^(Save|保存)$/);
      await until("that it was saved", () => /Entry saved|已保存/.test(document.body.innerText) || null);
      await until("the list", () => !document.querySelector("[data-key-path]"));
      await until("that the note goes", () => !/Entry saved|已保存/.test(document.body.innerText));
    },
  };
})();
