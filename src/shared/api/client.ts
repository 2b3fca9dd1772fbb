import type { Result } from "#shared/kernel/result";
import type { ApiEvents, CallInput, CallName, CallOutput, EventName } from "./contract.ts";
import type { ApiError } from "./errors.ts";

/** How a client reaches its host: one way in, one stream out. Each transport is a thin glove. */
export interface Transport {
  /** Sends a call; resolves with the raw reply, and never rejects for an expected failure. */
  send(name: CallName, input: unknown): Promise<Result<unknown, ApiError>>;
  /** Receives every event; returns what ends the subscription. */
  listen(onEvent: (name: EventName, payload: unknown) => void): () => void;
}

/** The host as a client sees it: typed calls and events. */
export interface ApiClient {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>, ApiError>>;
  on<N extends EventName>(name: N, handler: (payload: ApiEvents[N]) => void): () => void;
}

export function createClient(transport: Transport): ApiClient {
  return {
    call: (name, input) =>
      transport.send(name, input) as Promise<Result<CallOutput<typeof name>, ApiError>>,
    on: (name, handler) =>
      transport.listen((event, payload) => {
        if (event === name) handler(payload as ApiEvents[typeof name]);
      }),
  };
}
