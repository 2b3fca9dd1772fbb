import { URL_ALLOWLIST } from "#shared/profiles/arc-urls";

export const ALL = URL_ALLOWLIST.map(({ pattern, port }) => ({ pattern, port }));
