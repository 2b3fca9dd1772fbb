/** The page's address, and the two channels between it and the main process. */
export const SCHEME = "app";
export const ORIGIN = "app://underlay";
export const CALL_CHANNEL = "underlay:call";
export const EVENT_CHANNEL = "underlay:event";
