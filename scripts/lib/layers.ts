// Who may import whom, as lint rules. A folder that is not listed here may import anything of its side.
import type { OxlintOverride } from "oxlint";

const basis = ["kernel", "address", "model"];
const vocabulary = [...basis, "kinds", "profiles"];
const judgement = [...vocabulary, "facts", "rules"];
const insight = [...judgement, "trace", "plans"];

/** Each folder of src/shared, from the ground up, and the folders that it may import. */
const shared: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  address: ["kernel"],
  model: ["kernel", "address"],
  kinds: basis,
  profiles: basis,
  commands: vocabulary,
  facts: vocabulary,
  rules: [...vocabulary, "facts"],
  trace: judgement,
  plans: [...judgement, "commands"],
  drawing: insight,
  diff: insight,
  runbook: [...insight, "drawing", "diff"],
  formats: [...insight, "commands", "drawing", "diff", "runbook"],
  templates: [...insight, "commands", "drawing", "diff", "runbook", "formats"],
  api: [...basis, "commands"],
};

/** Folders that may be imported for their types alone. */
const sharedTypes: Readonly<Record<string, readonly string[]>> = {
  rules: ["commands"], // a fix is a command
  api: Object.keys(shared),
};

const shells = ["desktop", "web", "cli"];
const panels =
  "canvas inspector palette outline problems planner addresses routes trace runbook review start".split(
    " ",
  );

const nodeOnly =
  /^(node:|(electron|better-sqlite3|hono|@hono|commander|fs|path|os|crypto|util|events|stream|child_process|worker_threads)(\/|$))/;
const browserOnly =
  /^(react|react-dom|@xyflow|react-aria-components|lucide-react|zustand|@fontsource|react-resizable-panels)(\/|$)/;

interface Restriction {
  regex: string;
  message: string;
  allowTypeImports?: boolean;
}

const notNode = (who: string): Restriction => ({
  regex: nodeOnly.source,
  message: `${who} runs without Node. What needs it belongs in src/main, behind src/shared/api.`,
});
const notBrowser = (who: string): Restriction => ({
  regex: browserOnly.source,
  message: `${who} knows no window. What is drawn in one belongs in src/renderer.`,
});
const notMain = (who: string): Restriction => ({
  regex: String.raw`^(#main/|(\.\./)+main/)`,
  message: `${who} does not import src/main. It asks the host through the contract in src/shared/api.`,
});
const notRenderer = (who: string): Restriction => ({
  regex: String.raw`^(\.\./)+renderer/`,
  message: `${who} does not import src/renderer. What both need belongs in src/shared.`,
});

/** Folders of one layer, however they are reached. */
function into(alias: string, folders: readonly string[]): string {
  return String.raw`^(${alias}|(\.\./)+)(${folders.join("|")})/`;
}

function restrict(
  files: readonly string[],
  patterns: readonly Restriction[],
  excludeFiles: readonly string[] = [],
): OxlintOverride {
  return {
    files: [...files],
    excludeFiles: [...excludeFiles],
    rules: { "no-restricted-imports": ["error", { patterns: [...patterns] }] },
  };
}

const tests = ["**/*.test.ts", "**/*.test.tsx"];

/** Tests and src/shared/testing may look anywhere in src/shared, and use Node. */
const outsideShared = [notMain("src/shared"), notRenderer("src/shared")];
const pureShared = [...outsideShared, notNode("src/shared"), notBrowser("src/shared")];

const sharedRules = Object.entries(shared).map(([folder, allowed]) => {
  const who = `src/shared/${folder}`;
  const types = sharedTypes[folder] ?? [];
  const others = [...Object.keys(shared), "testing"].filter(
    (other) => other !== folder && !allowed.includes(other),
  );
  const may = allowed.length === 0 ? "nothing of src/shared" : `only ${allowed.join(", ")}`;
  const message = `${who} may import ${may}. What needs more belongs in a layer above it.`;
  const restrictions = [
    { names: others.filter((name) => !types.includes(name)), allowTypeImports: false },
    { names: others.filter((name) => types.includes(name)), allowTypeImports: true },
  ]
    .filter(({ names }) => names.length > 0)
    .map(({ names, allowTypeImports }) => ({
      regex: into("#shared/", names),
      message: allowTypeImports ? `${message} From here it may import types only.` : message,
      allowTypeImports,
    }));
  return restrict([`${who}/**`], [...pureShared, ...restrictions], tests);
});

const outsideMain = [notRenderer("src/main"), notBrowser("src/main")];
const mainRules = [
  restrict(["src/main/**"], outsideMain),
  restrict(
    ["src/main/storage/**"],
    [
      ...outsideMain,
      {
        regex: into("#main/", ["host", ...shells]),
        message:
          "src/main/storage stands below host and shells. What knows a session belongs in src/main/host.",
      },
    ],
    tests,
  ),
  restrict(
    ["src/main/host/**"],
    [
      ...outsideMain,
      {
        regex: into("#main/", shells),
        message:
          "src/main/host serves every shell alike. What knows one of them belongs in that shell.",
      },
    ],
    tests,
  ),
  ...shells.map((shell) =>
    restrict(
      [`src/main/${shell}/**`],
      [
        ...outsideMain,
        {
          regex: into(
            "#main/",
            shells.filter((other) => other !== shell),
          ),
          message: `src/main/${shell} does not import another shell. What they share belongs in src/main/host.`,
        },
      ],
    ),
  ),
];

const outsideRenderer = [notMain("src/renderer"), notNode("src/renderer")];
const grounds: Readonly<Record<string, readonly string[]>> = {
  ui: ["app", "project", "transport", ...panels],
  transport: ["app", "project", "ui", ...panels],
  project: ["app", "ui", ...panels],
};
const rendererRules = [
  restrict(["src/renderer/**"], outsideRenderer),
  ...Object.entries(grounds).map(([folder, above]) =>
    restrict(
      [`src/renderer/${folder}/**`],
      [
        ...outsideRenderer,
        {
          regex: into("#renderer/", above),
          message: `src/renderer/${folder} stands below ${above.slice(0, 3).join(", ")} and the panels. What needs them belongs there.`,
        },
      ],
    ),
  ),
  ...panels.map((panel) =>
    restrict(
      [`src/renderer/${panel}/**`],
      [
        ...outsideRenderer,
        {
          regex: into("#renderer/", ["app", ...panels.filter((other) => other !== panel)]),
          message: `src/renderer/${panel} knows no other panel. What panels share belongs in ui, project or transport; app brings them together.`,
        },
      ],
    ),
  ),
];

export const layerRules: OxlintOverride[] = [
  restrict(["src/shared/**"], outsideShared),
  ...sharedRules,
  ...mainRules,
  ...rendererRules,
];
