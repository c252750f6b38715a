// The theme that the reader chose, before anything is drawn. Where nothing can be
// kept, or nothing was chosen, the system's holds.
(function () {
  "use strict";
  try {
    var theme = localStorage.getItem("factorybook-theme");
    if (theme === "light" || theme === "dark") document.documentElement.setAttribute("data-theme", theme);
  } catch (e) { /* nothing is kept */ }
})();
