import { err, ok, type Result } from "#shared/kernel/result";
import { CALLS, type CallInput, type CallName, type CallOutput } from "./contract.ts";
import { apiError, type ApiError } from "./errors.ts";

/** What a host implements: one function for each call. Expected failures are values. */
export type Handlers<Context> = {
  readonly [N in CallName]: (
    input: CallInput<N>,
    context: Context,
  ) => Promise<Result<CallOutput<N>, ApiError>> | Result<CallOutput<N>, ApiError>;
};

/**
 * The one way into a host, whatever the transport: checks the name, checks the input against the
 * contract, calls the handler. What it throws is logged under a reference and becomes `internal`.
 */
export function serve<Context>(handlers: Handlers<Context>, log: (thrown: unknown) => string) {
  return async (
    name: unknown,
    input: unknown,
    context: Context,
  ): Promise<Result<unknown, ApiError>> => {
    if (typeof name !== "string" || !Object.hasOwn(CALLS, name)) {
      return err(apiError("bad-request", "Unknown call."));
    }
    const parsed = CALLS[name as CallName].input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return err(
        apiError("bad-request", `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`),
      );
    }
    const handler = handlers[name as CallName] as (
      input: unknown,
      context: Context,
    ) => Promise<Result<unknown, ApiError>> | Result<unknown, ApiError>;
    try {
      const answer = await handler(parsed.data, context);
      return answer.ok ? ok(answer.value) : answer;
    } catch (thrown) {
      return err(apiError("internal", `Reference ${log(thrown)}.`));
    }
  };
}
