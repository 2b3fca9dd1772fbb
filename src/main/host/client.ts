import type { ApiEvents, EventName } from "#shared/api/contract";

/** One page (or program) that talks to the host. The shell makes it and says when it is gone. */
export interface Client {
  /** Unique among those connected. */
  readonly id: string;
  send<N extends EventName>(name: N, payload: ApiEvents[N]): void;
}
