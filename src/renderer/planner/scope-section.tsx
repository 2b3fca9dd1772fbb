import { useState } from "react";
import { formatRange } from "#shared/address/range";
import { formatSet } from "#shared/address/range-set";
import { networkOf } from "#shared/facts/networks";
import type { ElementRecord } from "#shared/model/records";
import { runInWords, verdictInWords } from "#shared/plans/solve/block-words";
import { blocksOn, type ScopeBlocks } from "#shared/plans/solve/blocks-of-network";
import { solveScopesOn, type ScopeSolution } from "#shared/plans/solve/scopes-of-network";
import { useFacts } from "../project/session-context.tsx";
import { CountField } from "./count-field.tsx";
import styles from "./planner.module.css";

/** A block is no longer than what the largest planned pool takes. */
const LONGEST = 1024;

/** Virtual addresses beside the DHCP scopes of a network: what to exclude, and where further ones fit. */
export function ScopeSection({ object }: { object: ElementRecord }) {
  const facts = useFacts();
  const [size, setSize] = useState(8);
  const network = networkOf(facts, object.id);
  if (network === undefined) return null;
  const solutions = solveScopesOn(facts, network);
  if (solutions.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="plan-scopes">
      <h3 id="plan-scopes" className={styles.heading}>
        DHCP and virtual addresses
      </h3>
      {solutions.map((solution) => (
        <Exclusions key={solution.scope.id} solution={solution} />
      ))}
      <CountField
        label="Find room for this many in a row"
        value={size}
        least={1}
        most={LONGEST}
        onChange={setSize}
      />
      {blocksOn(facts, network, size).map((blocks) => (
        <Blocks key={blocks.scope.id} blocks={blocks} size={size} />
      ))}
    </section>
  );
}

function Exclusions({ solution: { scope, added, leasable, proof } }: { solution: ScopeSolution }) {
  return (
    <>
      <p>
        {scope.name}:{" "}
        {added.length === 0 ? "nothing more to exclude" : `exclude ${formatSet(added)}`}; {leasable}{" "}
        to lease
      </p>
      <Proof
        label={`Exclusions of ${scope.name}`}
        rows={proof.map(({ range, verdict }) => [formatRange(range), verdict])}
      />
    </>
  );
}

function Blocks({ blocks: { scope, runs, proof }, size }: { blocks: ScopeBlocks; size: number }) {
  return (
    <>
      {runs.length === 0 ? (
        <p>
          Nowhere beside {scope.name} are {size} free in a row.
        </p>
      ) : (
        <ul className={styles.others} aria-label={`Room beside ${scope.name}`}>
          {runs.map((run) => (
            <li key={run.run.start}>{runInWords(run)}</li>
          ))}
        </ul>
      )}
      <Proof
        label={`Room beside ${scope.name}, proof`}
        rows={proof.map((each) => [formatRange(each.range), verdictInWords(each)])}
      />
    </>
  );
}

/** Every address in intervals, each with its verdict. */
function Proof({
  label,
  rows,
}: {
  label: string;
  rows: readonly (readonly [range: string, verdict: string])[];
}) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Addresses</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([range, verdict]) => (
          <tr key={range}>
            <td className={styles.mono}>{range}</td>
            <td>{verdict}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
