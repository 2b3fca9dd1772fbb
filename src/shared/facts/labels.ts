import { childIds, defineFact, fieldOf, kindOf, parentOf, sameList, type Facts } from "./engine.ts";

/** Labels in one form, `app=web`, sorted; what is no label is left out. */
export function readLabels(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [];
  const pairs = texts.flatMap((text: unknown) => {
    if (typeof text !== "string") return [];
    const at = text.indexOf("=");
    return at < 1 ? [] : [`${text.slice(0, at).trim()}=${text.slice(at + 1).trim()}`];
  });
  return [...new Set(pairs)].sort();
}

const labelQuery = defineFact<readonly string[]>(
  "labels",
  (facts, key) => {
    const at = key.indexOf("\n");
    return readLabels(fieldOf(facts, key.slice(at + 1), key.slice(0, at)));
  },
  sameList,
);

/** The labels in a field of an element: those of a workload, or a selector. */
export function labelsIn(
  facts: Facts,
  id: string,
  field: "labels" | "selector",
): readonly string[] {
  return labelQuery(facts, `${field}\n${id}`);
}

/** The workloads of a cluster, by name. */
export const workloadIds = defineFact<readonly string[]>(
  "workloadsOf",
  (facts, cluster) => childIds(facts, cluster).filter((id) => kindOf(facts, id) === "workload"),
  sameList,
);

/** The workloads of a cluster that carry each label. */
const workloadsByLabel = defineFact<ReadonlyMap<string, readonly string[]>>(
  "workloadsByLabel",
  (facts, cluster) => {
    const found = new Map<string, string[]>();
    for (const id of workloadIds(facts, cluster)) {
      for (const label of labelsIn(facts, id, "labels")) {
        const ids = found.get(label);
        if (ids) ids.push(id);
        else found.set(label, [id]);
      }
    }
    return found;
  },
);

/** The workloads of a cluster with all these labels; every one of them when there are no labels. */
export function workloadsWith(
  facts: Facts,
  cluster: string,
  labels: readonly string[],
): readonly string[] {
  if (labels.length === 0) return workloadIds(facts, cluster);
  const byLabel = workloadsByLabel(facts, cluster);
  const lists = labels.map((label) => byLabel.get(label) ?? []);
  const [rarest = []] = lists.toSorted((a, b) => a.length - b.length);
  return rarest.filter((id) => {
    const own = labelsIn(facts, id, "labels");
    return labels.every((label) => own.includes(label));
  });
}

/** The workloads behind a service; none where it names no labels. */
export const workloadsBehind = defineFact<readonly string[]>(
  "workloadsBehind",
  (facts, service) => {
    const cluster = parentOf(facts, service);
    const selector = labelsIn(facts, service, "selector");
    return typeof cluster === "string" && selector.length > 0
      ? workloadsWith(facts, cluster, selector)
      : [];
  },
  sameList,
);

const servicesByWorkload = defineFact<ReadonlyMap<string, readonly string[]>>(
  "servicesByWorkload",
  (facts, cluster) => {
    const found = new Map<string, string[]>();
    for (const service of childIds(facts, cluster)) {
      if (kindOf(facts, service) !== "service") continue;
      for (const workload of workloadsBehind(facts, service)) {
        const ids = found.get(workload);
        if (ids) ids.push(service);
        else found.set(workload, [service]);
      }
    }
    return found;
  },
);

/** The services that lead to a workload, by name. */
export const servicesBefore = defineFact<readonly string[]>(
  "servicesBefore",
  (facts, workload) => {
    const cluster = parentOf(facts, workload);
    return typeof cluster === "string"
      ? (servicesByWorkload(facts, cluster).get(workload) ?? [])
      : [];
  },
  sameList,
);
