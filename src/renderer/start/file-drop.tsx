import { DropZone, FileTrigger, Text, type DropZoneProps } from "react-aria-components";
import { READABLE_ENDINGS } from "#shared/formats/endings";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import styles from "./file-drop.module.css";

/** A place to drop a file on, with a button for those who do not drag. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const onDrop: DropZoneProps["onDrop"] = ({ items }) => {
    const item = items.find((each) => each.kind === "file");
    if (item?.kind === "file") void item.getFile().then(onFile);
  };
  return (
    <DropZone className={cx(styles.zone)} onDrop={onDrop}>
      <Icon name="download" size={22} className={styles.icon} />
      <div className={styles.words}>
        <Text slot="label" className={cx(styles.title)}>
          Drop a file here to import it
        </Text>
        <span className={styles.formats}>
          Configurations of every platform, address lists, DHCP exports,{" "}
          <span className="mono">.underlay.json</span>
        </span>
      </div>
      <FileTrigger
        acceptedFileTypes={[".underlay", ...READABLE_ENDINGS, "application/json"]}
        onSelect={(files) => {
          const file = files?.[0];
          if (file) onFile(file);
        }}
      >
        <Button>Choose file</Button>
      </FileTrigger>
    </DropZone>
  );
}
