// Charts on screen. Each figure.chart holds a finished drawing and, as data, the
// ECharts options of the same chart. When a figure comes into view, a canvas takes
// the drawing's place: touching the plot names the nearest point, a click opens its
// record, Ctrl and the wheel look closer, Escape takes the name away. The drawing stays: for print, for the tab
// key and screen readers (it holds the links), and whenever anything here fails.
(function () {
  "use strict";

  // A timeline that is wider than its place begins with the latest.
  document.querySelectorAll(".timeline-scroll").forEach(function (place) { place.scrollLeft = place.scrollWidth; });

  var figures = document.querySelectorAll("figure.chart");
  if (!figures.length || !window.echarts || !window.IntersectionObserver || !window.ResizeObserver) return;

  // A canvas cannot take over colours that the reader forces on the page; the drawing does.
  if (matchMedia("(forced-colors: active)").matches) return;

  var narrow = matchMedia("screen and (max-width: 48rem)");
  var system = matchMedia("(prefers-color-scheme: dark)");
  var mouse = matchMedia("(hover: hover) and (pointer: fine)");
  var month = 30 * 24 * 3600 * 1000;
  var zoomFrom = 24; // points from which looking closer helps
  var dashes = { dashed: [7, 3], dotted: [2, 4] };
  var live = new Map();

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

  // day writes a moment as records write days: the month alone on its first day.
  function day(value) {
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
    var plot = figure.querySelector("svg.drawing").getBoundingClientRect().height - top - bottom;
    var inset = Math.max(4, Math.min(8, plot / 12)); // as in generator/chart
    var pad = (axis.max - axis.min) * (inset - 1) / plot;
    return function (value) { return value < axis.min + pad || value > axis.max - pad ? "" : figureOf(value); };
  }

  // wrap breaks a text into lines that fit on a phone; 汉字 are twice as wide.
  function wrap(text) {
    var lines = [], line = "", width = 0;
    (text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) || []).forEach(function (word) {
      var w = /[\u2e80-\uffef]/.test(word) ? 2 : word.length;
      if (width + w > 44 && line) { lines.push(line.trim()); line = ""; width = 0; }
      line += word;
      width += w;
    });
    return lines.concat(line.trim()).join("\n");
  }

  function named(list) {
    var texts = [].concat(list).map(function (p) { return wrap((p.data && p.data.name) || ""); });
    return texts.filter(function (text, i) { return text && texts.indexOf(text) === i; }).slice(0, 5).join("\n");
  }

  function textOf(p) { return p.data.text; }

  // touch is an unseen series over the points, large enough for a finger.
  function touch(points, token) {
    return {
      id: "touch", type: "scatter", symbol: "circle", symbolSize: 24, z: 9,
      cursor: points.data.some(function (p) { return p.href; }) ? "pointer" : "default",
      itemStyle: { color: "transparent" },
      emphasis: { scale: false, itemStyle: { color: "transparent", borderColor: token("ink-faint"), borderWidth: 1 } },
      data: points.data.map(function (p) {
        return { value: p.value, name: p.name, href: p.href, symbolOffset: p.symbolOffset };
      })
    };
  }

  function optionsOf(figure) {
    var token = reader(figure);
    var option = JSON.parse(figure.querySelector("script.chart-options").textContent);
    var text = figure.querySelector(".drawing text");
    var room = narrow.matches ? "narrow" : "wide";
    var points;
    color(option, token);
    option.textStyle = { fontFamily: text ? getComputedStyle(text).fontFamily : "sans-serif", fontSize: 12 };
    option.grid[0].left = parseFloat(token("chart-left"));
    option.grid[0].right = parseFloat(token("chart-right"));
    option.grid[0].outerBoundsMode = "none"; // the page has the room
    option.xAxis[0].containShape = false;
    option.xAxis[0].axisLabel.formatter = day;
    option.xAxis[0].minInterval = month / 30;
    option.xAxis[0].axisLabel.margin = 10;
    option.yAxis[0].axisLabel.formatter = within(option.yAxis[0], figure, parseFloat(option.grid[0].top), parseFloat(option.grid[0].bottom));
    option.yAxis[0].axisLabel.margin = 10;
    option.yAxis[0].nameTextStyle = { color: token("ink-soft"), align: "left", verticalAlign: "bottom", padding: [0, 0, 0, -option.grid[0].left] };
    option.tooltip.formatter = named;
    option.tooltip.shadowColor = "transparent";
    option.tooltip.padding = [6, 10];
    option.tooltip.textStyle = { color: token("ink"), fontSize: 13, fontFamily: option.textStyle.fontFamily, lineHeight: 19 };
    option.tooltip.axisPointer.lineStyle = { color: token("rule-strong"), width: 1, type: "solid" };
    option.series.forEach(function (s) {
      s.silent = true;
      s.tooltip = { trigger: "none" };
      s.emphasis = { disabled: true };
      if (s.id === "points") points = s;
      if (s.type === "scatter") { s.z = 3; s.itemStyle.opacity = 1; }
      if (s.lineStyle && dashes[s.lineStyle.type]) s.lineStyle.type = dashes[s.lineStyle.type];
      if (s.id === "notes") {
        s.data = s.data.filter(function (n) { return !n.room || n.room === room; });
        s.data.forEach(function (n) {
          n.symbolOffset = n.symbolOffset || [0, 0]; // else ECharts keeps that of what it drew before
          if (!n.label) return;
          n.label.offset[1] += 1;
          n.label.formatter = textOf;
          n.label.position = [0, 0];
          n.label.verticalAlign = "middle";
          n.label.fontSize = 12;
          n.label.textBorderColor = token("paper");
          n.label.textBorderWidth = 3;
        });
      }
    });
    option.series.push(touch(points, token));
    if (zooms(points)) {
      option.dataZoom[0].zoomOnMouseWheel = "ctrl";
      option.dataZoom[0].moveOnMouseMove = true;
      option.dataZoom[0].preventDefaultMouseMove = false;
      option.dataZoom[0].minValueSpan = month;
    } else {
      delete option.dataZoom;
    }
    figure.classList.toggle("can-zoom", !!option.dataZoom);
    return option;
  }

  function zooms(points) { return mouse.matches && points.data.length >= zoomFrom; }

  // go opens a page of this site, and nothing else.
  function go(href, event) {
    var url = new URL(href, document.baseURI);
    if (url.protocol !== location.protocol || url.host !== location.host) return;
    if (event && (event.ctrlKey || event.metaKey)) window.open(url.href, "_blank", "noopener");
    else location.href = url.href;
  }

  function listen(figure, chart) {
    var finger = false, last = -1;
    figure.addEventListener("pointerdown", function (e) { finger = e.pointerType === "touch"; }, true);
    chart.on("click", function (p) {
      if (p.seriesId !== "touch" || !p.data.href) return;
      var again = last === p.dataIndex;
      last = p.dataIndex;
      if (!finger || again) go(p.data.href, p.event && p.event.event); // a finger's first touch only names the point
    });
    chart.getZr().on("dblclick", function () { chart.dispatchAction({ type: "dataZoom", start: 0, end: 100 }); });
    new ResizeObserver(function () { chart.resize(); }).observe(figure);
  }

  function draw(figure) {
    live.get(figure).setOption(optionsOf(figure), { notMerge: true });
  }

  function hydrate(figure) {
    var drawing = figure.querySelector("svg.drawing");
    var place = document.createElement("div");
    var chart;
    place.className = "chart-canvas";
    place.style.height = drawing.getBoundingClientRect().height + "px";
    drawing.after(place);
    try {
      chart = echarts.init(place, null, { renderer: "canvas" });
      live.set(figure, chart);
      draw(figure);
      listen(figure, chart);
      place.setAttribute("aria-hidden", "true");
      figure.classList.add("is-live");
    } catch (error) {
      live.delete(figure);
      if (chart) chart.dispose();
      place.remove();
      figure.classList.remove("is-live");
    }
  }

  function redraw() { live.forEach(function (_, figure) { draw(figure); }); }
  [narrow, system, mouse].forEach(function (query) { query.addEventListener("change", redraw); });
  document.addEventListener("themechange", redraw);

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") live.forEach(function (chart) { chart.dispatchAction({ type: "hideTip" }); });
  });

  var seen = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      seen.unobserve(entry.target);
      hydrate(entry.target);
    });
  }, { rootMargin: "200px" });
  figures.forEach(function (figure) {
    if (figure.querySelector("script.chart-options")) seen.observe(figure);
  });
})();
