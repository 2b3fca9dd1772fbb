import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import styles from "./import-dialog.module.css";

/** Called like a file, because the design is named after it. */
const NAME = "Pasted settings.txt";

/** A place for text that is in no file: commands, or fields copied from an administration page. */
export function PasteText({ onFile }: { onFile: (file: File) => void }) {
  const [text, setText] = useState("");
  return (
    <div className={styles.paste}>
      <TextArea
        label="Or paste text"
        mono
        rows={4}
        value={text}
        onInput={setText}
        help="Commands, a listing of the console, or fields copied from Windows Admin Center."
      />
      <Button
        isDisabled={text.trim() === ""}
        onPress={() => onFile(new File([text], NAME, { type: "text/plain" }))}
      >
        Read text
      </Button>
    </div>
  );
}
