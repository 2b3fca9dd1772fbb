import { ACTIONS, MENUS, type ActionDef } from "#shared/commands/actions";
import { shownKeys } from "../../project/keys.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import styles from "./keys-dialog.module.css";

/** Every action that has keys, under its menu. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog isOpen onOpenChange={onClose} title="Keyboard shortcuts" size="lg">
      <div className={styles.menus}>
        {MENUS.map((menu) => {
          const actions: readonly ActionDef[] = ACTIONS.filter((action) => action.menu === menu);
          const withKeys = actions.filter(({ keys }) => keys !== undefined);
          if (withKeys.length === 0) return null;
          return (
            <section key={menu} className={styles.menu}>
              <h3 className={styles.title}>{menu}</h3>
              <dl>
                {withKeys.map(({ id, label, keys = [] }) => (
                  <div key={id} className={styles.line}>
                    <dt>{label}</dt>
                    <dd className={styles.keys}>
                      {keys.map((each) => (
                        <Kbd key={each} keys={shownKeys(each)} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
