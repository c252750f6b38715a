// Sort and filter the table of all factories, of which the first fifty are in sight
// until all are asked for. Without this script the table is complete and in its first
// order.
(function () {
  "use strict";
  var table = document.getElementById("_factories");
  if (!table) return;
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);

  function value(row, column) {
    var cell = row.cells[column];
    // A row in words has one wide cell for all its figures, and the last visit behind it.
    if (row.cells.length < heads.length) cell = column === 0 ? row.cells[0] : column === heads.length - 1 ? row.cells[row.cells.length - 1] : null;
    var key = cell && cell.getAttribute("data-sort");
    if (!key) return null;
    return column === 0 ? key : Number(key);
  }

  function compare(a, b) {
    if (typeof a === "string") return a < b ? -1 : a > b ? 1 : 0;
    return a - b;
  }

  function sort(column, descending) {
    rows.map(function (row, i) { return { row: row, key: value(row, column), at: i }; })
      .sort(function (a, b) {
        // What is not recorded comes last in both directions.
        if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.at - b.at;
        return (descending ? -1 : 1) * compare(a.key, b.key) || a.at - b.at;
      })
      .forEach(function (entry) { body.appendChild(entry.row); });
  }

  table.classList.add("sorts");
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  heads.forEach(function (head, column) {
    if (head.hasAttribute("data-fixed")) return;
    var button = document.createElement("button");
    button.type = "button";
    button.title = table.getAttribute("data-sort-hint");
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener("click", function () {
      var descending = head.getAttribute("aria-sort") === "ascending" || (!head.hasAttribute("aria-sort") && column > 0);
      if (head.getAttribute("aria-sort") === "descending") descending = false;
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sort(column, descending);
      filter();
    });
  });

  var form = document.getElementById("_filter");
  var text = document.getElementById("_filter-text");
  var choices = Array.prototype.slice.call(form.querySelectorAll("select"));
  var count = document.getElementById("_filter-count");
  var paper = document.getElementById("_filter-paper");
  var more = document.getElementById("_all-rows");
  var first = 50, all = rows.length <= first;
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });

  function filter() {
    var words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    var picked = choices.filter(function (choice) { return choice.value; });
    var filtered = words.length > 0 || picked.length > 0;
    var shown = 0, fitting = 0;
    Array.prototype.forEach.call(body.rows, function (row) {
      var hay = row.getAttribute("data-search");
      var fits = words.every(function (word) { return hay.indexOf(word) >= 0; }) && picked.every(function (choice) {
        return row.getAttribute("data-" + choice.getAttribute("data-key")).split("\n").indexOf(choice.value) >= 0;
      });
      if (fits) fitting++;
      row.hidden = !fits || !all && fitting > first;
      if (!row.hidden) shown++;
    });
    more.hidden = shown === fitting;
    more.textContent = more.getAttribute("data-phrase").replace("%n", fitting);
    count.textContent = filtered ? count.getAttribute("data-phrase").replace("%shown", fitting).replace("%all", rows.length) : "";
    // A printed page says by what it was filtered.
    var names = picked.map(function (choice) { return choice.value; });
    paper.textContent = filtered ? [text.value.trim()].concat(names, count.textContent).filter(Boolean).join(" · ") : "";
  }
  var keep = factorybookLeft("", text, choices, filter);
  var folded = document.getElementById("_filter-more");
  var phone = window.matchMedia("(max-width: 44rem)");
  function fold() { folded.open = !phone.matches || choices.some(function (choice) { return choice.value; }); }
  phone.addEventListener("change", fold);
  fold();
  function changed() {
    filter();
    keep();
  }
  text.addEventListener("input", changed);
  choices.forEach(function (choice) { choice.addEventListener("change", changed); });
  more.addEventListener("click", function () { all = true; filter(); });
  window.addEventListener("beforeprint", function () { all = true; filter(); });
  filter();
})();
