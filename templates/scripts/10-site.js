// What every page shares: a link to a record that stands in a closed disclosure
// opens it, and a table wider than its place can be moved with the keys.
(function () {
  "use strict";
  function open() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    if (target && target.closest("details")) target.scrollIntoView();
  }
  window.addEventListener("hashchange", open);
  open();

  // ? leads to the list of the keys.
  document.addEventListener("keydown", function (event) {
    var root = document.querySelector("[data-root]");
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !root) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable) return;
    event.preventDefault();
    location.href = root.getAttribute("data-root") + "about.html#keys";
  });

  // A place is named after what it shows: a caption, or the heading above it.
  function nameOf(place) {
    var part = place.closest("section, article");
    var title = place.querySelector("caption") || (part && part.querySelector("h2, h3"));
    return title ? title.textContent.trim() : "";
  }

  function reach(place) {
    if (place.scrollWidth > place.clientWidth + 1) {
      place.tabIndex = 0;
      place.setAttribute("role", "group");
      place.setAttribute("aria-label", nameOf(place));
    } else {
      ["tabindex", "role", "aria-label"].forEach(function (name) { place.removeAttribute(name); });
    }
  }

  if (!window.ResizeObserver) return;
  var sizes = new ResizeObserver(function (entries) { entries.forEach(function (entry) { reach(entry.target); }); });
  document.querySelectorAll(".scroll").forEach(function (place) { sizes.observe(place); });
})();
