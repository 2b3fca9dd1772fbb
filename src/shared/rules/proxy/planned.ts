import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";
import { PROXY } from "./own-proxy.ts";

/** Fields by which a cluster or node would have a proxy of its own. */
const OWN_FIELDS = ["proxy", "proxyHttp", "proxyHttps"] as const;

export const proxyPlanned = defineRule({
  id: "UL-PROXY-009",
  name: "proxy/planned",
  severity: "info",
  platforms: ["HCI", "ASE"],
  on: ["cluster", "nodeVm", "site"],
  what: "A proxy is set on a platform whose documents describe no proxy parameter.",
  why: "The value helps the checks and the runbook; no command of the platform takes it from here.",
  todo: "Nothing, if it records what the infrastructure uses.",
  sources: [ENGINEERING],
  check(_facts, element, report) {
    for (const field of [...OWN_FIELDS, "infrastructureProxy"]) {
      if (isEmptyValue(element.fields[field])) continue;
      report.fail({
        field,
        message: say`Proxy settings of ${element} are documented for planning only on this platform.`,
      });
    }
  },
  examples: {
    bad: [
      {
        title: "HCI with a proxy",
        base: "hci-static",
        edits: [PROXY, { set: "a", fields: { proxy: "proxy" } }],
      },
      {
        title: "Azure Stack Edge with a proxy",
        base: "ase",
        edits: [PROXY, { set: "site", fields: { infrastructureProxy: "proxy" } }],
      },
    ],
    good: [
      { title: "HCI without proxy", base: "hci-static" },
      {
        title: "AKS Edge Essentials with a proxy",
        base: "edge-single",
        edits: [PROXY, { set: "cluster", fields: { proxy: "proxy" } }],
      },
    ],
  },
});
