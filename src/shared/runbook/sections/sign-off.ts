import { readText } from "#shared/facts/readings";
import { paragraph } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { words } from "../inline.ts";

/** Who stands for the work, before and after it. */
export const signOff = defineSection({
  id: "sign-off",
  group: "After",
  title: "Sign-off",
  per: "project",
  content({ facts, deployments }) {
    if (deployments.length === 0) return [];
    const contacts = deployments.flatMap(
      ({ site }) => readText(facts, site, "networkAdminContact") || [],
    );
    return [
      paragraph(
        words(
          "Before the work the architect and the network administrator sign; after it the operator and whoever takes the site over.",
        ),
      ),
      {
        type: "signOff",
        roles: [
          { role: "Architect", name: "" },
          ...(contacts.length > 0 ? [...new Set(contacts)] : [""]).map((name) => ({
            role: "Network administrator",
            name,
          })),
          { role: "Operator", name: "" },
          { role: "Taken over by", name: "" },
        ],
      },
    ];
  },
});
