// Changes Sveltia CMS so that it asks no host but the forge of the book, and so that a
// file format of ours gets and gives the bytes of a file as they are. Each text must
// stand in it exactly so often: another version needs another look.
//
//   node local.mjs FROM TO BANNER
import { readFileSync, writeFileSync } from "node:fs";

const [from, to, banner] = process.argv.slice(2);
let code = readFileSync(from, "utf8");

function change(times, text, other) {
  const parts = code.split(text);
  if (parts.length !== times + 1) throw new Error(`${text} stands ${parts.length - 1} times, not ${times}`);
  code = parts.join(other);
}

// The icon font lies beside the page; for text the fonts of the machine will do.
change(1, "url(https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2)", "url(material-symbols-outlined.woff2)");
change(1, "url(https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@5.3.0/latin-wght-normal.woff2)", "local('Source Sans 3')");
change(1, "url(https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2)", "local('Noto Mono')");
// The words of another language than English lie beside the page.
change(1, "USe=`${iP}@${rP}/locales`", "USe=`.`");
// It does not ask whether there is a newer version, nor how the forge is today.
change(1, "let e=await fetch(NSe);if(!e.ok)return;", "return;");
change(1, "kye=async()=>{try{", "kye=async()=>{return`unknown`;try{");
change(1, "Mbe=async()=>{try{", "Mbe=async()=>{return`unknown`;try{");
change(1, "https://www.githubstatus.com/api/v2/status.json", "");
change(1, "https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7", "");
// What it would load when it is needed (maps, other picture formats, previews of one's
// own, coloured code) is not there.
change(4, "https://unpkg.com", "./absent");
// The bytes of a file: not trimmed, not with other ends of line.
change(1, "e=e.trim().replace(/\\r\\n?/g,`\n`);let o=!a&&eF(i,t)", "let raw=e;e=e.trim().replace(/\\r\\n?/g,`\n`);let o=!a&&eF(i,t)");
change(1, "c=GP.get(s)?.parser;if(c)return c(e);", "c=GP.get(s)?.parser;if(c)return c(raw);");
change(1, "return`${(await i(e)).trim()}\\n`", "return await i(e)");

writeFileSync(to, banner + "\n" + code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
