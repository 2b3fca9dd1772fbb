import { parseProxyUrl } from "#shared/address/proxy-url";
import { plain, say } from "#shared/kernel/message";
import { isSet } from "#shared/facts/proxies";
import { KINDS } from "#shared/kinds/index";
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
