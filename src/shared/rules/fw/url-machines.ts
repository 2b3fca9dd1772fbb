import { plain, say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";

export function who(element: ElementRecord, article = "the"): Message {
  return element.kind === "cluster" ? say`${plain(article)} VMs of ${element}` : say`${element}`;
}
