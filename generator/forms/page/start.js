// Begins the forms: what was made for the book, and on top of it the settings of whoever
// keeps it.
"use strict";
(async () => {
  const read = async (name) => {
    const answer = await fetch(name, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
  try {
    const config = await read("config.json");
    const settings = await read("settings.json");
    const { yaml, note } = recordFormats(YAML, config.own_keys);
    // The names of the formats that are there are taken over: another name is refused for
    // a file that ends in .yaml or .md.
    CMS.registerCustomFormat("yaml", "yaml", yaml);
    CMS.registerCustomFormat("yaml-frontmatter", "md", note);
    CMS.init({ config: { ...formsConfig(config), ...settings, load_config_file: false } });
  } catch (e) {
    document.body.textContent = `The forms could not begin · 表单无法打开: ${e.message}`;
    throw e;
  }
})();
