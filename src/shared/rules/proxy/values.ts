import { jsonText } from "#shared/kernel/json";
import { parseProxyUrl } from "#shared/address/proxy-url";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { isSet } from "#shared/facts/proxies";
import { findField, KINDS } from "#shared/kinds/index";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const urlFields = (kind: string): string[] =>
  (KINDS.find(({ name }) => name === kind)?.fields ?? [])
    .filter(({ type }) => type.type === "proxy-url")
    .map(({ key }) => key);

/** UL-PROXY-004. The value may hold a password, so it is printed only when it holds none. */
export const notAProxy = defineRule({
  id: "UL-PROXY-004",
  name: "proxy/not-a-proxy",
  severity: "error",
  platforms: ["ALL"],
  on: KINDS.map(({ name }) => name).filter((kind) => urlFields(kind).length > 0),
  what: "A proxy is not written as http://host:port.",
  why: "The value is passed on as it stands, and nothing on the nodes can use it.",
  todo: "Write scheme, host and port, such as http://10.0.0.8:3128, and no user name.",
  sources: [ENGINEERING, seed("EE", "Proxy")],
  check(_facts, element, report) {
    for (const field of urlFields(element.kind)) {
      const text = element.fields[field];
      if (!isSet(element, field) || typeof text !== "string") continue;
      const parsed = parseProxyUrl(text);
      if (parsed.ok) {
        report.pass(say`${text} is a proxy address.`);
        continue;
      }
      const { code, message, suggestion } = parsed.error;
      report.fail({
        field,
        message:
          code === "userinfo"
            ? say`The proxy value of ${element} is refused. ${plain(message)}`
            : say`${text} is not a proxy address such as http://10.0.0.8:3128. ${plain(message)}`,
        data: suggestion === undefined ? {} : { suggestion },
      });
    }
  },
  fixes(_facts, { subjects: [subject], data: { suggestion } }) {
    return subject?.field !== undefined && typeof suggestion === "string"
      ? [setFields(say`Write ${suggestion}`, subject.element, { [subject.field]: suggestion })]
      : [];
  },
  examples: {
    bad: [
      {
        title: "10.0.0.8",
        base: "edge-single",
        edits: [
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            fields: { http: "10.0.0.8", https: "10.0.0.8" },
          },
        ],
      },
      {
        title: "10.0.0.8:3128 without its scheme",
        base: "edge-single",
        edits: [
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            fields: { http: "10.0.0.8:3128", https: "10.0.0.8:3128" },
          },
        ],
      },
    ],
    good: [
      {
        title: "http://10.0.0.8:3128",
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

/** UL-PROXY-006 */
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
