// A form that narrows a list stands after a reload, and on the way back, as it was left.
// narrow is called with what is put back; the function that is returned writes down what
// the reader changes.
function factorybookLeft(name, text, choices, narrow) {
  "use strict";
  var place = "factorybook-find " + location.pathname + name;
  var opened = performance.getEntriesByType("navigation")[0];
  try {
    var left = opened && opened.type !== "navigate" && JSON.parse(sessionStorage.getItem(place));
    if (left) {
      text.value = left[0];
      choices.forEach(function (choice, i) { choice.value = left[i + 1] || ""; });
      narrow();
    }
  } catch (e) { /* as it is opened first */ }
  return function () {
    try { sessionStorage.setItem(place, JSON.stringify([text.value].concat(choices.map(function (choice) { return choice.value; })))); } catch (e) { /* for this time alone */ }
  };
}
