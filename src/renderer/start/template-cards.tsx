import { findProfile, PROFILES } from "#shared/profiles/index";
import { TEMPLATES } from "#shared/templates/index";
import type { Family } from "#shared/model/define-kind";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { cx } from "../ui/cx.ts";
import { KindIcon } from "../ui/kind-icon.tsx";
import sections from "./sections.module.css";
import styles from "./template-cards.module.css";

/** A tint for each platform, in their order. */
const TINTS: readonly Family[] = ["compute", "services", "routing", "switching", "outside"];

/** Complete designs to start from, one card for each platform, a button for each variant. */
export function TemplateCards({ onTemplate }: { onTemplate: (id: string) => void }) {
  return (
    <section className={sections.section} aria-label="Templates">
      <div className={sections.head}>
        <h2 className={sections.title}>Templates</h2>
        <span className={sections.note}>complete, valid designs to start from</span>
      </div>
      <ul className={sections.templates}>
        {PROFILES.map((profile, i) => {
          const templates = TEMPLATES.filter((template) => template.profile === profile.name);
          const family = TINTS[i % TINTS.length] ?? "outside";
          if (templates.length === 0) return null;
          return (
            <li key={profile.name}>
              <Card>
                <div className={styles.card}>
                  <span className={cx(styles.icon, styles[family])}>
                    <KindIcon icon={templates[0]?.icon ?? "box"} family={family} size={20} />
                  </span>
                  <div className={styles.words}>
                    <h3 className={styles.name}>{profile.label}</h3>
                    <p className={styles.summary}>{profile.summary}</p>
                    <div className={styles.variants}>
                      {templates.map(({ id, variant }) => (
                        <Button
                          key={id}
                          size="sm"
                          aria-label={`${variantLabel(profile.name, variant)}, ${profile.label}`}
                          onPress={() => onTemplate(id)}
                        >
                          {variantLabel(profile.name, variant)}
                        </Button>
                      ))}
                    </div>
                  </div>
                </div>
              </Card>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function variantLabel(profile: string, variant: string): string {
  const variants = findProfile(profile)?.variants ?? [];
  return variants.find(({ name }) => name === variant)?.label ?? variants[0]?.label ?? "Start";
}
