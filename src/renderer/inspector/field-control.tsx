import { assertNever } from "#shared/kernel/assert";
import { findingsIndex } from "../project/findings-index.ts";
import { useProjectState } from "../project/session-context.tsx";
import { BooleanControl } from "./boolean-control.tsx";
import type { ControlProps } from "./control-props.ts";
import { ChoiceControl } from "./choice-control.tsx";
import { FindingLines } from "./field-messages.tsx";
import { FixList } from "./fix-list.tsx";
import { fieldWidth } from "./field-text.ts";
import type { FieldView } from "./field-view.ts";
import { PlatformSays } from "./platform-says.tsx";
import { RefControl } from "./ref-control.tsx";
import { RowsControl } from "./rows-control.tsx";
import { SetControl } from "./set-control.tsx";
import { TextControl } from "./text-control.tsx";
import { cx } from "../ui/cx.ts";
import styles from "./field-control.module.css";

/** One field of an element, with what is wrong with it and how to mend that. */
export function FieldControl({ view }: { view: FieldView }) {
  const findings = useProjectState((state) => state.findings);
  const index = findingsIndex(findings);
  const own = view.targets.flatMap(({ id }) => index.at(id, view.field.key));
  const [first] = view.targets;
  return (
    <div
      className={cx(styles.slot, styles[own.length > 0 ? "full" : fieldWidth(view)])}
      data-field={`${first?.id}.${view.field.key}`}
      data-key={view.field.key}
    >
      <Control view={view} findings={own} />
      {view.isLocked && own.length > 0 ? (
        // A locked field says why it is locked; what the rules found stands below that.
        <p className={cx(styles.finding, styles[own[0]?.severity ?? "info"])}>
          <FindingLines findings={own} />
        </p>
      ) : null}
      {own.length === 0 ? <PlatformSays view={view} /> : null}
      <FixList findings={own} />
    </div>
  );
}

function Control(props: ControlProps) {
  const { type } = props.view.field;
  switch (type.type) {
    case "boolean":
      return <BooleanControl {...props} />;
    case "enum":
      return <ChoiceControl {...props} choices={type.choices} />;
    case "set":
      return <SetControl {...props} choices={type.choices} />;
    case "ref":
      return <RefControl {...props} kinds={type.kinds} />;
    case "rows":
      return <RowsControl {...props} columns={type.columns} />;
    case "text":
    case "ipv4":
    case "ipv4-list":
    case "prefix":
    case "prefix-list":
    case "interface-address":
    case "range":
    case "range-list":
    case "mac":
    case "integer":
    case "integer-list":
    case "dns-name":
    case "proxy-url":
    case "text-list":
    case "date":
      return <TextControl {...props} />;
    default:
      return assertNever(type);
  }
}
