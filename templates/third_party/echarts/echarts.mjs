// What factorybook takes from ECharts: what generator/chart makes options for,
// drawn on a canvas, and nothing else.
import { init, use } from "echarts/core";
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, DataZoomInsideComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";

use([
  AriaComponent, BarChart, CanvasRenderer, DataZoomInsideComponent, GridComponent, LineChart,
  MarkAreaComponent, MarkLineComponent, ScatterChart, TooltipComponent,
]);

export { init };
