import { networkOf } from "#shared/facts/networks";
import { counted } from "#shared/kernel/words";
import type { ElementRecord } from "#shared/model/records";
import { dryInWords } from "#shared/plans/network/dry-words";
import { planNetwork } from "#shared/plans/network/network-plan";
import type { PoolPlan } from "#shared/plans/network/pool-plan";
import type { Further } from "#shared/plans/propose/wanted";
import { useFacts } from "../project/session-context.tsx";
import { SeverityChip } from "../ui/severity-chip.tsx";
import { PoolBands } from "./pool-bands.tsx";
import styles from "./planner.module.css";

const COLUMNS = ["In use", "Needed", "Reserved", "Free", "In an upgrade"] as const;

/** The pools of the network as they are: what is asked of each, and when it runs dry. */
export function PoolTable({ object, further }: { object: ElementRecord; further: Further }) {
  const facts = useFacts();
  const network = networkOf(facts, object.id);
  if (network === undefined) return null;
  const { pools } = planNetwork(facts, network, further);
  const isCluster = object.kind === "cluster";
  const shape = `${further.controlPlane} + ${further.workers} nodes, ${counted(further.services, "service", "services")}`;
  return (
    <section className={styles.section} aria-labelledby="plan-pools">
      <h3 id="plan-pools" className={styles.heading}>
        Pools now{" "}
        <span className={styles.quiet}>{isCluster ? "" : `one more cluster is ${shape}`}</span>
      </h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Pool</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={styles.number}>
                {column}
              </th>
            ))}
            <th scope="col">One more {isCluster ? "service" : "cluster"}</th>
          </tr>
        </thead>
        <tbody>
          {pools.map((pool) => (
            <tr key={pool.id}>
              <th scope="row">
                {pool.label}
                <PoolBands pool={pool} />
              </th>
              {figuresOf(pool).map((figure, i) => (
                <td key={COLUMNS[i]} className={styles.number}>
                  {figure}
                </td>
              ))}
              <td>
                <Growth pool={pool} left={isCluster ? pool.afterService : pool.afterCluster} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function figuresOf(pool: PoolPlan): string[] {
  const { inUse, needed, reserved, free, afterUpgrade } = pool;
  return [
    String(inUse),
    String(needed),
    reserved === undefined ? "not known" : String(reserved),
    free === undefined ? "–" : String(free),
    reserved === undefined ? String(afterUpgrade) : `${afterUpgrade} of ${reserved}`,
  ];
}

function Growth({ pool, left }: { pool: PoolPlan; left: number | undefined }) {
  if (left === undefined) return <span className={styles.quiet}>not affected</span>;
  const word = left < 0 ? `${-left} short` : `fits, ${left} left over`;
  return (
    <>
      <SeverityChip severity={left < 0 ? "warning" : "pass"} look="plain" word={word} />
      <span className={styles.dry}>runs dry {dryInWords(pool)}</span>
    </>
  );
}
