import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { freeName } from "#shared/facts/namesakes";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { rename } from "../wiring.ts";

const POOL_NAME = /^[a-z][a-z0-9]{2,11}$/;

/** What Kubernetes itself refuses is UL-NAME-004. */
export const nodePoolName = defineRule({
  id: "UL-X-106",
  name: "x/node-pool-name",
  severity: "warning",
  platforms: ["ARC"],
  on: ["nodePool"],
  what: "The name of a node pool is not 3 to 12 small letters and digits, a letter first.",
  why: "The published Terraform module refuses other names; node names are built from it.",
  todo: "Choose a short name such as pool1.",
  sources: [seed("ARC_TERRAFORM")],
  check(_facts, pool, report) {
    if (POOL_NAME.test(pool.name))
      return report.pass(say`${pool.name} is a name that every tool takes.`);
    report.fail({
      message: say`Node pool ${pool.name}: use 3 to 12 small letters and digits, a letter first.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const pool = subject && elementOf(facts, subject.element);
    const name = pool?.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "")
      .replace(/^[0-9]+/, "")
      .slice(0, 12);
    if (!pool || name === undefined || !POOL_NAME.test(name)) return [];
    return freeName(facts, pool, name) === name ? [rename(pool.id, name)] : [];
  },
  examples: {
    bad: [
      {
        title: "linux-pool-1",
        base: "arc-static",
        edits: [{ rename: "edge-1.pool", to: "linux-pool-1" }],
      },
      { title: "Pool1", base: "arc-static", edits: [{ rename: "edge-1.pool", to: "Pool1" }] },
    ],
    good: [{ title: "pool1", base: "arc-static" }],
  },
});
