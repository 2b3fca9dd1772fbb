import { useEffect, useState } from "react";
import { IconButton } from "./icon-button";
import { VisuallyHidden } from "./visually-hidden";

export interface CopyButtonProps {
  text: string;
  /** The name before copying, for example `Copy command`. */
  label?: string | undefined;
  size?: 28 | 24 | undefined;
}

type Outcome = "idle" | "copied" | "failed";

const words = { copied: "Copied", failed: "The clipboard refused; select the text and copy it" };

/** Copies a text and says so. */
export function CopyButton({ text, label = "Copy", size = 24 }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>("idle");

  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  };

  return (
    <>
      <IconButton
        icon={outcome === "copied" ? "check" : outcome === "failed" ? "x" : "copy"}
        label={outcome === "failed" ? words.failed : label}
        size={size}
        onPress={copy}
      />
      <span role="status">
        {outcome === "idle" ? null : <VisuallyHidden>{words[outcome]}</VisuallyHidden>}
      </span>
    </>
  );
}
