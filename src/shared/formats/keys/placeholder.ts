/**
 * True for what templates leave to be filled in: `<name>`, `TODO…`, `{name}`, `{{NAME}}`,
 * `$VARIABLE`, `…-null`, `keyvault://…`, GUIDs of one digit or of x (realworld.md section 10).
 */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return text !== "" && (SHAPES.some((shape) => shape.test(text)) || isPatternedGuid(text));
}

const SHAPES: readonly RegExp[] = [
  /^<[^<>]*>$/,
  /^<?\s*todo\b/i,
  /^\{\{[^{}]*\}\}$/,
  /^\{[^{}"]*\}$/,
  /^\$\{?[A-Za-z_][\w:.]*\}?$/,
  /^%[A-Za-z_]\w*%$/,
  /^[\w-]*-null$/i,
  /^keyvault:\/\//i,
];

const GUID = /^[\da-zA-Z]{8}-[\da-zA-Z]{4}-[\da-zA-Z]{4}-[\da-zA-Z]{4}-[\da-zA-Z]{12}$/;

function isPatternedGuid(text: string): boolean {
  if (!GUID.test(text)) return false;
  const groups = text.toLowerCase().split("-");
  return (
    groups.every((group) => new Set(group).size === 1) ||
    groups.every((group) => COUNTING.includes(group))
  );
}

const COUNTING = "01234567890123456789";
