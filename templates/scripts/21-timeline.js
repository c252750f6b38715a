// A timeline with an overview: a window in the overview shows which days are in sight
// below, and moves them by mouse, finger and keys. Without a script the days below
// scroll by themselves, the latest first.
(function () {
  "use strict";

  document.querySelectorAll("figure.timeline").forEach(function (figure) {
    var overview = figure.querySelector(".overview-drawing"), place = figure.querySelector(".timeline-scroll");
    if (!overview || !place) return;
    var from = +figure.dataset.from, until = +figure.dataset.until, quarter = 91 * 24 * 3600 * 1000;
    var frame = document.createElement("div");
    frame.className = "timeline-window";
    frame.tabIndex = 0;
    frame.setAttribute("role", "slider");
    frame.setAttribute("aria-label", place.getAttribute("aria-label") || "");
    frame.setAttribute("aria-valuemin", "0");
    frame.setAttribute("aria-valuemax", "100");
    overview.appendChild(frame);

    // The place reads from the right to the left, so that it begins with the latest: its
    // scrollLeft is 0 there and negative before.
    function room() { return place.scrollWidth - place.clientWidth; }
    function share() { return room() > 0 ? (place.scrollLeft + room()) / place.scrollWidth : 0; }
    function to(start) { place.scrollLeft = Math.max(0, Math.min(room(), start * place.scrollWidth)) - room(); }
    function dayOf(part) { return new Date(from + part * (until - from)).toISOString().slice(0, 10); }

    function show() {
      frame.hidden = room() <= 1;
      frame.style.left = 100 * share() + "%";
      frame.style.width = 100 * place.clientWidth / place.scrollWidth + "%";
      frame.setAttribute("aria-valuenow", String(Math.round(100 * share())));
      frame.setAttribute("aria-valuetext", dayOf(share()) + " – " + dayOf(Math.min(1, share() + place.clientWidth / place.scrollWidth)));
    }

    var grip = null;
    overview.addEventListener("pointerdown", function (event) {
      if (event.button !== 0 || frame.hidden) return;
      var box = overview.getBoundingClientRect(), at = (event.clientX - box.left) / box.width, width = place.clientWidth / place.scrollWidth;
      grip = at - share();
      if (grip < 0 || grip > width) grip = width / 2;
      to(at - grip);
      overview.setPointerCapture(event.pointerId);
      event.preventDefault();
      frame.focus();
    });
    overview.addEventListener("pointermove", function (event) {
      if (grip === null) return;
      var box = overview.getBoundingClientRect();
      to((event.clientX - box.left) / box.width - grip);
    });
    ["pointerup", "pointercancel"].forEach(function (name) { overview.addEventListener(name, function () { grip = null; }); });
    frame.addEventListener("keydown", function (event) {
      var step = quarter / (until - from), width = place.clientWidth / place.scrollWidth;
      var move = { ArrowLeft: -step, ArrowRight: step, PageUp: -width, PageDown: width, Home: -1, End: 1 }[event.key];
      if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
      to(share() + move);
      event.preventDefault();
    });
    place.addEventListener("scroll", show, { passive: true });
    new ResizeObserver(show).observe(place);
    show();
  });
})();
