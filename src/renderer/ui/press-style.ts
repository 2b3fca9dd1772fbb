const id = "react-aria-pressable-style";

/**
 * Keeps react-aria from adding its own style element, which our content security policy refuses.
 * Call once before the first render; base.css holds the one declaration it would have added.
 */
export function installPressStyle(): void {
  if (document.getElementById(id)) return;
  const marker = document.createElement("meta");
  marker.id = id;
  document.head.append(marker);
}
