import { defineFact, elementOf } from "./engine.ts";
import { readText } from "./readings.ts";

/** The network plug-in of a cluster: the one it names, else that of its platform; empty when neither says. */
export const pluginOf = defineFact<string>("pluginOf", (facts, cluster) => {
  const element = elementOf(facts, cluster);
  return element ? readText(facts, element, "plugin") : "";
});
