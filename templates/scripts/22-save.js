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
    // Labels stand beside the drawing's own place: the picture is as large as all of it.
    var left = 0, top = 0, right = box.width, bottom = box.height;
    from.forEach(function (part) {
      var at = part.getBoundingClientRect();
      if (!at.width && !at.height) return;
      left = Math.min(left, at.left - box.left);
      top = Math.min(top, at.top - box.top);
      right = Math.max(right, at.right - box.left);
      bottom = Math.max(bottom, at.bottom - box.top);
    });
    var place = [Math.floor(left) - 8, Math.floor(top) - 8, Math.ceil(right - left) + 16, Math.ceil(bottom - top) + 16];
    copy.setAttribute("width", box.width);
    copy.setAttribute("height", box.height);
    copy.setAttribute("overflow", "visible");
    var sheet = document.createElementNS("http://www.w3.org/2000/svg", "svg"), paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    sheet.setAttribute("viewBox", place.join(" "));
    sheet.setAttribute("width", place[2]);
    sheet.setAttribute("height", place[3]);
    ["x", "y", "width", "height"].forEach(function (name, i) { paper.setAttribute(name, place[i]); });
    paper.setAttribute("fill", ground);
    sheet.append(paper, copy);
    return new XMLSerializer().serializeToString(sheet);
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
