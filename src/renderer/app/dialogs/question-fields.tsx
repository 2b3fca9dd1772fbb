import { parseInteger } from "#shared/address/integer";
import type { AnswerProblem } from "#shared/templates/lay-out";
import { standardText } from "#shared/templates/question";
import type { Template } from "#shared/templates/template";
import { TextInput } from "../../ui/text-input.tsx";
import styles from "./new-project-dialog.module.css";

export interface QuestionFieldsProps {
  readonly questions: Template["questions"];
  /** What was typed, by the key of the question. */
  readonly texts: Readonly<Record<string, string>>;
  readonly problems: readonly AnswerProblem[];
  readonly onChange: (key: string, text: string) => void;
}

/** What a template asks, each question as a field with its standard value. */
export function QuestionFields({ questions, texts, problems, onChange }: QuestionFieldsProps) {
  return (
    <div className={styles.questions} role="group" aria-label="Values of the design">
      {questions.map((question) => (
        <TextInput
          key={question.key}
          label={question.label}
          help={question.help}
          error={problems.find(({ key }) => key === question.key)?.message}
          mono
          inputMode={question.kind === "prefix" ? undefined : "numeric"}
          value={texts[question.key] ?? standardText(question)}
          onInput={(text) => onChange(question.key, text)}
          onStep={question.kind === "count" ? (text, by) => stepped(question, text, by) : undefined}
        />
      ))}
    </div>
  );
}

/** The next number that is still within bounds; a text that is no number stays. */
function stepped({ min, max }: { min: number; max: number }, text: string, by: 1 | -1): string {
  const number = parseInteger(text.trim());
  return number.ok ? String(Math.min(max, Math.max(min, number.value + by))) : text;
}
