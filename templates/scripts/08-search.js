// The box of the search: it is shown, / leads to it, and its first use loads the rest
// (scripts/later/search.js, MiniSearch and the documents) by script tags, which a page
// opened from a disk may do too.
(function () {
  "use strict";
  var form = document.getElementById("_search");
  var input = document.getElementById("_search-text");
  if (!form || !input) return;
  form.hidden = false;

  function typing(node) {
    return node && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));
  }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });

  var asked = false;
  function load() {
    if (asked) return;
    asked = true;
    ["minisearch.min.js", "search.js"].forEach(function (name) {
      var script = document.createElement("script");
      script.src = form.getAttribute("data-top") + "assets/" + name;
      script.async = false; // in this order
      document.head.appendChild(script);
    });
  }
  input.addEventListener("focus", load);
  if (document.activeElement === input) load();
})();
