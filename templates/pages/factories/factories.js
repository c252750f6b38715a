// Sort and filter the table of all factories. Without this script the table is
// complete and in the order of the book.
(function () {
  "use strict";
  var table = document.getElementById("_factories");
  if (!table) return;
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var collator = new Intl.Collator(document.documentElement.lang);

  function value(row, column) {
    var cell = row.cells[column];
    var key = cell.getAttribute("data-sort");
    if (key === null) return cell.textContent.trim();
    return key === "" ? null : Number(key);
  }

  function compare(a, b) {
    if (typeof a === "string") return collator.compare(a, b);
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
    var button = document.createElement("button");
    button.type = "button";
    button.title = table.getAttribute("data-sort-hint");
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener("click", function () {
      var descending = head.getAttribute("aria-sort") === "ascending" || (!head.hasAttribute("aria-sort") && column > 1);
      if (head.getAttribute("aria-sort") === "descending") descending = false;
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sort(column, descending);
    });
  });

  var form = document.getElementById("_filter");
  var text = document.getElementById("_filter-text");
  var status = document.getElementById("_filter-status");
  var count = document.getElementById("_filter-count");
  var paper = document.getElementById("_filter-paper");
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });

  function filter() {
    var words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row) {
      var hay = row.getAttribute("data-search");
      var fits = words.every(function (word) { return hay.indexOf(word) >= 0; }) &&
        (!status.value || row.getAttribute("data-status") === status.value);
      row.hidden = !fits;
      if (fits) shown++;
    });
    count.textContent = words.length || status.value
      ? count.getAttribute("data-phrase").replace("%shown", shown).replace("%all", rows.length)
      : "";
    // A printed page says by what it was filtered.
    var picked = status.value ? status.options[status.selectedIndex].text : "";
    paper.textContent = count.textContent ? [text.value.trim(), picked, count.textContent].filter(Boolean).join(" · ") : "";
  }
  text.addEventListener("input", filter);
  status.addEventListener("change", filter);
})();
