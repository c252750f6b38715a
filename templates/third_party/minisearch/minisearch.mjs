import MiniSearch from "minisearch";

window.MiniSearch = MiniSearch;
