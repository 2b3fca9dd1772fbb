import { listed, say, type Message } from "#shared/kernel/message";
import { list } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { addressText, endpointOf } from "../edge-values.ts";

/** What must stay as it is while the cluster lives, and what moves by itself (EX-EE-05). */
export const edgeChangeNote = defineSection({
  id: "change-note",
  group: "After",
  title: "Change note",
  per: "deployment",
  platforms: ["EE"],
  prints: ["EX-EE-05"],
  content({ facts }, deployment) {
    const { cluster, platform, machines } = deployment;
    const notes: Message[] = [];
    const address = addressText(facts, endpointOf(facts, deployment));
    if (platform.code === "EE-M") {
      notes.push(
        address === undefined
          ? say`Keep the control plane endpoint of ${cluster} reserved as long as the cluster lives.`
          : say`Keep ${address}, the control plane endpoint of ${cluster}, reserved as long as the cluster lives. Give it to nothing else, also while the cluster is switched off.`,
        say`A further machine needs one more node address, and a new join token: it lasts 24 hours and voids the one before. Keep the number of control plane machines odd.`,
      );
    } else {
      notes.push(
        say`The last number of each internal address is fixed: 1 for the machine, 2 for the Linux node, 3 for a Windows node, services from 4. The first three may differ after a new set-up or another release.`,
        say`Keep the internal network free of anything else on ${listed(machines.map(({ host }) => host))} as long as ${cluster} lives.`,
      );
    }
    notes.push(
      say`MAC addresses that the design does not set are random and then kept, also over restarts; a new set-up draws new ones.`,
      say`Change the design first, then print this runbook again: a runbook of an older revision no longer describes the site.`,
    );
    return [list(notes)];
  },
});
