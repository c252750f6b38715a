// A drawing can be taken away: a button below it saves what is drawn, in the colours of the
// page, as an SVG of its own. Nothing is asked for: the file is made here.
(function () {
  "use strict";
  var looks = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap", "opacity", "display", "visibility",
    "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order"];

  function saved(drawing) {
    var box = drawing.getBoundingClientRect(), ground = getComputedStyle(document.body).backgroundColor;
    var copy = drawing.cloneNode(true), from = drawing.querySelectorAll("*"), to = copy.querySelectorAll("*");
    from.forEach(function (part, i) {
      var style = getComputedStyle(part);
      looks.forEach(function (look) { to[i].setAttribute(look, style.getPropertyValue(look)); });
      ["class", "href", "tabindex"].forEach(function (name) { to[i].removeAttribute(name); });
    });
    copy.setAttribute("width", Math.ceil(box.width));
    copy.setAttribute("height", Math.ceil(box.height));
    var sheet = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    sheet.setAttribute("width", "100%");
    sheet.setAttribute("height", "100%");
    sheet.setAttribute("fill", ground);
    copy.insertBefore(sheet, copy.firstChild);
    return new XMLSerializer().serializeToString(copy);
  }

  document.querySelectorAll("button.save-drawing").forEach(function (button) {
    var block = button.closest("section"), drawing = block && block.querySelector("figure svg.drawing");
    if (!drawing) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([saved(drawing)], { type: "image/svg+xml" }));
      link.download = (document.title + " " + block.querySelector(".subtitle").textContent).replace(/[^\p{L}\p{N}]+/gu, "-") + ".svg";
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    });
  });
})();
