import { parsePrefix, type Prefix } from "#shared/address/prefix";
import { unwrap } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import type { GroundPlan } from "./ground-plan.ts";
import type { AnswerTo, Question } from "./question.ts";

/** Answers by the key of their question. */
export type Answers = Readonly<Record<string, Prefix | number>>;

/** What every design to start from says of itself. */
interface Introduction {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly profile: string;
  readonly variant: string;
  readonly icon: string;
}

/** A design to start from. Templates are complete and valid; a sample shows findings. */
export interface Template extends Introduction {
  /** What it can be laid out for, in the order in which a person is asked. */
  readonly questions: readonly (Question & { readonly key: string })[];
  /** Every question answered: as given, else by its standard answer. */
  answersFor(answers: Answers): Answers;
  /** The addresses that it takes of the network that the question `prefix` asks for. */
  plan?(answers: Answers): GroundPlan;
  /**
   * The design for the answers; a question without one has its standard answer. Answers from a
   * person go through `layOut`, which checks them.
   */
  build(name: string, answers?: Answers): Project;
}

type Asks = Readonly<Record<string, Question>>;

type AnswersTo<A extends Asks> = { readonly [K in keyof A]: AnswerTo<A[K]> };

interface TemplateDef<A extends Asks> extends Introduction {
  readonly asks: A;
  readonly plan?: (answers: AnswersTo<A>) => GroundPlan;
  readonly build: (name: string, answers: AnswersTo<A>) => Project;
}

/** A template whose answers are typed by what it asks. */
export function defineTemplate<A extends Asks>(def: TemplateDef<A>): Template {
  const { asks, plan, build, ...introduction } = def;
  const standard = Object.fromEntries(
    Object.entries(asks).map(([key, question]) => [key, standardAnswer(question)]),
  );
  // The keys are those of `asks`, and the standard answers are of the kind that each one asks for.
  const answersFor = (answers: Answers) => ({ ...standard, ...answers }) as AnswersTo<A>;
  return {
    ...introduction,
    questions: Object.entries(asks).map(([key, question]) => ({ ...question, key })),
    answersFor,
    build: (name, answers = {}) => build(name, answersFor(answers)),
    ...(plan ? { plan: (answers) => plan(answersFor(answers)) } : {}),
  };
}

function standardAnswer(question: Question): Prefix | number {
  if (question.kind !== "prefix") return question.standard;
  return unwrap(parsePrefix(question.standard)).prefix;
}
