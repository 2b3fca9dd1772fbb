import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { withoutBlanks } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { rename } from "../wiring.ts";

export const asePortBlank = defineRule({
  id: "UL-NAME-007",
  name: "name/ase-port-blank",
  severity: "info",
  platforms: ["ASE"],
  on: ["physicalPort"],
  what: "The name of a port contains a blank.",
  why: "The documents write the port with a blank in the text and without one in the command; the command is what counts.",
  todo: "Write the name as the cmdlet takes it, such as Port3. It is exported in that way in any case.",
  sources: [
    seed("ASE", "Add a route configuration"),
    seed("ASE", "Change routing on compute network"),
  ],
  check(_facts, port, report) {
    const alias = withoutBlanks(port.name);
    if (alias === port.name) return report.pass(say`${port} is written as the cmdlets take it.`);
    report.fail({ message: say`The interface alias of ${port} will be exported as ${alias}.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const port = subject && elementOf(facts, subject.element);
    const alias = port && withoutBlanks(port.name);
    return alias ? [rename(port.id, alias)] : [];
  },
  examples: {
    bad: [{ title: "Port 3", base: "ase", edits: [{ rename: "device.port3", to: "Port 3" }] }],
    good: [{ title: "Port3", base: "ase" }],
  },
});
