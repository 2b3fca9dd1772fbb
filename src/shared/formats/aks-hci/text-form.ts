/** In which form a text gives its settings. */
export type TextForm = "json" | "yaml" | "powershell";

const KEYS =
  "vswitchName|vipPoolStart|vipPoolEnd|k8sNodeIpPoolStart|k8sNodeIpPoolEnd|cloudServiceCidr|cloudConfigLocation|ipAddressPrefix";
const COMMAND = /\b(?:New|Set)-AksHci\w+/i;
const JSON_KEY = new RegExp(`"(?:(?:New|Set)-AksHci\\w+|${KEYS})"\\s*:`, "gi");
const YAML_KEY = new RegExp(
  `^[\\t ]*(?:-[\\t ]+)?["']?(?:(?:New|Set)-AksHci\\w+|${KEYS})["']?[\\t ]*:(?:[\\t ]|$)`,
  "gim",
);

/** The form of a text that speaks of AKS on Azure Stack HCI; undefined for any other text. */
export function findTextForm(whole: string): TextForm | undefined {
  const text = whole.slice(0, 262_144);
  if (/^[\s\ufeff]*[{[]\s*(?:["{[\]}]|$)/.test(text.slice(0, 4_096))) {
    const keys = new Set([...text.matchAll(JSON_KEY)].map(([key]) => key.toLowerCase()));
    const isTemplate = /"\$schema"\s*:/.test(text);
    return (keys.size >= 2 || COMMAND.test(text)) && !isTemplate ? "json" : undefined;
  }
  const isScript = /(?:^|[\s=({;|])(?:New|Set)-AksHci\w+(?:[ \t`]|$)/im.test(text);
  const keys = new Set([...text.matchAll(YAML_KEY)].map(([key]) => key.trim().toLowerCase()));
  if (isScript) return "powershell";
  return keys.size >= 2 || [...keys].some((key) => COMMAND.test(key)) ? "yaml" : undefined;
}
