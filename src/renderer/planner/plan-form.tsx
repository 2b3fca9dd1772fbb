import type { ElementRecord } from "#shared/model/records";
import type { Further } from "#shared/plans/propose/wanted";
import { SelectField } from "../ui/select-field.tsx";
import { CountField } from "./count-field.tsx";
import { CountingFields } from "./counting-fields.tsx";
import styles from "./planner.module.css";

/** More than these fit no network of the platforms. */
const MOST: Readonly<Record<keyof Further, number>> = {
  clusters: 32,
  controlPlane: 9,
  workers: 200,
  services: 200,
};

const LABELS: Readonly<Record<keyof Further, string>> = {
  clusters: "Further clusters",
  controlPlane: "Control plane nodes each",
  workers: "Workers each",
  services: "Services each",
};

interface PlanFormProps {
  readonly objects: readonly ElementRecord[];
  readonly object: ElementRecord;
  readonly onObject: (id: string) => void;
  readonly further: Further;
  readonly onFurther: (further: Further) => void;
}

/** What room is to be kept for, beside what is drawn. Every change counts at once. */
export function PlanForm({ objects, object, onObject, further, onFurther }: PlanFormProps) {
  // A cluster that keeps its own ranges is the only one of its site: it grows by services.
  const keys: readonly (keyof Further)[] =
    object.kind === "cluster" ? ["services"] : ["clusters", "controlPlane", "workers", "services"];
  return (
    <form
      className={styles.form}
      aria-label="What to plan for"
      onSubmit={(event) => event.preventDefault()}
    >
      <SelectField
        label="Plan of"
        value={object.id}
        options={objects.map(({ id, name }) => ({ id, label: name }))}
        onChange={onObject}
      />
      {keys.map((key) => (
        <CountField
          key={key}
          label={object.kind === "cluster" ? "Further services" : LABELS[key]}
          value={further[key]}
          most={MOST[key]}
          onChange={(value) => onFurther({ ...further, [key]: value })}
        />
      ))}
      <CountingFields object={object} />
      <p className={styles.quiet}>What is drawn is counted already.</p>
    </form>
  );
}
