import { err, ok, type Result } from "#shared/kernel/result";
import { messageText } from "#shared/kernel/message";
import { recordsOf, type Project } from "#shared/model/project";
import { checkProject } from "#shared/rules/checker";
import type { Finding } from "#shared/rules/finding";
import { explainRoom } from "./ground-plan.ts";
import { parseAnswer } from "./question.ts";
import type { Answers, Template } from "./template.ts";

/** Why an answer cannot be used; `key` is that of its question, or one that is not asked. */
export interface AnswerProblem {
  readonly key: string;
  readonly message: string;
}

/**
 * The design for answers as they are typed, by the key of their question; what is not answered has
 * its standard answer. Refused are ill-formed answers, those out of bounds, networks without the
 * room, and answers with which the design would open with an error, for example because the network
 * overlaps another one of the design.
 */
export function layOut(
  template: Template,
  name: string,
  texts: Readonly<Record<string, string>>,
): Result<Project, readonly AnswerProblem[]> {
  const answers: Record<string, Answers[string]> = {};
  const problems: AnswerProblem[] = unknownKeys(template, texts);
  for (const question of template.questions) {
    const text = Object.hasOwn(texts, question.key) ? texts[question.key] : undefined;
    if (text === undefined) continue;
    const parsed = parseAnswer(question, text);
    if (parsed.ok) answers[question.key] = parsed.value;
    else problems.push({ key: question.key, message: parsed.error });
  }
  if (problems.length > 0) return err(problems);
  const tooSmall = roomProblem(template, answers);
  if (tooSmall !== undefined) return err([{ key: "prefix", message: tooSmall }]);
  const project = template.build(name, answers);
  // A sample has findings; who asks nothing cannot have been answered wrongly.
  if (template.questions.length === 0) return ok(project);
  const taken = takenVlan(project, answers["vlan"]);
  if (taken !== undefined) return err([{ key: "vlan", message: taken }]);
  const errors = checkProject(project).filter(({ severity }) => severity === "error");
  return errors.length === 0 ? ok(project) : err(problemsOf(template, errors));
}

function unknownKeys(template: Template, texts: Readonly<Record<string, string>>): AnswerProblem[] {
  const known = template.questions.map(({ key }) => key);
  const asked = known.length === 0 ? "nothing" : known.join(", ");
  return Object.keys(texts)
    .filter((key) => !known.includes(key))
    .map((key) => ({ key, message: `${template.label} does not ask for it; it asks ${asked}.` }));
}

function roomProblem(template: Template, answers: Answers): string | undefined {
  const full = template.answersFor(answers);
  const { prefix } = full;
  if (!template.plan || typeof prefix !== "object") return undefined;
  return explainRoom(prefix, template.plan(full));
}

/** Why a VLAN ID cannot be used a second time: each network of a template is a VLAN of its own. */
function takenVlan(project: Project, vlan: Answers[string] | undefined): string | undefined {
  const names = [...recordsOf(project, "elements")]
    .filter(({ kind, fields }) => kind === "segment" && fields["vlan"] === vlan)
    .map(({ name }) => name);
  if (vlan === undefined || names.length < 2) return undefined;
  return `${names.join(" and ")} would share one VLAN. Choose another VLAN ID.`;
}

/** The first error of the VLAN and of the network, which every template asks for. */
function problemsOf(template: Template, errors: readonly Finding[]): readonly AnswerProblem[] {
  const has = (key: string) => template.questions.some((question) => question.key === key);
  const byKey = new Map<string, string>();
  for (const { subjects, message } of errors) {
    const isVlan = has("vlan") && subjects.some(({ field }) => field === "vlan");
    const key = isVlan ? "vlan" : "prefix";
    const advice = key === "vlan" ? "Choose another VLAN ID." : "Choose another network.";
    if (!byKey.has(key)) byKey.set(key, `${messageText(message)} ${advice}`);
  }
  return [...byKey].map(([key, message]) => ({ key, message }));
}
