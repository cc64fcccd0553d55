/** An instant in UTC, ISO 8601 with milliseconds (timestamptz). */
export type Instant = string;
/** A date without a time, ISO 8601 (date). */
export type DateText = string;
