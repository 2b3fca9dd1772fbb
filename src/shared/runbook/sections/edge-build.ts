import { say } from "#shared/kernel/message";
import { notice } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { placeConfiguration } from "../edge-steps/configuration.ts";
import { deploy } from "../edge-steps/deploy.ts";
import { installProduct } from "../edge-steps/install-product.ts";
import { scaleOut } from "../edge-steps/scale-out.ts";
import { switchByHand } from "../edge-steps/switch-by-hand.ts";

const STEPS = [installProduct, switchByHand, placeConfiguration, deploy, scaleOut];

/** The work itself, in the order in which one thing needs the other. */
export const edgeBuild = defineSection({
  id: "build",
  group: "Build",
  title: "Build",
  per: "deployment",
  platforms: ["EE"],
  content: (context, deployment) =>
    deployment.machines.length === 0
      ? [
          notice(
            "warning",
            "Nothing to deploy",
            say`No node of ${deployment.cluster} lies on a machine yet.`,
          ),
        ]
      : STEPS.flatMap((step) => step(context, deployment)),
});
