import { createContext, useContext, type ReactNode } from "react";
import { useStore } from "zustand";
import type { Facts } from "#shared/facts/engine";
import type { Project } from "#shared/model/project";
import type { ProjectSession, ProjectState } from "./project-store.ts";
import { selectionStore, type SelectionState } from "./selection-store.ts";

const SessionContext = createContext<ProjectSession | undefined>(undefined);

/** Gives everything inside the open project. */
export function SessionProvider({
  session,
  children,
}: {
  session: ProjectSession;
  children: ReactNode;
}) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The open project of this window. */
export function useSession(): ProjectSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("no project is open here");
  return session;
}

/** One value of the project's state; draws again when it changes. */
export function useProjectState<T>(pick: (state: ProjectState) => T): T {
  return useStore(useSession().store, pick);
}

/** The document as it stands. */
export function useProject(): Project {
  return useProjectState((state) => state.project);
}

/** Facts about the document; draws again with every edit, since any of them may differ. */
export function useFacts(): Facts {
  useProject();
  return useSession().checker.facts;
}

/** One value of the selection; draws again when it changes. */
export function useSelection<T>(pick: (state: SelectionState) => T): T {
  return useStore(selectionStore, pick);
}
