import { findRecord } from "#shared/model/project";
import { platformOf } from "#shared/facts/places";
import { findProfile } from "#shared/profiles/index";
import { ProfilePage } from "../../inspector/profile-page.tsx";
import type { ProjectSession } from "../../project/project-store.ts";
import { Dialog } from "../../ui/dialog.tsx";

export interface ProfileDialogProps {
  readonly site: string;
  readonly session: ProjectSession;
  readonly onClose: () => void;
}

/** What the platform of a site says, with sources. */
export function ProfileDialog({ site: id, session, onClose }: ProfileDialogProps) {
  const { project } = session.store.getState();
  const site = findRecord(project, "elements", id);
  const platform = site && platformOf(session.checker.facts, id);
  const profile = platform && findProfile(platform.profile);
  const variant = profile?.variants.find(({ code }) => code === platform?.code);
  const edition = profile?.editions.find((each) => each.id === platform?.edition);
  if (!site || !platform || !profile) {
    return (
      <Dialog isOpen onOpenChange={onClose} title="What the platform says">
        <p>
          {site
            ? `${site.name} has no platform yet. Choose one in the inspector.`
            : "The site is gone."}
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={
        profile.variants.length > 1 ? `${profile.label}, ${variant?.label ?? ""}` : profile.label
      }
      description={`${site.name} is judged by the documents of ${edition?.label ?? platform.edition}.`}
      size="lg"
    >
      <ProfilePage profile={profile} code={platform.code} edition={platform.edition} />
    </Dialog>
  );
}
