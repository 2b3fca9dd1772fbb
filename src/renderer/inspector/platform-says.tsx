import { isEmptyValue } from "#shared/model/field";
import { Button } from "../ui/button.tsx";
import type { FieldView } from "./field-view.ts";
import { useFieldEdit } from "./use-field-edit.ts";
import styles from "./platform-says.module.css";

/** Where a typed value is not what the platform does with the field: what it does, why, and the way back. */
export function PlatformSays({ view }: { view: FieldView }) {
  const edit = useFieldEdit(view);
  const { fact, stored, isLocked, isMixed, assumed, field } = view;
  if (!fact || isMixed || isLocked || isEmptyValue(stored)) return null;
  const isFixed = fact.requirement === "automatic" && assumed !== "";
  if (!isFixed && fact.requirement !== "unavailable") return null;
  return (
    <p className={styles.says}>
      {isFixed ? `The platform sets ${assumed}. ` : "Not used on this platform. "}
      {fact.reason}{" "}
      <Button
        size="sm"
        variant="link"
        aria-label={isFixed ? `Let the platform set ${field.label}` : `Clear ${field.label}`}
        onPress={() => {
          edit.set(null);
          edit.end();
        }}
      >
        {isFixed ? "Let it" : "Clear"}
      </Button>
    </p>
  );
}
