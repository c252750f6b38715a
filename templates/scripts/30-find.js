// Forms that narrow a list: by words in data-find, and by one value of data-KEY for
// each choice. Without this script there is no form, and the list is whole.
(function () {
  "use strict";
  document.querySelectorAll("form.find").forEach(function (form) {
    var list = document.getElementById(form.getAttribute("data-list"));
    if (!list) return;
    var rows = Array.prototype.slice.call(list.querySelectorAll("[data-find]"));
    // What is folded opens while the list is narrowed to what stands in it.
    var folds = Array.prototype.slice.call(list.querySelectorAll("details:not([data-find] *, [data-find], [open])")).filter(function (fold) { return fold.querySelector("[data-find]"); });
    var parts = Array.prototype.slice.call(list.querySelectorAll("section:not([data-find])"));
    var text = form.querySelector("input");
    var choices = Array.prototype.slice.call(form.querySelectorAll("select"));
    var count = form.querySelector("[role=status]");
    var paper = form.nextElementSibling;
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });

    function fits(row, words) {
      var hay = row.getAttribute("data-find");
      return words.every(function (word) { return hay.indexOf(word) >= 0; }) && choices.every(function (choice) {
        return !choice.value || row.getAttribute("data-" + choice.getAttribute("data-key")).split(" ").indexOf(choice.value) >= 0;
      });
    }

    function narrow() {
      var words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        row.hidden = !fits(row, words);
        if (!row.hidden) shown++;
      });
      parts.forEach(function (part) { part.hidden = !!part.querySelector("[data-find]") && !part.querySelector("[data-find]:not([hidden])"); });
      var narrowed = words.length || choices.some(function (choice) { return choice.value; });
      folds.forEach(function (fold) { fold.open = !!narrowed && !!fold.querySelector("[data-find]:not([hidden])"); });
      var picked = choices.filter(function (choice) { return choice.value; }).map(function (choice) { return choice.options[choice.selectedIndex].text; });
      var by = [text.value.trim()].concat(picked).filter(Boolean);
      count.textContent = by.length ? count.getAttribute("data-phrase").replace("%shown", shown).replace("%all", rows.length) : "";
      // A printed page says by what it was narrowed.
      paper.textContent = by.concat(count.textContent).join(" · ");
      paper.hidden = !by.length;
    }

    var keep = factorybookLeft(" " + list.id, text, choices, narrow);
    function changed() {
      narrow();
      keep();
    }

    text.addEventListener("input", changed);
    choices.forEach(function (choice) { choice.addEventListener("change", changed); });
    // A link to a line that is narrowed away shows it.
    window.addEventListener("hashchange", function () {
      var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target || !target.closest("[data-find][hidden]")) return;
      text.value = "";
      choices.forEach(function (choice) { choice.value = ""; });
      changed();
      target.scrollIntoView();
    });
  });
})();
