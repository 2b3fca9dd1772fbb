import { icons, type IconName } from "./icons";

export interface IconProps {
  name: IconName;
  /** Pixels, 16 unless told. */
  size?: number | undefined;
  /** Only where the icon stands alone; otherwise it is decoration beside a word. */
  label?: string | undefined;
  className?: string | undefined;
}

/** A line icon, 1.75 stroke, in the colour of its text. */
export function Icon({ name, size = 16, label, className }: IconProps) {
  const Drawing = icons[name];
  return (
    <Drawing
      size={size}
      strokeWidth={1.75}
      className={className}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
      focusable={false}
      style={{ flex: "none" }}
    />
  );
}
