import { defineSection } from "../define-section.ts";
import { servicesStep } from "../shared-steps/services.ts";

/** What runs on a cluster and under which addresses it answers (EX-HYB-02 to EX-HYB-04). */
export const services = defineSection({
  id: "services",
  group: "Build",
  title: "Services and applications",
  per: "deployment",
  platforms: ["ALL"],
  prints: ["EX-HYB-02", "EX-HYB-03", "EX-HYB-04"],
  content: servicesStep,
});
