// The button that prints a briefing: without JavaScript there is none.
(function () {
  "use strict";
  var button = document.getElementById("_print");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
})();
