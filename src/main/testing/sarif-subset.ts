// The part of SARIF 2.1.0 that Underlay writes, copied out of the specification by hand and closed to
// anything else. The official schema cannot be had from the npm registry; to check against a copy of
// it as well, name the file in UNDERLAY_SARIF_SCHEMA when running the tests.

const text = { type: "string" } as const;
const index = { type: "integer", minimum: 0 } as const;
const level = { enum: ["none", "note", "warning", "error"] } as const;
const bag = { type: "object" } as const;

function object(properties: object, ...required: readonly string[]) {
  return { type: "object", additionalProperties: false, properties, required };
}

function list(items: object) {
  return { type: "array", items };
}

const message = object({ text }, "text");
const artifactLocation = object({ uri: text, index }, "uri");
const logicalLocation = object({
  name: text,
  fullyQualifiedName: text,
  kind: text,
  properties: bag,
});
const location = object({
  id: index,
  physicalLocation: object({ artifactLocation }),
  logicalLocations: list(logicalLocation),
});

const rule = object(
  {
    id: text,
    name: text,
    shortDescription: message,
    fullDescription: message,
    help: object({ text, markdown: text }, "text"),
    defaultConfiguration: object({ level }),
    properties: bag,
  },
  "id",
);

const suppression = object(
  {
    kind: { enum: ["inSource", "external"] },
    status: { enum: ["accepted", "underReview", "rejected"] },
    justification: text,
    properties: bag,
  },
  "kind",
);

const result = object(
  {
    ruleId: text,
    ruleIndex: index,
    level,
    message,
    locations: list(location),
    relatedLocations: list(location),
    fingerprints: { type: "object", additionalProperties: text },
    suppressions: list(suppression),
  },
  "message",
);

const driver = object(
  {
    name: text,
    version: text,
    semanticVersion: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
    rules: { ...list(rule), uniqueItems: true },
  },
  "name",
);

const run = object(
  {
    tool: object({ driver }, "driver"),
    invocations: list(object({ executionSuccessful: { type: "boolean" } }, "executionSuccessful")),
    artifacts: list(object({ location: artifactLocation, description: message })),
    results: list(result),
  },
  "tool",
);

/** JSON Schema of the SARIF that Underlay writes. */
export const SARIF_SUBSET = object(
  { $schema: text, version: { const: "2.1.0" }, runs: list(run) },
  "version",
  "runs",
);
