// Charts on screen. The drawing in the page is complete; this adds, in every drawing of
// a page at once, a line at the day that is pointed at, and below the drawing in which
// the pointer is what its nearest points say: the tip hides no point. The arrow keys go
// from point to point. Whoever drags over some days, or presses +, looks closer: then
// ECharts, which is asked for when a chart is first touched or has the focus, draws those
// days in every chart that has options (script.chart-options). 0 or Escape shows all
// again. On paper, and whenever anything here fails, the drawing stays.
(function () {
  "use strict";

  var figures = Array.prototype.slice.call(document.querySelectorAll("figure.chart"));
  if (!figures.length) return;

  var base = document.currentScript ? document.currentScript.src : "";
  var forced = matchMedia("(forced-colors: active)"); // a canvas cannot take over colours that the reader forces on the page
  var narrow = matchMedia("screen and (max-width: 48rem)");
  var day = 24 * 3600 * 1000;
  var dashes = { dashed: [7, 3], dotted: [2, 4], hatched: [1.25, 2] };
  var axisRoom = 26; // of the time axis below a plot, as in generator/chart
  var near = 24; // pixels around a point within which a click means it
  var live = new Map(); // of the figures drawn by ECharts
  var zoom = null; // the days looked at closer, or null

  function svgOf(figure) { return figure.querySelector("svg.drawing"); }
  function spanOf(figure) {
    if (zoom && live.has(figure)) return zoom;
    return { from: +figure.dataset.from, until: +figure.dataset.until };
  }
  function optionsIn(figure) { return figure.querySelector("script.chart-options"); }

  // plotOf is where the plot of a drawing lies, in pixels of its figure.
  function plotOf(figure) {
    var box = svgOf(figure).getBoundingClientRect(), around = figure.getBoundingClientRect();
    return { left: box.left - around.left, width: box.width, top: box.top - around.top, height: box.height };
  }

  // Points: what a drawing says of each of its places.

  var points = new WeakMap();

  function pointsOf(figure) {
    if (zoom && live.has(figure)) return zoomedPoints(figure);
    var known = points.get(figure), plot = plotOf(figure);
    if (known && known.width === plot.width) return known.list;
    var around = figure.getBoundingClientRect(), list = [];
    svgOf(figure).querySelectorAll("circle > title, svg > title, rect.d-bar > title, a > g > title").forEach(function (title) {
      var mark = title.parentNode, box = mark.getBoundingClientRect(), link = mark.closest("a");
      if (mark === svgOf(figure)) return;
      if (!box.width && mark.firstElementChild && mark.firstElementChild.nextElementSibling) box = mark.firstElementChild.nextElementSibling.getBoundingClientRect();
      list.push({ x: box.left + box.width / 2 - around.left, y: box.top + box.height / 2 - around.top, text: title.textContent, href: link && link.getAttribute("href"), mark: mark });
    });
    list.sort(function (a, b) { return a.x - b.x || a.y - b.y; });
    points.set(figure, { width: plot.width, list: list });
    return list;
  }

  function zoomedPoints(figure) {
    var chart = live.get(figure), list = [];
    chart.shown.forEach(function (p) {
      if (p.value[0] < zoom.from || p.value[0] > zoom.until) return;
      var at = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, p.value);
      list.push({ x: at[0], y: at[1], text: p.name, href: p.href });
    });
    return list.sort(function (a, b) { return a.x - b.x || a.y - b.y; });
  }

  // The line and the tip.

  function part(figure, name) {
    var el = figure.querySelector("." + name);
    if (!el) {
      el = document.createElement("div");
      el.className = name;
      if (name === "chart-cursor") el.setAttribute("aria-hidden", "true");
      else el.setAttribute("role", "status");
      figure.appendChild(el);
    }
    return el;
  }

  function point(time) {
    figures.forEach(function (figure) {
      var span = spanOf(figure), plot = plotOf(figure), line = part(figure, "chart-cursor");
      var share = (time - span.from) / (span.until - span.from);
      line.hidden = !(share >= 0 && share <= 1);
      line.style.left = plot.left + share * plot.width + "px";
      line.style.top = plot.top + "px";
      line.style.height = plot.height - axisRoom + "px";
    });
  }

  var marked = [];

  function say(figure, found) {
    clear();
    if (!found.length) return;
    var tip = part(figure, "chart-tip"), plot = plotOf(figure);
    found.slice(0, 4).forEach(function (p) {
      var line = document.createElement("p");
      line.textContent = p.text;
      tip.appendChild(line);
      if (p.mark) {
        p.mark.classList.add("is-near");
        marked.push(p.mark);
      }
    });
    if (found.length > 4) tip.lastChild.textContent += " … +" + (found.length - 4);
    tip.style.top = plot.top + plot.height + "px";
    tip.hidden = false;
  }

  function clear() {
    marked.forEach(function (mark) { mark.classList.remove("is-near"); });
    marked = [];
    document.querySelectorAll(".chart-tip").forEach(function (tip) { tip.textContent = ""; tip.hidden = true; });
  }

  function leave() {
    clear();
    document.querySelectorAll(".chart-cursor").forEach(function (line) { line.hidden = true; });
  }

  // nearest are the points at a place: the nearest one, and those as near as makes no
  // difference to the eye.
  function nearest(figure, x, y) {
    var list = pointsOf(figure), best = Infinity;
    function away(p) { return Math.abs(p.x - x) + Math.abs(p.y - y) / 8; }
    list.forEach(function (p) { best = Math.min(best, away(p)); });
    return best > 60 ? [] : list.filter(function (p) { return away(p) <= best + 1.5; });
  }

  function timeAt(figure, x) {
    var span = spanOf(figure), plot = plotOf(figure);
    return span.from + (x - plot.left) / plot.width * (span.until - span.from);
  }

  function place(figure, event) {
    var around = figure.getBoundingClientRect();
    return { x: event.clientX - around.left, y: event.clientY - around.top };
  }

  // Looking closer.

  var asked = null;

  function ask() {
    if (window.echarts || asked || forced.matches || !base || !figures.some(optionsIn)) return asked;
    asked = new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = new URL("echarts.min.js", base).href;
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
    asked.catch(function () {});
    return asked;
  }

  function reader(figure) {
    var style = getComputedStyle(figure);
    return function (name) { return style.getPropertyValue("--" + name).trim() || style.color; };
  }

  // color puts the page's colours in place of the names of its tokens.
  function color(node, token) {
    Object.keys(node).forEach(function (key) {
      var value = node[key];
      if (value && typeof value === "object") color(value, token);
      else if (typeof value === "string" && /color$/i.test(key) && value.slice(0, 6) === "token:") node[key] = token(value.slice(6));
    });
  }

  function two(n) { return (n < 10 ? "0" : "") + n; }

  // dayOf writes a moment as records write days: the month alone on its first day.
  function dayOf(value) {
    var d = new Date(value);
    var text = d.getUTCFullYear() + "-" + two(d.getUTCMonth() + 1);
    return d.getUTCDate() === 1 ? text : text + "-" + two(d.getUTCDate());
  }

  // figureOf writes a value of the vertical axis as the drawing does.
  function figureOf(value) {
    var size = Math.abs(value), unit = "";
    if (size >= 1e12) { size /= 1e12; unit = "T"; } else if (size >= 1e9) { size /= 1e9; unit = "G"; } else if (size >= 1e6) { size /= 1e6; unit = "M"; } else if (size >= 1e4) { size /= 1e3; unit = "k"; }
    return (value < 0 ? "−" : "") + +size.toPrecision(6) + unit;
  }

  // within writes the values of the drawing's own axis: none in the inset between
  // its outermost value and the edge of the plot.
  function within(axis, figure, top, bottom) {
    var plot = svgOf(figure).getBoundingClientRect().height - top - bottom;
    var inset = Math.max(4, Math.min(8, plot / 12)); // as in generator/chart
    var pad = (axis.max - axis.min) * (inset - 1) / plot;
    return function (value) { return value < axis.min + pad || value > axis.max - pad ? "" : figureOf(value); };
  }

  function optionsOf(figure) {
    var token = reader(figure);
    var option = JSON.parse(optionsIn(figure).textContent);
    var text = svgOf(figure).querySelector("text");
    var room = narrow.matches ? "narrow" : "wide";
    color(option, token);
    option.textStyle = { fontFamily: text ? getComputedStyle(text).fontFamily : "sans-serif", fontSize: 12 };
    option.grid[0].left = parseFloat(token("chart-left"));
    option.grid[0].right = parseFloat(token("chart-right"));
    option.grid[0].outerBoundsMode = "none"; // the page has the room
    option.xAxis[0].min = zoom.from;
    option.xAxis[0].max = zoom.until;
    option.xAxis[0].containShape = false;
    option.xAxis[0].axisLabel.formatter = dayOf;
    option.xAxis[0].minInterval = day;
    option.xAxis[0].axisLabel.margin = 10;
    option.yAxis[0].axisLabel.formatter = within(option.yAxis[0], figure, parseFloat(option.grid[0].top), parseFloat(option.grid[0].bottom));
    option.yAxis[0].axisLabel.margin = 10;
    option.yAxis[0].nameTextStyle = { color: token("ink-soft"), align: "left", verticalAlign: "bottom", padding: [0, 0, 0, -option.grid[0].left] };
    delete option.tooltip;
    delete option.dataZoom;
    option.series.forEach(function (s) { if (s.id === "notes") s.data = levelsOf(s, +figure.dataset.until, room, token); });
    option.series.forEach(function (s) {
      s.silent = true;
      s.clip = s.id !== "notes";
      s.emphasis = { disabled: true };
      if (s.type === "scatter") { s.z = 3; s.itemStyle.opacity = s.itemStyle.opacity || 1; }
      if (s.lineStyle && s.lineStyle.type === "hatched") s.lineStyle.cap = "butt";
      if (s.lineStyle && dashes[s.lineStyle.type]) s.lineStyle.type = dashes[s.lineStyle.type];
    });
    return option;
  }

  // levelsOf are the names of the levels at the right end; the other labels are placed
  // for all days and left out.
  function levelsOf(notes, until, room, token) {
    return notes.data.filter(function (n) {
      return n.text && n.label && n.value[0] === until && (!n.room || n.room === room);
    }).map(function (n) {
      n.value = [zoom.until, n.value[1]];
      n.symbolOffset = [0, 0];
      n.label.offset[1] += 1;
      n.label.formatter = function (p) { return p.data.text; };
      n.label.position = [0, 0];
      n.label.verticalAlign = "middle";
      n.label.fontSize = 12;
      n.label.textBorderColor = token("paper");
      n.label.textBorderWidth = 3;
      return n;
    });
  }

  function draw(figure) {
    var chart = live.get(figure), drawing = svgOf(figure);
    if (!chart) {
      var canvas = document.createElement("div");
      canvas.className = "chart-canvas";
      canvas.setAttribute("aria-hidden", "true");
      canvas.style.height = drawing.getBoundingClientRect().height + "px";
      drawing.after(canvas);
      chart = echarts.init(canvas, null, { renderer: "canvas" });
      live.set(figure, chart);
      new ResizeObserver(function () { chart.resize(); }).observe(figure);
    }
    var option = optionsOf(figure);
    chart.shown = option.series.filter(function (s) { return s.id === "points"; })[0].data;
    chart.setOption(option, { notMerge: true });
    figure.classList.add("is-live");
  }

  function fail(figure) {
    var chart = live.get(figure);
    if (chart) { chart.dispose(); chart = null; }
    live.delete(figure);
    var canvas = figure.querySelector(".chart-canvas");
    if (canvas) canvas.remove();
    figure.classList.remove("is-live");
  }

  function show() {
    leave();
    figures.forEach(function (figure) {
      if (!optionsIn(figure)) return;
      try { draw(figure); } catch (error) { fail(figure); }
    });
  }

  // closer shows some days in all charts; fewer than a fortnight say nothing more.
  function closer(from, until) {
    var all = bounds();
    from = Math.max(all.from, from);
    until = Math.min(all.until, Math.max(until, from + 14 * day));
    if (until - from >= all.until - all.from) return reset();
    zoom = { from: from, until: until };
    if (window.echarts) return show();
    var loading = ask();
    if (loading) loading.then(function () { if (zoom) show(); }, reset);
    else zoom = null;
  }

  function bounds() {
    return figures.reduce(function (all, figure) {
      return { from: Math.min(all.from, +figure.dataset.from), until: Math.max(all.until, +figure.dataset.until) };
    }, { from: Infinity, until: -Infinity });
  }

  function reset() {
    zoom = null;
    leave();
    live.forEach(function (_, figure) { figure.classList.remove("is-live"); });
  }

  function scale(factor, around) {
    var now = zoom || bounds(), middle = around || (now.from + now.until) / 2, span = (now.until - now.from) * factor;
    var share = (middle - now.from) / (now.until - now.from);
    closer(middle - share * span, middle + (1 - share) * span);
  }

  // go opens a page of this site, and nothing else.
  function go(href, event) {
    var url = new URL(href, document.baseURI);
    if (url.protocol !== location.protocol || url.host !== location.host) return;
    if (event.ctrlKey || event.metaKey) window.open(url.href, "_blank", "noopener");
    else location.href = url.href;
  }

  // What a reader does.

  figures.forEach(function (figure) {
    var start = null, at = -1, brush = null, zooms = optionsIn(figure) && !forced.matches;
    var title = svgOf(figure).querySelector("title");
    figure.tabIndex = 0;
    figure.setAttribute("aria-label", title ? title.textContent : "");
    figure.classList.add("can-point");
    if (zooms) figure.classList.add("can-zoom");

    figure.addEventListener("pointerenter", ask);
    figure.addEventListener("focus", ask);

    figure.addEventListener("pointermove", function (event) {
      var here = place(figure, event), plot = plotOf(figure);
      if (here.y > plot.top + plot.height || here.x < plot.left - 8 || here.x > plot.left + plot.width + 8) return start || leave();
      point(timeAt(figure, here.x));
      if (start) {
        if (Math.abs(here.x - start.x) < 12 && !brush) return;
        brush = part(figure, "chart-brush");
        brush.removeAttribute("role");
        brush.hidden = false;
        brush.style.left = Math.min(here.x, start.x) + "px";
        brush.style.width = Math.abs(here.x - start.x) + "px";
        brush.style.top = plot.top + "px";
        brush.style.height = plot.height - axisRoom + "px";
        return;
      }
      say(figure, nearest(figure, here.x, here.y));
    });
    figure.addEventListener("pointerleave", function () { if (!start && document.activeElement !== figure) leave(); });
    figure.addEventListener("pointerdown", function (event) {
      if (!zooms || event.button !== 0 || event.pointerType === "touch" || event.target.closest(".chart-key, .chart-tip")) return;
      start = place(figure, event);
    });
    window.addEventListener("pointerup", function (event) {
      if (!start) return;
      var from = start, until = place(figure, event), dragged = brush;
      start = brush = null;
      if (dragged) {
        dragged.hidden = true;
        closer(timeAt(figure, Math.min(from.x, until.x)), timeAt(figure, Math.max(from.x, until.x)));
      }
    });
    figure.addEventListener("dragstart", function (event) { event.preventDefault(); });
    figure.addEventListener("click", function (event) {
      if (!live.has(figure) || !zoom) return; // the drawing has links
      var here = place(figure, event);
      var hit = nearest(figure, here.x, here.y).filter(function (p) { return p.href && Math.hypot(p.x - here.x, p.y - here.y) < near; });
      if (hit.length) go(hit[0].href, event);
    });
    figure.addEventListener("dblclick", function () { if (zoom) reset(); });
    figure.addEventListener("wheel", function (event) {
      if (!zooms || !event.ctrlKey) return;
      event.preventDefault();
      scale(event.deltaY < 0 ? 0.7 : 1.4, timeAt(figure, place(figure, event).x));
    }, { passive: false });

    figure.addEventListener("keydown", function (event) {
      if (event.target !== figure || event.altKey || event.ctrlKey || event.metaKey) return;
      var list = pointsOf(figure), step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && list.length) {
        at = at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, at + step));
        point(timeAt(figure, list[at].x));
        say(figure, [list[at]]);
      } else if (event.key === "Enter" && list[at] && list[at].href) {
        go(list[at].href, event);
      } else if (zooms && (event.key === "+" || event.key === "=")) {
        scale(0.5, list[at] && timeAt(figure, list[at].x));
      } else if (zooms && event.key === "-") {
        scale(2, list[at] && timeAt(figure, list[at].x));
      } else if (event.key === "0" || event.key === "Escape") {
        at = -1;
        reset();
      } else {
        return;
      }
      event.preventDefault();
    });
    figure.addEventListener("blur", function () { at = -1; leave(); });
  });

  function redraw() { if (zoom && window.echarts) show(); }
  narrow.addEventListener("change", redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  document.addEventListener("themechange", redraw);
  forced.addEventListener("change", reset);
})();
