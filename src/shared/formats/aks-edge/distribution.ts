import type { NoteSink } from "../notes.ts";

export type Distribution = "k3s" | "k8s";

/** K3s or K8s from the name of the product; undefined when it names neither. */
export function distributionOf(product: string | undefined): Distribution | undefined {
  if (product === undefined) return undefined;
  if (/k3s/i.test(product)) return "k3s";
  return /k8s|kubernetes\b(?!.*k3s)/i.test(product) ? "k8s" : undefined;
}

/** What the plug-in suggests: flannel goes with K3s, calico with K8s. The product defaults to flannel. */
export function inferDistribution(plugin: string | undefined): Distribution {
  return plugin?.toLowerCase() === "calico" ? "k8s" : "k3s";
}

/** The distribution that a file names, else the one its plug-in suggests, and says so. */
export function chooseDistribution(
  named: Distribution | undefined,
  plugin: string | undefined,
  path: string,
  notes: NoteSink,
): Distribution {
  if (named) return named;
  const inferred = inferDistribution(plugin);
  const because = plugin === undefined ? "the product's own plug-in is flannel" : `the plug-in is ${plugin}`;
  notes.info(
    "distribution-inferred",
    path,
    `The configuration does not name its distribution. ${inferred === "k3s" ? "K3s" : "K8s"} is assumed, since ${because}; change it at the cluster if it is another.`,
  );
  return inferred;
}
