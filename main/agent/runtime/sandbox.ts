declare const GUITAI_SANDBOX: boolean;

/** A build-time constant, false in packages; where no build set it (plain Node, tests), true. What a branch must never run hangs on it. */
export const SANDBOX = typeof GUITAI_SANDBOX === 'undefined' || GUITAI_SANDBOX;
