import { findProfile, PROFILES } from "#shared/profiles/index";
import { inSentence } from "#shared/kernel/words";
import { OTHER_DESIGNS, TEMPLATES } from "#shared/templates/index";
import type { Template } from "#shared/templates/template";
import type { Family } from "#shared/model/define-kind";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { cx } from "../ui/cx.ts";
import { KindIcon } from "../ui/kind-icon.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import sections from "./sections.module.css";
import styles from "./template-cards.module.css";

/** A tint for each platform, in their order. */
const TINTS: readonly Family[] = ["compute", "services", "routing", "switching", "outside"];

/** Designs that no single platform stands for: the title of the card, and what its button says. */
const OTHER_CARDS: Readonly<Record<string, { title: string; button: string }>> = {
  mixed: { title: "Several platforms", button: "Plant, stores and rig" },
  "plant-hamburg": { title: "Sample", button: "Plant Hamburg" },
};

interface Choice {
  readonly template: Template;
  readonly label: string;
}

/** Complete designs to start from: a card for each platform, then those of no single platform. */
export function TemplateCards({ onTemplate }: { onTemplate: (id: string) => void }) {
  return (
    <section className={sections.section} aria-label="Templates">
      <div className={sections.head}>
        <h2 className={sections.title}>Templates</h2>
        <span className={sections.note}>complete designs to start from</span>
      </div>
      <ul className={sections.templates}>
        {PROFILES.map((profile, i) => {
          const templates = TEMPLATES.filter((template) => template.profile === profile.name);
          if (templates.length === 0) return null;
          return (
            <TemplateCard
              key={profile.name}
              title={profile.label}
              summary={profile.summary}
              family={TINTS[i % TINTS.length] ?? "outside"}
              choices={templates.map((template) => ({
                template,
                label: variantLabel(profile.name, template.variant),
              }))}
              onTemplate={onTemplate}
            />
          );
        })}
        {OTHER_DESIGNS.map((template) => {
          const { title, button } = OTHER_CARDS[template.id] ?? {
            title: template.label,
            button: "Start",
          };
          return (
            <TemplateCard
              key={template.id}
              title={title}
              summary={template.summary}
              family="address"
              choices={[{ template, label: button }]}
              onTemplate={onTemplate}
            />
          );
        })}
      </ul>
    </section>
  );
}

interface TemplateCardProps {
  readonly title: string;
  readonly summary: string;
  readonly family: Family;
  readonly choices: readonly Choice[];
  readonly onTemplate: (id: string) => void;
}

function TemplateCard({ title, summary, family, choices, onTemplate }: TemplateCardProps) {
  return (
    <li>
      <Card>
        <div className={styles.card}>
          <span className={cx(styles.icon, styles[family])}>
            <KindIcon icon={choices[0]?.template.icon ?? "box"} family={family} size={20} />
          </span>
          <div className={styles.words}>
            <h3 className={styles.name}>{title}</h3>
            <p className={styles.summary}>{summary}</p>
            <div className={styles.variants}>
              {choices.map(({ template, label }) => (
                <Tooltip key={template.id} text={openingWords(template)}>
                  <Button
                    size="sm"
                    aria-label={`${label}, ${title}`}
                    onPress={() => onTemplate(template.id)}
                  >
                    {label}
                  </Button>
                </Tooltip>
              ))}
            </div>
          </div>
        </div>
      </Card>
    </li>
  );
}

/** What a press does, and where the values of the design can be chosen instead. */
function openingWords({ questions }: Template): string {
  if (questions.length === 0) return "Opens at once.";
  const labels = questions.map(({ label }) => inSentence(label)).join(", ");
  return `Opens at once with standard values. New project asks for ${labels}.`;
}

function variantLabel(profile: string, variant: string): string {
  const variants = findProfile(profile)?.variants ?? [];
  return variants.find(({ name }) => name === variant)?.label ?? variants[0]?.label ?? "Start";
}
