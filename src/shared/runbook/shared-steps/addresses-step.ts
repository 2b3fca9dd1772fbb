import type { Range } from "#shared/address/range";
import { rangeSize } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { CommandValue } from "../command.ts";
import { notice } from "../compose.ts";
import { spelledOut } from "../edge-values.ts";
import { words } from "../inline.ts";
import type { StepPlan } from "../step.ts";
import { nobodyAnswers, nobodyInTable, SECONDS_EACH } from "./ask-addresses.ts";
import { idsOf, operatorAt } from "./people.ts";

/** Most addresses of one range that are tried one by one. */
export const MOST_ASKED = 127;

/** An address or a run of addresses that nobody may hold before the work begins. */
export interface Asked {
  readonly label: string;
  readonly range: Range;
  readonly element: string;
  readonly field: string;
}

/** Nobody answers on the addresses that the deployment is going to take. */
export function addressesStep(
  { id, name }: { readonly id: string; readonly name: string },
  asked: readonly Asked[],
  hosts: readonly ElementRecord[],
  rules: readonly string[],
): StepPlan[] {
  const values = asked.flatMap(valuesOf);
  const unique = values.filter((each, i) => values.findIndex((v) => v.text === each.text) === i);
  if (unique.length === 0) return [];
  const from = hosts.slice(0, 1);
  const cut = asked.filter(({ range }) => rangeSize(range) > MOST_ASKED);
  return [
    {
      type: "step",
      id: `addresses-free/${id}`,
      title: words("Addresses really free"),
      why: words(
        "A design cannot know what is plugged in. An address that somebody else holds is found now or in an outage.",
      ),
      builds: [],
      reads: [...new Set(asked.map(({ element }) => element))],
      runsOn: idsOf(from),
      rules,
      who: operatorAt(from),
      minutes: 2 + Math.ceil((unique.length * SECONDS_EACH) / 60),
      command: {
        what: words("ask every address of the plan that is not built yet"),
        blocks: [
          ...nobodyAnswers(
            unique,
            say`If a line says True, stop. Find the device that holds the address.`,
          ),
          ...nobodyInTable(),
          ...cut.map(({ label }) =>
            notice(
              "warning",
              "More addresses",
              say`Only the first ${MOST_ASKED} addresses of the ${{ plain: label }} of ${{ id, name }} are tried here.`,
            ),
          ),
        ],
      },
    },
  ];
}

function valuesOf({ label, range, element, field }: Asked): CommandValue[] {
  return spelledOut(range, MOST_ASKED).map((text) => ({ label, text, from: { element, field } }));
}
