import { jsonText } from "#shared/kernel/json";
import { parseProxyUrl } from "#shared/address/proxy-url";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { isSet } from "#shared/facts/proxies";
import { findField } from "#shared/kinds/index";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const onlyOneScheme = defineRule({
  id: "UL-PROXY-006",
  name: "proxy/only-one-scheme",
  severity: "warning",
  platforms: ["EE"],
  on: ["proxy"],
  what: "Only one of the HTTP and the HTTPS proxy is set.",
  why: "Registries and Azure use HTTPS; whichever is missing goes out directly, where the proxy was meant to be the only way.",
  todo: "Set both, usually to the same value.",
  sources: [ENGINEERING, seed("EE", "Networking by deployment type")],
  check(_facts, proxy, report) {
    const [http, https] = [isSet(proxy, "http"), isSet(proxy, "https")];
    if (http && https) report.pass(say`Both are set.`);
    if (http === https) return;
    const [one, other] = http ? ["http", "https"] : ["https", "http"];
    report.fail({
      field: other ?? "",
      message: say`Only ${`${one}_proxy`} of ${proxy} is set; ${`${other}_proxy`} is empty.`,
      data: { from: one ?? "" },
    });
  },
  fixes(facts, { subjects: [subject], data: { from } }) {
    const proxy = subject && elementOf(facts, subject.element);
    const value = proxy?.fields[jsonText(from)];
    // A value that is wrong is not worth a copy.
    if (
      !proxy ||
      subject?.field === undefined ||
      typeof value !== "string" ||
      !parseProxyUrl(value).ok
    )
      return [];
    const label = findField("proxy", subject.field)?.label ?? subject.field;
    return [
      setFields(say`Copy the value to the ${plain(label)}`, proxy.id, { [subject.field]: value }),
    ];
  },
  examples: {
    bad: [
      {
        title: "http_proxy only",
        base: "edge-single",
        edits: [
          { add: "proxy", id: "proxy", parent: "site", fields: { http: "http://10.0.0.8:3128" } },
        ],
      },
    ],
    good: [
      {
        title: "both set",
        base: "edge-single",
        edits: [
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            fields: { http: "http://10.0.0.8:3128", https: "http://10.0.0.8:3128" },
          },
        ],
      },
    ],
  },
});
