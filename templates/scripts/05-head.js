// The head of every page: light or dark, how old the page is, and the same place in
// the other language. Without this script the system's theme holds, the day stands
// alone, and the other language opens at its top.
(function () {
  "use strict";
  var root = document.documentElement;
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  var button = document.getElementById("_theme");

  function theme() { return root.getAttribute("data-theme") || (system.matches ? "dark" : "light"); }

  if (button) {
    var word = function () { button.textContent = button.getAttribute(theme() === "dark" ? "data-light" : "data-dark"); };
    button.hidden = false;
    word();
    system.addEventListener("change", word);
    button.addEventListener("click", function () {
      var chosen = theme() === "dark" ? "light" : "dark";
      root.setAttribute("data-theme", chosen);
      try { localStorage.setItem("factorybook-theme", chosen); } catch (e) { /* for this page alone */ }
      word();
      document.dispatchEvent(new CustomEvent("themechange"));
    });
  }

  // A page older than three days says so, by the reader's clock.
  document.querySelectorAll("[data-as-of]").forEach(function (place) {
    var day = place.getAttribute("data-as-of").split("-").map(Number);
    var now = new Date();
    var age = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.UTC(day[0], day[1] - 1, day[2])) / 86400000);
    if (!(age > 3)) return;
    place.textContent = place.getAttribute("data-phrase").replace("%n", age);
    place.hidden = false;
  });

  document.querySelectorAll("a[hreflang]").forEach(function (link) {
    link.addEventListener("click", function () { link.hash = location.hash; });
  });
})();
