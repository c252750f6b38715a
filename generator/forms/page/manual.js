// The page begins by start.js, once the file format is known.
"use strict";
window.CMS_MANUAL_INIT = true;
