import { listed, say } from "#shared/kernel/message";
import { isJsonObject, type JsonObject } from "#shared/kernel/json";
import type { Block } from "../block.ts";
import { powershell, type CommandValue } from "../command.ts";
import { described, expected, notice, paragraph } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { words } from "../inline.ts";
import { visibleJson } from "../quote-json.ts";
import type { RunbookConfig } from "../runbook.ts";
import { WINDOWS } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { withholdSecrets } from "../withhold-secrets.ts";
import { hostIds, leading, operatorOn } from "./operator.ts";

/** What the vendor's own samples call the file. */
const USUAL_NAME = "aksedge-config.json";

/** The configuration that the first machine is deployed from, when the runbook was given one. */
export function firstConfig(
  { setting }: RunbookContext,
  deployment: Deployment,
): RunbookConfig | undefined {
  const lead = deployment.machines[0]?.host.id;
  return setting.configs?.find(
    ({ cluster, machine }) =>
      (cluster === undefined || cluster === deployment.cluster.id) &&
      (machine === undefined || machine === lead),
  );
}

/** The path of the file as the commands name it: in the folder where they run. */
export function configPath(config: RunbookConfig | undefined): CommandValue {
  return { label: "configuration file", text: `.\\${config?.fileName ?? USUAL_NAME}` };
}

/** The file lies on the machine and is the right one. */
export function placeConfiguration(context: RunbookContext, deployment: Deployment): StepPlan[] {
  const machines = leading(deployment);
  const config = firstConfig(context, deployment);
  const fileName = config?.fileName ?? USUAL_NAME;
  const path = configPath(config);
  return [
    {
      type: "step",
      id: `configuration/${deployment.cluster.id}`,
      title: words("Place the deployment configuration"),
      why: words("The set-up reads everything that the design decides from this one file."),
      builds: [],
      reads: [deployment.cluster.id],
      runsOn: hostIds(machines),
      rules: ["EX-EE-02"],
      who: operatorOn(machines),
      minutes: 5,
      command: {
        what: say`put ${fileName} into the folder where PowerShell is open`,
        blocks: config ? fileBlocks(config) : [paragraph(notIncluded(fileName))],
      },
      postCheck: {
        what: words("the file is whole and is this one"),
        blocks: [
          ...powershell(
            WINDOWS,
          )`Get-Content -LiteralPath ${path} -Raw | ConvertFrom-Json | Format-List SchemaVersion, DeploymentType`,
          config
            ? expected(
                "whole",
                headOf(config),
                say`If there is an error or another value, copy the exported file again.`,
              )
            : described(say`the deployment type of the design, and no error`),
        ],
      },
      rollback: {
        what: words("delete the file"),
        blocks: [paragraph(words("Delete the file. Nothing has been built yet."))],
      },
    },
  ];
}

function notIncluded(fileName: string): ReturnType<typeof say> {
  return say`The configuration is not part of this runbook. Export it from the same revision of the design and save it as ${fileName}.`;
}

function fileBlocks({ fileName, content }: RunbookConfig): Block[] {
  const { content: shown, keys } = withholdSecrets(content);
  const blocks: Block[] = [
    paragraph(say`Copy the exported file, or save this text under its name, in UTF-8:`),
    { type: "code", language: "json", fileName, parts: [{ value: visibleJson(shown).trimEnd() }] },
  ];
  if (keys.length > 0) {
    blocks.push(
      notice(
        "warning",
        "Secrets are left out",
        say`The values of ${listed(keys)} are not printed. Enter them into the file on the machine, from the person who keeps them, and take them out again after the deployment.`,
      ),
    );
  }
  return blocks;
}

/** What Format-List shows of the file. */
function headOf({ content }: RunbookConfig): string[] {
  const value = parsed(content);
  return ["SchemaVersion", "DeploymentType"].map((key) => {
    const shown = value[key];
    return `${key.padEnd("DeploymentType".length)} : ${typeof shown === "string" ? shown : ""}`.trimEnd();
  });
}

function parsed(content: string): JsonObject {
  try {
    const value: unknown = JSON.parse(content);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
