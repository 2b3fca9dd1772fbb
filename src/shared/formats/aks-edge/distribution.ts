export type Distribution = "k3s" | "k8s";

/** Names that the GitHub tools give to the product; the distribution is named nowhere else. */
export const PRODUCTS: Readonly<Record<Distribution, string>> = {
  k3s: "AKS Edge Essentials - K3s",
  k8s: "AKS Edge Essentials - K8s",
};

/** K3s or K8s from the name of the product; undefined when it names neither. */
export function distributionOf(product: string | undefined): Distribution | undefined {
  if (product === undefined) return undefined;
  if (/k3s/i.test(product)) return "k3s";
  return /k8s/i.test(product) ? "k8s" : undefined;
}

/**
 * What the plug-in suggests where nothing names the distribution: flannel goes with K3s, calico with
 * K8s, and flannel is the product's default. The rule on pod and service ranges says so.
 */
export function inferDistribution(plugin: string | undefined): Distribution {
  return plugin?.toLowerCase() === "calico" ? "k8s" : "k3s";
}
