// What the forms need of npm yaml, as the global YAML.
export { parseDocument, isAlias, isMap, isScalar, isSeq } from "yaml";
