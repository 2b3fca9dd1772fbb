import { inSentence } from "#shared/kernel/words";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { freeName, holdersOfName, NAMED_KINDS, tellingName } from "#shared/facts/namesakes";
import { getKind } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { rename } from "../wiring.ts";

export const duplicateName = defineRule({
  id: "UL-NAME-003",
  name: "name/duplicate",
  severity: "error",
  platforms: ["ALL"],
  on: NAMED_KINDS,
  what: "Two elements of one kind in one place have the same name.",
  why: "Windows and Kubernetes refuse the second, and a step of the runbook that names it could mean either.",
  todo: "Rename one of them.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const name = tellingName(facts, element);
    const ids = holdersOfName(facts, element, name);
    const [first] = ids;
    if (ids.length === 1) return report.pass(say`No other has the name ${name}.`);
    const holder =
      first === undefined || first === element.id ? undefined : elementOf(facts, first);
    if (!holder) return;
    report.fail({
      with: [{ element: holder.id }],
      message: say`The name ${name} is used twice; another ${plain(inSentence(getKind(element.kind).label))} has it.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    if (!element) return [];
    const name = freeName(facts, element, tellingName(facts, element));
    const hasOwn =
      element.kind === "vswitch" &&
      (!isEmptyValue(element.fields["switchName"]) || tellingName(facts, element) !== element.name);
    return [
      hasOwn
        ? setFields(say`Name it ${name}`, element.id, { switchName: name })
        : rename(element.id, name),
    ];
  },
  examples: {
    bad: [
      {
        title: "two clusters edge",
        base: "edge-scalable",
        edits: [
          { rename: "cluster", to: "edge" },
          {
            add: "cluster",
            id: "second",
            parent: "site",
            name: "Edge",
            fields: { dnsServers: ["192.168.0.53"] },
          },
        ],
      },
      {
        title: "two ports Ethernet on one host",
        base: "edge-scalable",
        edits: [{ add: "physicalPort", id: "second", parent: "host-a", name: "Ethernet" }],
      },
    ],
    good: [
      { title: "every host has a port Ethernet", base: "edge-scalable" },
      { title: "edge-1 and edge-2", base: "hci-static" },
    ],
  },
});
