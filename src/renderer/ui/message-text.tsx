import type { Message } from "#shared/kernel/message";
import { Button } from "react-aria-components";
import { cx } from "./cx.ts";
import styles from "./message-text.module.css";

export interface MessageTextProps {
  message: Message;
  /** The element that the message stands at; it is named, not linked. */
  here?: string | undefined;
  /** Goes to an element; without it elements are only named. */
  onElement?: ((element: string) => void) | undefined;
}

/** A message with its addresses in monospace and its elements as links. */
export function MessageText({ message, here, onElement }: MessageTextProps) {
  return message.map((part, i) => {
    if ("text" in part) return <span key={i}>{part.text}</span>;
    if ("code" in part) {
      return (
        <span key={i} className={styles.code}>
          {part.code}
        </span>
      );
    }
    if (!onElement || part.element === here) {
      return (
        <strong key={i} className={styles.name}>
          {part.name}
        </strong>
      );
    }
    return (
      <Button key={i} className={cx(styles.link)} onPress={() => onElement(part.element)}>
        {part.name}
      </Button>
    );
  });
}
